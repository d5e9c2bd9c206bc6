package dev.redial.diagnosis;

import dev.redial.knowledge.Question;
import dev.redial.knowledge.Step;

/**
 * What a step, a question or a handed-over case costs, in minutes of the person who waits for a working connection. The figures are judgements: they
 * decide in which order things are offered, not what is true.
 */
public final class Effort {

    /** Starting anything costs attention, however short it is: reading, finding the place, trying the connection again. */
    private static final double ATTENTION = 3;
    /** Until somebody who does the same work all day has found it: a wait of two hours, with the talk that goes with it. */
    public static final double HAND_OVER = 120;

    /** A deep test takes eight seconds, and a press of a button. */
    static final double DEEP_TEST = 0.3;

    /** Two steps in one: what is lowered has to be put back, and meanwhile the host stands open. */
    private static final double LOWERED_PROTECTION = 40;

    private Effort() {}

    /** Minutes until the result of a step is known. */
    public static double minutes(Step step) {
        return step.minutes() + ATTENTION + waiting(step.who().getFirst());
    }

    /** Reaching somebody else takes longer than most steps. */
    private static double waiting(Step.Role who) {
        return switch (who) {
            case USER -> 0;
            case HOST_ADMIN, LINUX_ADMIN -> 4;
            case NETWORK_ADMIN, DOMAIN_ADMIN, CLOUD_ADMIN, GATEWAY_ADMIN, RELAY_ADMIN -> 15;
        };
    }

    /** The minutes, and what may go wrong expressed in minutes: harm, and protection that is lowered for a while. */
    public static double price(Step step) {
        double harm = switch (step.risk()) {
            case NONE -> 0;
            case LOW -> 2;
            case MEDIUM -> 10;
            case HIGH -> 30;
        };
        return minutes(step) + harm + (step.weakensSecurity() ? LOWERED_PROTECTION : 0);
    }

    /** Minutes until a question is answered; a question that is merely read costs half a minute. */
    public static double minutes(Question question) {
        return question.minutes() + 0.5;
    }
}
