package dev.redial.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.code.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong content fails loudly: one folder of {@code knowledge-broken} for each rule, laid over the folder {@code whole}, with the exact
 * words that its author gets in {@code expected.txt}.
 */
class KnowledgeLoaderTest {

    private static final Path SAMPLES = Path.of("src", "test", "resources", "knowledge-broken");
    private static final Path WHOLE = SAMPLES.resolve("whole");

    static Stream<String> samples() throws IOException {
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            return folders
                    .filter(f -> !f.equals(WHOLE))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void defect_isNamedExactly(String sample) throws IOException {
        Path folder = SAMPLES.resolve(sample);
        assertThat(defects(new KnowledgeFiles().with(WHOLE).with(folder)))
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(folder.resolve("expected.txt")));
    }

    @Test
    void soundFolder_hasNoDefect() {
        assertThat(defects(new KnowledgeFiles().with(WHOLE))).isEmpty();
    }

    @Test
    void noSources_areNoticed() {
        assertThat(defects(new KnowledgeFiles())).containsExactly("sources.yaml: is missing");
    }

    @Test
    void laterFolder_replacesFileByFile() {
        KnowledgeFiles files =
                new KnowledgeFiles().with(SAMPLES.resolve("step-unknown")).with(WHOLE);
        assertThat(defects(files)).isEmpty();
    }

    @Test
    void headWithoutBody_changesNumbersAndKeepsTheRest() {
        KnowledgeFiles files = new KnowledgeFiles()
                .with(WHOLE)
                .with("causes/broken.md", "---\nprior: 77\ncodes:\n  \"0x204\": rare\n---\n")
                .with("sources.yaml", "house: {title: House, url: /about/probe, kind: own, checked: null, read: none}");
        KnowledgeBase read = whole(files);
        KnowledgeBase before = whole(new KnowledgeFiles().with(WHOLE));
        Cause changed = read.causes().iterator().next();
        Cause original = before.causes().iterator().next();
        assertThat(changed.prior()).isEqualTo(77);
        assertThat(changed.codes()).hasSize(original.codes().size() + 1).containsAllEntriesOf(original.codes());
        assertThat(changed.steps()).isEqualTo(original.steps());
        assertThat(changed.texts()).isEqualTo(original.texts());
        assertThat(read.source("house")).isPresent();
        assertThat(read.source("report")).isEqualTo(before.source("report")).isPresent();
    }

    @Test
    void wordsOfTheHouse_areKept() {
        KnowledgeBase read = whole(new KnowledgeFiles()
                .with(WHOLE)
                .with("contact.md", "# Our help desk\n\nCall 4711.")
                .with("de/contact.md", "# Unser Helpdesk\n\nRufen Sie 4711 an."));
        assertThat(read.contact().orElseThrow().in("de").title()).isEqualTo("Unser Helpdesk");
        assertThat(whole(new KnowledgeFiles().with(WHOLE)).contact()).isEmpty();
    }

    @Test
    void articleOnAnExtendedCode_servesEveryMainCode() {
        KnowledgeBase read = whole(new KnowledgeFiles()
                .with(WHOLE)
                .with("codes/any-0x101.md", "---\nreviewed: 2026-11-22\nsources: []\n---\n# Licence\n\nNo licence."));
        CodeArticle licence = read.article(ErrorCode.of(0x3, 0x101)).orElseThrow();
        assertThat(licence.about()).hasToString("*/0x101");
        assertThat(licence.page()).isEqualTo(ErrorCode.of(0x3, 0x101));
        assertThat(read.article(ErrorCode.of(0x904, 0x101))).contains(licence);
        assertThat(read.article(ErrorCode.of(0x904, 0x7)).orElseThrow().about()).hasToString("0x904");
        assertThat(read.article(ErrorCode.of(0x3))).isEmpty();
    }

    private static KnowledgeBase whole(KnowledgeFiles files) {
        assertThat(defects(files)).isEmpty();
        return ((KnowledgeLoader.Loaded.Whole) KnowledgeLoader.load(files)).knowledge();
    }

    private static List<String> defects(KnowledgeFiles files) {
        return switch (KnowledgeLoader.load(files)) {
            case KnowledgeLoader.Loaded.Whole w -> List.of();
            case KnowledgeLoader.Loaded.Broken(var defects) ->
                defects.stream().map(KnowledgeDefect::toString).toList();
        };
    }
}
