package dev.redial.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The planner on cases that can be reckoned by hand. */
class PlannerTest {

    private static final BitSet NONE = new BitSet();

    private static Repair repair(String id, double price, int cause, double cures) {
        return new Repair(new StepId(id), price, false, new int[] {cause}, new double[] {cures});
    }

    /** Breese and Heckerman 1996: with one fault and independent costs, by chance per price. */
    @Test
    void stepsAreTriedByChancePerMinute() {
        Planner planner =
                new Planner(List.of(repair("likely-but-long", 40, 0, 1), repair("quick", 4, 1, 1)), List.of(), 500);
        double[] belief = {0.7, 0.3};
        assertThat(planner.best(belief, NONE, NONE)).isInstanceOfSatisfying(Planner.Move.Mend.class, move -> {
            assertThat(move.repair()).isEqualTo(1);
            // 4 minutes for all, and 40 for those whom it did not help
            assertThat(move.minutes()).isCloseTo(4 + 0.7 * 40, within(1e-9));
        });
    }

    @Test
    void aQuestionThatDecides_comesFirst_whenItIsCheaperThanErring() {
        Planner planner = new Planner(
                List.of(repair("a", 60, 0, 1), repair("b", 60, 1, 1)),
                List.of(new Inquiry(
                        new QuestionId("which"), List.of("a", "b"), Set.of(), 1, new double[][] {{1, 0}, {0, 1}})),
                500);
        assertThat(planner.best(new double[] {0.5, 0.5}, NONE, NONE))
                .isInstanceOfSatisfying(Planner.Move.Inquire.class, move -> {
                    assertThat(move.minutes()).isCloseTo(61, within(1e-9));
                    assertThat(move.saves()).isCloseTo(29, within(1e-9)); // half of the persons try 60 minutes in vain
                });
        BitSet asked = new BitSet();
        asked.set(0);
        assertThat(planner.best(new double[] {0.5, 0.5}, NONE, asked)).isInstanceOf(Planner.Move.Mend.class);
    }

    @Test
    void aQuestionThatChangesNothing_isNotAsked() {
        Planner planner = new Planner(
                List.of(repair("cures all", 10, 0, 1)),
                List.of(new Inquiry(
                        new QuestionId("idle"), List.of("a", "b"), Set.of(), 1, new double[][] {{0.9}, {0.1}})),
                500);
        assertThat(planner.best(new double[] {1}, NONE, NONE)).isInstanceOf(Planner.Move.Mend.class);
    }

    @Test
    void aCaseIsPassedOn_whenGoingOnCostsMore() {
        Planner planner = new Planner(List.of(repair("hopeless", 50, 0, 0.1)), List.of(), 120);
        assertThat(planner.best(new double[] {1}, NONE, NONE)).isEqualTo(new Planner.Move.PassOn(120));
    }

    @Test
    void nothingToDoAndNothingToBelieve() {
        Planner planner = new Planner(List.of(), List.of(), 120);
        assertThat(planner.best(new double[] {0.4, 0.6}, NONE, NONE)).isEqualTo(new Planner.Move.PassOn(120));
        assertThat(planner.best(new double[] {0, 0}, NONE, NONE)).isEqualTo(new Planner.Move.PassOn(0));
    }
}
