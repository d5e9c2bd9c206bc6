package dev.redial.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language is complete: a word or a page that lacks in one stops the build. */
class LanguageGapsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final KnowledgeBase KNOWN = KnowledgeContentTest.SHIPPED.now();

    static List<String> languages() {
        return Languages.SUPPORTED.stream()
                .filter(code -> !code.equals(Texts.ENGLISH))
                .toList();
    }

    private static Set<String> keys(Path file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            words.load(reader);
        }
        return words.stringPropertyNames();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyWordOfAPage_isThere(String language) throws IOException {
        List<Path> english;
        try (Stream<Path> files = Files.list(MESSAGES)) {
            english = files.filter(f -> f.getFileName().toString().matches("[a-z]+\\.properties"))
                    .toList();
        }
        assertThat(english).hasSizeGreaterThan(10);
        for (Path file : english) {
            String name = file.getFileName().toString().replace(".properties", "_" + language + ".properties");
            assertThat(keys(MESSAGES.resolve(name))).as(name).isEqualTo(keys(file));
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everythingKnown_isThere(String language) {
        Stream<Texts> texts = Stream.of(
                        KNOWN.causes().stream().map(Cause::texts),
                        KNOWN.steps().stream().map(Step::texts),
                        KNOWN.questions().stream().map(Question::texts),
                        KNOWN.articles().stream().map(CodeArticle::texts),
                        KNOWN.discouraged().stream().map(Discouraged::texts))
                .flatMap(s -> s);
        assertThat(texts.filter(t -> !t.translated(language))
                        .map(t -> t.in(Texts.ENGLISH).title()))
                .isEmpty();
        assertThat(KNOWN.entries().stream()
                        .filter(e -> !e.meanings().containsKey(language))
                        .map(e -> e.namespace().id() + " " + e.number()))
                .isEmpty();
    }

    /** Where a body cites a source, its translation does: claims don't lose their ground on the way. */
    @ParameterizedTest
    @MethodSource("languages")
    void translations_citeTheSameSources(String language) {
        Stream.of(
                        KNOWN.causes().stream().map(Cause::texts),
                        KNOWN.steps().stream().map(Step::texts),
                        KNOWN.articles().stream().map(CodeArticle::texts),
                        KNOWN.discouraged().stream().map(Discouraged::texts))
                .flatMap(s -> s)
                .forEach(t -> assertThat(Set.copyOf(t.in(language).cited()))
                        .as(t.in(Texts.ENGLISH).title())
                        .isEqualTo(Set.copyOf(t.in(Texts.ENGLISH).cited())));
    }

    @Test
    void pagesAreBuiltInTheSameLanguages() throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(reader);
        }
        assertThat(settings.getProperty("quarkus.locales")).isEqualTo(String.join(",", Languages.SUPPORTED));
    }
}
