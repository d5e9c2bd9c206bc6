package dev.redial.diagnosis;

import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import java.util.List;
import java.util.Optional;

/** The one thing to do next. */
public sealed interface NextStep {

    /**
     * Ask the person what no test can find out.
     *
     * @param saves expected minutes by which the answer shortens the way; 0 where it narrows the causes down and no step is worth its price yet
     * @param between the steps that different answers lead to next
     */
    record Ask(QuestionId question, double saves, List<StepId> between) implements NextStep {}

    /**
     * Try a step.
     *
     * @param chance that it fixes the connection
     * @param against the cause it is mainly meant for
     */
    record Try(StepId step, double chance, CauseId against) implements NextStep {}

    /**
     * Stop here and pass the case on with its evidence.
     *
     * @param why what keeps us from going on
     * @param left what could still be tried, the likeliest first: for whoever takes over, or for a person who has time
     */
    record HandOver(Why why, Optional<CauseId> likeliest, List<StepId> left) implements NextStep {}

    /** Why a case is passed on. */
    enum Why {
        /** Every step that could help has been tried. */
        NOTHING_LEFT_TO_TRY,
        /** What is left would help so seldom that a person should look. */
        TOO_UNCERTAIN,
        /** A step has fixed it. */
        SOLVED
    }
}
