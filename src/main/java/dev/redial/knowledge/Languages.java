package dev.redial.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The languages of pages, findings and knowledge, from {@code messages/languages.txt}: one a line, the code and the language's own name. */
public final class Languages {

    /** One of them. @param name as its speakers call it */
    public record Language(String code, String name) {}

    /** English first: it is what everything falls back to. */
    public static final List<Language> ALL = read();

    public static final List<String> SUPPORTED =
            ALL.stream().map(Language::code).toList();

    private Languages() {}

    private static List<Language> read() {
        try (InputStream file = Objects.requireNonNull(Languages.class.getResourceAsStream("/messages/languages.txt"));
                var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .map(words -> new Language(words[0], words[1].strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read our own languages", e);
        }
    }

    /** The first wish we can fulfil, or English. @param wishes as a browser states them, best first */
    public static String choose(List<Locale> wishes) {
        return wishes.stream()
                .map(Locale::getLanguage)
                .filter(SUPPORTED::contains)
                .findFirst()
                .orElse(Texts.ENGLISH);
    }
}
