package dev.redial.diagnosis;

import dev.redial.knowledge.CauseId;
import java.util.List;

/**
 * The causes with their probabilities, likeliest first, summing to 1 with {@link #UNLISTED}.
 *
 * @param contradictions evidence that does not go together, to be said aloud
 */
public record Diagnosis(List<RankedCause> causes, List<Contradiction> contradictions) {

    /** The cause that is not in our list: always a candidate, so that nothing is forced to fit. */
    public static final CauseId UNLISTED = new CauseId("unlisted-cause");

    /** @param because what moved this cause, strongest first */
    public record RankedCause(CauseId cause, double probability, List<Reason> because) {}

    /**
     * One piece of evidence and how far it moved a cause.
     *
     * @param id the finding code, error code, answer ({@code moment/after-password}) or step
     * @param weight log-odds against the unlisted cause: positive speaks for the cause, 0.7 doubles its odds
     */
    public record Reason(Kind kind, String id, double weight) {}

    /** Where a reason comes from. */
    public enum Kind {
        FINDING,
        CODE,
        ANSWER,
        OUTCOME
    }

    /** Two things that do not fit together. @param evidence the finding, @param code the error code it contradicts */
    public record Contradiction(ContradictionKind kind, String code, String evidence) {}

    /** How evidence can contradict itself. */
    public enum ContradictionKind {
        /** The code says that a stage fails which passed from here: the fault lies between the person and the host, or is gone. */
        STAGE_PASSED_FROM_HERE,
        /** The code says that the connection got further than our test came: we may be the one who is blocked. */
        STAGE_NOT_REACHED_FROM_HERE
    }

    public double probabilityOf(CauseId cause) {
        return causes.stream()
                .filter(c -> c.cause().equals(cause))
                .mapToDouble(RankedCause::probability)
                .findFirst()
                .orElse(0);
    }
}
