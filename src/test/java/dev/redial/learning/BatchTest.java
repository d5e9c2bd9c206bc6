package dev.redial.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.Experience;
import dev.redial.diagnosis.Experience.Tally;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.StepId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final CauseId LOCKED = new CauseId("account-locked");
    private static final CauseId WRONG = new CauseId("wrong-credentials");
    private static final StepId UNLOCK = new StepId("unlock-account");
    private static final StepId RESET = new StepId("reset-password");

    private static Lesson lesson(String client, Witness witness) {
        return new Lesson(client, witness, true, Map.of(LOCKED, 0.75, WRONG, 0.25), Map.of(UNLOCK, true, RESET, false));
    }

    @Test
    void aCaseCountsForEachCauseInPart_andByItsWitness() {
        Experience learned = Batch.of(List.of(lesson("a", Witness.RETESTED))).experience();
        assertThat(learned.cases().get(LOCKED)).isCloseTo(0.6, within(1e-9));
        assertThat(learned.cases().get(WRONG)).isCloseTo(0.2, within(1e-9));
        assertThat(learned.steps().get(LOCKED)).containsEntry(UNLOCK, new Tally(0.75 * 0.8, 0));
        assertThat(learned.steps().get(LOCKED)).containsEntry(RESET, new Tally(0, 0.75 * 0.8));
    }

    @Test
    void aClaimCountsLessThanATest_andATestLessThanStaff() {
        assertThat(List.of(Witness.CLAIMED, Witness.RETESTED, Witness.STAFF))
                .isSortedAccordingTo((a, b) -> Double.compare(a.weight(), b.weight()));
        assertThat(Witness.CLAIMED.weight()).isLessThan(Witness.RETESTED.weight());
        assertThat(Witness.RETESTED.weight()).isLessThan(Witness.STAFF.weight());
    }

    @Test
    void aCaseThatDidNotEndWell_saysNothingOfItsCause() {
        Lesson gaveUp = new Lesson("a", Witness.CLAIMED, false, Map.of(LOCKED, 0.9), Map.of(UNLOCK, false));
        Experience learned = Batch.of(List.of(gaveUp)).experience();
        assertThat(learned.cases()).isEmpty();
        assertThat(learned.steps().get(LOCKED)).containsEntry(UNLOCK, new Tally(0, 0.9 * 0.3));
    }

    @Test
    void onePersonCountsThreeTimesAtMost_theBestProvenFirst() {
        List<Lesson> many = List.of(
                lesson("a", Witness.CLAIMED),
                lesson("a", Witness.CLAIMED),
                lesson("a", Witness.CLAIMED),
                lesson("a", Witness.RETESTED),
                lesson("b", Witness.CLAIMED));
        Batch batch = Batch.of(many);
        assertThat(batch.lessons()).isEqualTo(5);
        assertThat(batch.clients()).isEqualTo(2);
        assertThat(batch.largest()).isEqualTo(4);
        assertThat(batch.leftOut()).isEqualTo(1);
        assertThat(batch.experience().cases().get(LOCKED))
                .isCloseTo(0.75 * (0.8 + 0.3 + 0.3) + 0.75 * 0.3, within(1e-9));
    }

    @Test
    void aThousandFalseOutcomesOfFourPeople_moveNextToNothing_andAreNoticed() {
        CauseId favourite = new CauseId("stale-saved-credentials");
        List<Lesson> poison = IntStream.range(0, 1000)
                .mapToObj(i -> new Lesson(
                        "client-" + i % 4, Witness.CLAIMED, true, Map.of(favourite, 1.0), Map.of(RESET, true)))
                .toList();
        Batch batch = Batch.of(poison);
        assertThat(batch.suspicious()).isTrue();
        assertThat(batch.leftOut()).isEqualTo(988);
        assertThat(batch.experience().cases().get(favourite)).isCloseTo(12 * 0.3, within(1e-9));
    }

    @Test
    void theOrderOfLessons_playsNoPart_andAnythingElseDoes() {
        List<Lesson> some =
                List.of(lesson("a", Witness.CLAIMED), lesson("b", Witness.RETESTED), lesson("", Witness.STAFF));
        String fingerprint = Batch.of(some).fingerprint();
        assertThat(Batch.of(some.reversed()).fingerprint()).isEqualTo(fingerprint);
        assertThat(Batch.of(List.of(some.get(0), some.get(1), lesson("", Witness.CLAIMED)))
                        .fingerprint())
                .isNotEqualTo(fingerprint);
        Lesson more = new Lesson("a", Witness.CLAIMED, true, some.getFirst().causes(), Map.of(UNLOCK, true));
        assertThat(Batch.of(List.of(more, some.get(1), some.get(2))).fingerprint())
                .isNotEqualTo(fingerprint);
    }

    /** A client has another name each day, so a patient liar looks like many people. */
    @Test
    void aThousandFalseOutcomesOfThirtyDays_moveAPriorByThreePointsAtMost_andAreNoticed() {
        CauseId favourite = new CauseId("stale-saved-credentials");
        List<Lesson> poison = IntStream.range(0, 1000)
                .mapToObj(i -> new Lesson(
                        "client-" + i % 4 + "-day-" + i % 29, Witness.RETESTED, true, Map.of(favourite, 1.0), Map.of()))
                .toList();
        Batch batch = Batch.of(poison);
        assertThat(batch.suspicious()).isTrue();
        assertThat(batch.experience().cases().get(favourite)).isEqualTo(10);
    }

    @Test
    void manyPeople_areNotSuspicious() {
        List<Lesson> fair = IntStream.range(0, 40)
                .mapToObj(i -> new Lesson(
                        "client-" + i,
                        Witness.CLAIMED,
                        true,
                        Map.of(LOCKED, 0.4, WRONG, 0.3, new CauseId("clock-skew"), 0.3),
                        Map.of(UNLOCK, true)))
                .toList();
        assertThat(Batch.of(fair).suspicious()).isFalse();
        assertThat(Batch.of(List.of()).suspicious()).isFalse();
        assertThat(Batch.of(List.of()).experience()).isEqualTo(Experience.none());
        assertThat(Batch.of(fair).experience().cases()).doesNotContainKey(Diagnosis.UNLISTED);
    }
}
