package dev.redial.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static List<String> defects(KnowledgeFiles files) {
        return switch (KnowledgeLoader.load(files)) {
            case KnowledgeLoader.Loaded.Whole w -> List.of();
            case KnowledgeLoader.Loaded.Broken(var defects) ->
                defects.stream().map(KnowledgeDefect::toString).toList();
        };
    }
}
