package dev.redial.learning;

import dev.redial.diagnosis.Experience;
import dev.redial.diagnosis.Experience.Tally;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.StepId;
import java.util.HashMap;
import java.util.Map;

/**
 * What one ended case teaches.
 *
 * @param client who had it tested, as the record of runs calls them; empty where nothing was tested
 * @param fixed whether it ended well; a case that did not says nothing about how common its cause is, for nobody knows it
 * @param causes how probable each cause was in the end
 * @param steps that were tried, and whether each was the one that helped
 */
public record Lesson(
        String client, Witness witness, boolean fixed, Map<CauseId, Double> causes, Map<StepId, Boolean> steps) {

    Experience experience() {
        Map<CauseId, Double> cases = new HashMap<>();
        Map<CauseId, Map<StepId, Tally>> tallies = new HashMap<>();
        causes.forEach((cause, share) -> {
            double weight = share * witness.weight();
            if (fixed) {
                cases.put(cause, weight);
            }
            Map<StepId, Tally> own = new HashMap<>();
            steps.forEach((step, helped) -> own.put(step, helped ? new Tally(weight, 0) : new Tally(0, weight)));
            if (!own.isEmpty()) {
                tallies.put(cause, Map.copyOf(own));
            }
        });
        return new Experience(cases, tallies);
    }
}
