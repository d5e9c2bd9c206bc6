package dev.redial.diagnosis;

import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.StepId;
import java.util.HashMap;
import java.util.Map;

/**
 * What approved outcomes taught: how many cases had each cause, and how often each step cured it or did not. Counts are weighted, for a claim is not
 * a proof, and a case whose cause is uncertain counts for several causes in part.
 *
 * @param cases by cause
 * @param steps by cause and step
 */
public record Experience(Map<CauseId, Double> cases, Map<CauseId, Map<StepId, Tally>> steps) {

    /** As many cases as the content's priors count for together (the strength of a Dirichlet prior): they are judgements, but by people who read much. */
    private static final double CONTENT_CASES = 300;
    /** As many trials as the content's word on a step counts for (the strength of a Beta prior). */
    private static final double CONTENT_TRIALS = 12;

    /** How often a step helped and did not. */
    public record Tally(double fixed, double failed) {
        Tally plus(Tally other) {
            return new Tally(fixed + other.fixed, failed + other.failed);
        }
    }

    public Experience {
        cases = Map.copyOf(cases);
        steps = Map.copyOf(steps);
    }

    public static Experience none() {
        return new Experience(Map.of(), Map.of());
    }

    /** Both together; order plays no part. */
    public Experience plus(Experience other) {
        Map<CauseId, Double> allCases = new HashMap<>(cases);
        other.cases.forEach((cause, count) -> allCases.merge(cause, count, Double::sum));
        Map<CauseId, Map<StepId, Tally>> allSteps = new HashMap<>(steps);
        other.steps.forEach((cause, tallies) -> {
            Map<StepId, Tally> merged = new HashMap<>(allSteps.getOrDefault(cause, Map.of()));
            tallies.forEach((step, tally) -> merged.merge(step, tally, Tally::plus));
            allSteps.put(cause, Map.copyOf(merged));
        });
        return new Experience(allCases, allSteps);
    }

    /** The share of a cause among all. @param content its share by the content's priors */
    double share(CauseId cause, double content) {
        double all = cases.values().stream().mapToDouble(Double::doubleValue).sum();
        return (content * CONTENT_CASES + cases.getOrDefault(cause, 0.0)) / (CONTENT_CASES + all);
    }

    /** How often a step cures a cause. @param content by the content's word */
    double cures(CauseId cause, StepId step, double content) {
        Tally seen = steps.getOrDefault(cause, Map.of()).getOrDefault(step, new Tally(0, 0));
        return (content * CONTENT_TRIALS + seen.fixed()) / (CONTENT_TRIALS + seen.fixed() + seen.failed());
    }
}
