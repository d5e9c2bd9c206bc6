package dev.redial.knowledge;

import dev.redial.code.ErrorCode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Looks for words in codes, causes and steps; where nothing holds them as typed, for words that differ by a slip of the finger. */
final class Search {

    private static final int MOST_CODES = 30;
    private static final int MOST_OTHERS = 8;
    /** Shorter words are alike too often: "tls" and "tcp" differ by two letters. */
    private static final int LONG_ENOUGH = 4;
    /** From this length on a second slip is forgiven, such as two letters that changed places. */
    private static final int LONG = 6;

    private final KnowledgeBase knowledge;
    private final String language;

    Search(KnowledgeBase knowledge, String language) {
        this.knowledge = knowledge;
        this.language = language;
    }

    Found find(String query) {
        List<String> words = Arrays.stream(
                        query.toLowerCase(Locale.ROOT).strip().split("[\\s,;/]+"))
                .filter(w -> !w.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return new Found(List.of(), List.of(), List.of(), false);
        }
        Found exact = find(words, String::contains, false);
        return exact.nothing() ? find(words, Search::alike, true) : exact;
    }

    private Found find(List<String> words, BiPredicate<String, String> holds, boolean guessed) {
        return new Found(
                matching(knowledge.entries(), this::text, words, holds)
                        .sorted(Comparator.comparing(CodeEntry::namespace))
                        .limit(MOST_CODES)
                        .toList(),
                matching(knowledge.causes(), c -> text(c.id().value(), c.texts()), words, holds)
                        .limit(MOST_OTHERS)
                        .toList(),
                matching(knowledge.steps(), s -> text(s.id().value(), s.texts()), words, holds)
                        .limit(MOST_OTHERS)
                        .toList(),
                guessed);
    }

    private static <T> Stream<T> matching(
            Iterable<T> things, Function<T, String> textOf, List<String> words, BiPredicate<String, String> holds) {
        Stream.Builder<T> found = Stream.builder();
        for (T thing : things) {
            String text = textOf.apply(thing).toLowerCase(Locale.ROOT);
            if (words.stream().allMatch(word -> holds.test(text, word))) {
                found.add(thing);
            }
        }
        return found.build();
    }

    private static boolean alike(String text, String word) {
        if (text.contains(word)) {
            return true;
        }
        if (word.length() < LONG_ENOUGH) {
            return false;
        }
        LevenshteinDistance slips = new LevenshteinDistance(word.length() < LONG ? 1 : 2);
        return Arrays.stream(text.split("[^\\p{L}\\p{Nd}]+")).anyMatch(known -> slips.apply(known, word) >= 0);
    }

    private String text(CodeEntry e) {
        return String.join(
                " ",
                ErrorCode.hex(e.number()),
                Integer.toUnsignedString(e.number()),
                e.symbol().orElse(""),
                e.meaning(Texts.ENGLISH),
                e.meaning(language));
    }

    private String text(String id, Texts texts) {
        Prose own = texts.in(language);
        return String.join(" ", id, texts.in(Texts.ENGLISH).title(), own.title(), own.summary());
    }
}
