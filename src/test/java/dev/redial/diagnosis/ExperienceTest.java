package dev.redial.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redial.diagnosis.Experience.Tally;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.StepId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExperienceTest {

    private static final CauseId LOCKED = new CauseId("account-locked");
    private static final StepId UNLOCK = new StepId("unlock-account");

    @Test
    void none_changesNothing() {
        assertThat(Experience.none().share(LOCKED, 0.02)).isEqualTo(0.02);
        assertThat(Experience.none().cures(LOCKED, UNLOCK, 0.8)).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void casesMoveTheSharesAndAllStillSumToOne() {
        Experience seen = new Experience(Map.of(LOCKED, 100.0), Map.of());
        Model model = Model.of(Shipped.KNOWLEDGE, seen);
        int place = model.place(LOCKED).orElseThrow();
        double sum = 0;
        for (int i = 0; i < model.size(); i++) {
            sum += model.prior(i);
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(model.prior(place)).isGreaterThan(10 * Shipped.MODEL.prior(place));
    }

    @Test
    void aStepThatKeepsFailing_isTrustedLess_butNeverRuledOut() {
        Experience seen = new Experience(Map.of(), Map.of(LOCKED, Map.of(UNLOCK, new Tally(0, 1000))));
        assertThat(seen.cures(LOCKED, UNLOCK, 0.8)).isBetween(0.001, 0.02);
        Experience once = new Experience(Map.of(), Map.of(LOCKED, Map.of(UNLOCK, new Tally(0, 1))));
        assertThat(once.cures(LOCKED, UNLOCK, 0.8)).isBetween(0.7, 0.8);
    }

    @Test
    void sums_inAnyOrder() {
        Experience a = new Experience(Map.of(LOCKED, 1.5), Map.of(LOCKED, Map.of(UNLOCK, new Tally(1, 0))));
        Experience b = new Experience(
                Map.of(LOCKED, 0.5, Diagnosis.UNLISTED, 1.0), Map.of(LOCKED, Map.of(UNLOCK, new Tally(0, 2))));
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).cases()).containsEntry(LOCKED, 2.0);
        assertThat(a.plus(b).steps().get(LOCKED)).containsEntry(UNLOCK, new Tally(1, 2));
        assertThat(a.plus(Experience.none())).isEqualTo(a);
    }
}
