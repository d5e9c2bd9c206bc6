package dev.redial.figures;

import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.StepResult;
import dev.redial.knowledge.StepId;
import dev.redial.outcome.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What counts of one session; nothing by which it could be told from another of its kind.
 *
 * @param cause the likeliest at the end, or after the last check where the end was not told
 * @param article the one that led here
 * @param named whether a computer was named
 * @param tested whether a check of it was begun
 * @param diagnosed whether one came to its end
 */
public record Case(
        Optional<ErrorCode> code,
        Optional<String> cause,
        Optional<String> article,
        boolean named,
        boolean tested,
        boolean diagnosed,
        Map<StepId, StepResult> steps,
        Optional<Ending> ending) {

    /** How it ended. @param after how long after the arrival @param forecast where it can be said whether the diagnosis was right */
    public record Ending(Outcome.Result result, Duration after, Optional<Forecast> forecast) {}

    /**
     * What the diagnosis thought most likely, before it heard what had helped.
     *
     * @param cameTrue whether what helped is a step against that cause
     * @param witness who says that it helped, by the name of a {@code learning.Witness}
     */
    public record Forecast(double probability, boolean cameTrue, String witness) {}

    boolean reached(Milestone milestone) {
        return switch (milestone) {
            case ARRIVED -> true;
            case NAMED -> named;
            case TESTED -> tested;
            case DIAGNOSED -> diagnosed;
            case TRIED -> steps.containsValue(StepResult.FIXED) || steps.containsValue(StepResult.NOT_FIXED);
            case TOLD -> ending.isPresent();
            case FIXED -> ended(Outcome.Result.FIXED);
        };
    }

    boolean ended(Outcome.Result result) {
        return ending.filter(e -> e.result() == result).isPresent();
    }
}
