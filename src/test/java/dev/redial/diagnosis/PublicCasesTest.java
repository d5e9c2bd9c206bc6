package dev.redial.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.code.ErrorCode;
import dev.redial.code.Number32;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What people reported in public, with what fixed it in the end ({@code src/test/resources/cases}): what they told, and nothing that was fitted to our tables. The
 * limits are what is reached now; they only go up.
 */
class PublicCasesTest {

    private static final Path CASES = Path.of("src", "test", "resources", "cases");

    /** @param right the causes that the resolution shows; several where it does not tell them apart */
    private record Case(String id, Evidences evidences, Set<CauseId> right, Optional<StepId> fixedBy) {

        boolean among(int places, Evidences known) {
            return new Diagnostician(Shipped.MODEL)
                    .diagnose(known).causes().stream().limit(places).anyMatch(c -> right.contains(c.cause()));
        }
    }

    private static final List<Case> ALL = read();

    @SuppressWarnings("unchecked")
    private static List<Case> read() {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted().toList()) {
                try (Reader text = Files.newBufferedReader(file)) {
                    List<Map<String, Object>> told =
                            (List<Map<String, Object>>) new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
                    told.forEach(one -> cases.add(read(one)));
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return cases;
    }

    private static Case read(Map<String, Object> told) {
        Set<CauseId> right = new HashSet<>();
        right.add(new CauseId(String.valueOf(told.get("cause"))));
        names(told, "also").map(CauseId::new).forEach(right::add);
        Map<QuestionId, String> answers = new HashMap<>();
        if (told.get("answers") instanceof Map<?, ?> given) {
            given.forEach((question, answer) ->
                    answers.put(new QuestionId(String.valueOf(question)), String.valueOf(answer)));
        }
        return new Case(
                String.valueOf(told.get("id")),
                new Evidences(
                        Optional.ofNullable(told.get("code"))
                                .map(String::valueOf)
                                .map(PublicCasesTest::code),
                        names(told, "findings").map(PublicCasesTest::finding).toList(),
                        answers,
                        Map.of()),
                right,
                names(told, "fixed-by").map(StepId::new).findFirst());
    }

    private static Stream<String> names(Map<String, Object> told, String key) {
        return switch (told.get(key)) {
            case null -> Stream.empty();
            case List<?> many -> many.stream().map(String::valueOf);
            case Object one -> Stream.of(String.valueOf(one));
        };
    }

    private static ErrorCode code(String text) {
        String[] numbers = text.split("/");
        int main = Number32.read(numbers[0], n -> true).orElseThrow();
        return numbers.length == 1
                ? ErrorCode.of(main)
                : ErrorCode.of(main, Number32.read(numbers[1], n -> true).orElseThrow());
    }

    private static Finding finding(String code) {
        return Finding.of(FindingCode.valueOf(code));
    }

    private static double part(Predicate<Case> among, Predicate<Case> holds) {
        List<Case> cases = ALL.stream().filter(among).toList();
        return cases.stream().filter(holds).count() / (double) cases.size();
    }

    @Test
    void everythingTheyName_exists() {
        assertThat(ALL).isNotEmpty();
        assertThat(ALL).extracting(Case::id).doesNotHaveDuplicates();
        assertThat(ALL).allSatisfy(c -> {
            assertThat(c.right()).allMatch(cause -> Shipped.MODEL.place(cause).isPresent(), c.id());
            c.fixedBy()
                    .ifPresent(step ->
                            assertThat(Shipped.KNOWLEDGE.step(step)).as(c.id()).isPresent());
            assertThat(c.evidences().answers().entrySet())
                    .allMatch(
                            e -> Shipped.KNOWLEDGE
                                    .question(e.getKey())
                                    .filter(q -> q.accepts(e.getValue()))
                                    .isPresent(),
                            c.id());
        });
    }

    @Test
    void allThatWasTold_bringsTheCauseAmongTheFirstThree() {
        assertThat(part(c -> true, c -> c.among(3, c.evidences()))).isGreaterThanOrEqualTo(0.54);
        assertThat(part(c -> true, c -> c.among(1, c.evidences()))).isGreaterThanOrEqualTo(0.35);
    }

    @Test
    void theCodeAlone_bringsTheCauseAmongTheFirstThree() {
        Predicate<Case> withCode = c -> c.evidences().code().isPresent();
        assertThat(part(withCode, c -> c.among(3, new Evidences(c.evidences().code(), List.of(), Map.of(), Map.of()))))
                .isGreaterThanOrEqualTo(0.6);
    }
}
