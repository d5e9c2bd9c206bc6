package dev.redial.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redial.code.ErrorCode;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.Severity;
import dev.redial.knowledge.Question;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.StepId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Evidence that nobody should send: whatever it is, what comes out are probabilities and something to do. */
class BadEvidenceTest {

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(Shipped.MODEL);
    private static final StepChooser CHOOSER = new StepChooser(Shipped.MODEL);

    private static final List<Finding> EVERYTHING =
            Arrays.stream(FindingCode.values()).map(Finding::of).toList();

    @Test
    void nothingAtAll_ranksByPriors() {
        Diagnosis diagnosis = sane(Evidences.none());
        assertThat(diagnosis.causes()).allSatisfy(c -> assertThat(c.because()).isEmpty());
    }

    @Test
    void evidenceForEveryCauseAtOnce() {
        sane(new Evidences(Optional.of(ErrorCode.of(0x904, 7)), EVERYTHING, Map.of(), Map.of()));
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void everyFinding_atASeverityThatIsNotItsOwn(Severity severity) {
        List<Finding> odd = EVERYTHING.stream().map(f -> f.as(severity)).toList();
        sane(new Evidences(Optional.empty(), odd, Map.of(), Map.of()));
    }

    @Test
    void contradictingFindings_countInNoOrder() {
        List<Finding> turned = EVERYTHING.reversed();
        assertThat(DIAGNOSTICIAN.diagnose(new Evidences(Optional.empty(), turned, Map.of(), Map.of())))
                .isEqualTo(DIAGNOSTICIAN.diagnose(new Evidences(Optional.empty(), EVERYTHING, Map.of(), Map.of())));
    }

    @Test
    void unknownQuestionsAndAnswers_moveNothing() {
        Map<QuestionId, String> odd = Map.of(
                new QuestionId("no-such-question"), "works",
                new QuestionId("moment"), "no-such-answer",
                new QuestionId(""), "");
        assertThat(sane(new Evidences(Optional.empty(), List.of(), odd, Map.of())))
                .isEqualTo(sane(Evidences.none()));
    }

    @Test
    void unknownStep_movesNothing() {
        Map<StepId, StepResult> odd = Map.of(new StepId("no-such-step"), StepResult.NOT_FIXED);
        assertThat(sane(new Evidences(Optional.empty(), List.of(), Map.of(), odd)))
                .isEqualTo(sane(Evidences.none()));
    }

    @ParameterizedTest
    @EnumSource(StepResult.class)
    void everyStepOutOfTurn(StepResult result) {
        Map<StepId, StepResult> all =
                Shipped.KNOWLEDGE.steps().stream().collect(Collectors.toMap(Step::id, step -> result));
        Evidences evidences = new Evidences(Optional.of(ErrorCode.of(0x204)), List.of(), Map.of(), all);
        sane(evidences);
        assertThat(CHOOSER.choose(evidences, DIAGNOSTICIAN.diagnose(evidences))).isInstanceOf(NextStep.HandOver.class);
    }

    @Test
    void codesOfAnyNumber() {
        Stream.of(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x904)
                .flatMap(main -> Stream.of(ErrorCode.of(main), ErrorCode.of(main, -1), ErrorCode.of(main, 0x7fffffff)))
                .forEach(code -> sane(new Evidences(Optional.of(code), List.of(), Map.of(), Map.of())));
    }

    /** Anything together with anything, always the same dice. */
    @Test
    void randomEvidence() {
        Random dice = new Random(6);
        List<Question> questions = List.copyOf(Shipped.KNOWLEDGE.questions());
        List<Step> steps = List.copyOf(Shipped.KNOWLEDGE.steps());
        for (int run = 0; run < 300; run++) {
            List<Finding> findings = EVERYTHING.stream()
                    .filter(f -> dice.nextInt(6) == 0)
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(findings, dice);
            Map<QuestionId, String> answers = questions.stream()
                    .filter(q -> dice.nextBoolean())
                    .collect(Collectors.toMap(
                            Question::id,
                            q -> q.answers().get(dice.nextInt(q.answers().size()))));
            Map<StepId, StepResult> tried = steps.stream()
                    .filter(s -> dice.nextInt(10) == 0)
                    .collect(Collectors.toMap(
                            Step::id, s -> StepResult.values()[dice.nextInt(StepResult.values().length)]));
            sane(new Evidences(Optional.of(ErrorCode.of(dice.nextInt(0x2200))), findings, answers, tried));
        }
    }

    private static Diagnosis sane(Evidences evidences) {
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(evidences);
        assertThat(diagnosis.causes()).hasSize(Shipped.KNOWLEDGE.causes().size() + 1);
        assertThat(diagnosis.causes()).allSatisfy(c -> {
            assertThat(c.probability()).isBetween(0.0, 1.0);
            assertThat(c.because()).allSatisfy(r -> assertThat(r.weight()).isFinite());
        });
        assertThat(diagnosis.causes().stream()
                        .mapToDouble(Diagnosis.RankedCause::probability)
                        .sum())
                .isCloseTo(1, within(1e-9));
        switch (CHOOSER.choose(evidences, diagnosis)) {
            case NextStep.Ask(var question, var saves, var between) -> {
                assertThat(evidences.answers()).doesNotContainKey(question);
                assertThat(saves).isNotNegative().isFinite();
            }
            case NextStep.Try(var step, var chance, var against) -> {
                assertThat(evidences.tried()).doesNotContainKey(step);
                assertThat(chance).isBetween(0.0, 1.0);
            }
            case NextStep.HandOver(var why, var likeliest, var left) ->
                assertThat(left).noneMatch(evidences.tried()::containsKey);
        }
        return diagnosis;
    }
}
