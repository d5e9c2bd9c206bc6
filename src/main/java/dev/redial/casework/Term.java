package dev.redial.casework;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One thing that a case can be found by.
 *
 * @param text in lower case; bytes of it beyond {@value #MOST_BYTES} do not count
 */
public record Term(Kind kind, String text) {

    private static final int MOST_BYTES = 120;

    /** Wide enough for a host name with its port or a number in any spelling: what belongs together stays together. */
    private static final Pattern BETWEEN_CHUNKS = Pattern.compile("[^\\p{L}\\p{N}._:/-]+");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** What kinds there are, with the letter that each begins with in the database. */
    public enum Kind {
        CODE('c'),
        CAUSE('k'),
        HOST('h'),
        GATEWAY('g'),
        /** The network of a tested address: IPv4 /24, IPv6 /48. */
        NETWORK('n'),
        ARTICLE('f'),
        STATE('s'),
        ASSIGNED('a'),
        TAG('t'),
        UNREAD('u'),
        WORD('w');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    public Term {
        text = folded(text);
    }

    static Term unread() {
        return new Term(Kind.UNREAD, "");
    }

    /** Upper and lower case, wide and narrow forms are the same to who searches. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** As stored. */
    byte[] bytes() {
        byte[] bytes = (kind.letter + text).getBytes(StandardCharsets.UTF_8);
        return bytes.length > MOST_BYTES ? Arrays.copyOf(bytes, MOST_BYTES) : bytes;
    }

    /** The first bytes that no text can have that begins with this one: UTF-8 has no FF. */
    byte[] end() {
        byte[] bytes = bytes();
        byte[] end = Arrays.copyOf(bytes, bytes.length + 1);
        end[bytes.length] = (byte) 0xFF;
        return end;
    }

    /** The term that is stored so. */
    static Term read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Kind kind = Arrays.stream(Kind.values())
                .filter(k -> k.letter == text.charAt(0))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a term of no kind"));
        return new Term(kind, text.substring(1));
    }

    /** What is written in a text: each chunk between blanks, and the words in it. */
    static Stream<Term> words(String text) {
        Set<Term> words = new LinkedHashSet<>();
        chunks(text).forEach(chunk -> {
            words.add(new Term(Kind.WORD, chunk));
            BETWEEN_WORDS
                    .splitAsStream(chunk)
                    .filter(w -> !w.isEmpty())
                    .forEach(w -> words.add(new Term(Kind.WORD, w)));
        });
        return words.stream();
    }

    /** What somebody searches for, one term for each chunk. */
    static Stream<Term> wanted(String text) {
        return chunks(text).map(chunk -> new Term(Kind.WORD, chunk)).distinct();
    }

    private static Stream<String> chunks(String text) {
        return BETWEEN_CHUNKS
                .splitAsStream(folded(text))
                // What ends a sentence or stands around a name does not belong to it.
                .map(chunk -> chunk.replaceAll("^[._:/-]+|[._:/-]+$", ""))
                .filter(chunk -> !chunk.isEmpty());
    }

    /** A host under its own name, its first label, and each domain it is in; an address under itself alone. */
    static Stream<Term> named(Kind kind, String host) {
        String name = folded(host);
        if (name.isEmpty()) {
            return Stream.empty();
        }
        if (!name.matches(".*[a-z].*") || name.contains(":")) {
            return Stream.of(new Term(kind, name));
        }
        Stream.Builder<Term> terms = Stream.builder();
        terms.add(new Term(kind, name.split("\\.", 2)[0]));
        for (String rest = name;
                !rest.isEmpty();
                rest = rest.contains(".") ? rest.substring(rest.indexOf('.') + 1) : "") {
            terms.add(new Term(kind, rest));
        }
        return terms.build();
    }
}
