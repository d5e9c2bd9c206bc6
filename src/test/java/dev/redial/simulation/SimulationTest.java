package dev.redial.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The simulation in short, always with the same dice: who makes the advice worse sees it here. The limits are those promised, for the long run {@link Simulation}. */
class SimulationTest {

    private static final Study STUDY = Study.of(Simulation.shipped(), World.Noise.usual(), 6, 250, 20261127);

    @Test
    void personsAreHelpedInAThirdOfTheTimeOfAnArticle() {
        assertThat(STUDY.meanMinutes(Study.REDIAL)).isLessThanOrEqualTo(STUDY.meanMinutes("help article") / 3);
        assertThat(STUDY.meanMinutes(Study.REDIAL)).isLessThan(STUDY.meanMinutes("by prior") / 3);
        assertThat(STUDY.meanMinutes("oracle")).isLessThan(STUDY.meanMinutes(Study.REDIAL));
    }

    @Test
    void causesThatATestSees_areNamed() {
        List<Study.Ranking> seen = Study.seen(Simulation.shipped(), World.Noise.usual(), 40, 250, 20261127);
        assertThat(Study.part(seen, Study.Ranking::right)).isGreaterThanOrEqualTo(0.95);
        assertThat(Study.part(seen, Study.Ranking::first3)).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void fourQuestions_bringTheCauseAmongTheFirstThree() {
        assertThat(STUDY.part(Study.Ranking::listed, Study.Ranking::first3)).isGreaterThanOrEqualTo(0.8);
        assertThat(STUDY.walks().getOrDefault(Study.REDIAL, List.of()))
                .allSatisfy(walk -> assertThat(walk.questions()).isLessThanOrEqualTo(4));
    }

    @Test
    void whatIsSaidToBeLikely_isTrueAsOften() {
        assertThat(STUDY.calibration().error()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void plannerComesCloseToTheOptimum() {
        double gap = IntStream.range(0, 60)
                .mapToObj(i -> SmallModel.random(8, new Chance(i)))
                .mapToDouble(small -> small.planned() / small.optimum() - 1)
                .average()
                .orElse(1);
        assertThat(gap).isBetween(-1e-9, 0.05);
    }
}
