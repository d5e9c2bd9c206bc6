package dev.redial.figures;

import dev.redial.knowledge.QuestionId;

/**
 * What answers to a question did in a sample of sessions.
 *
 * @param cause how often another cause would lead without the answer
 * @param next how often we would say something else to do next
 * @param either how often one of them
 */
public record Influence(QuestionId question, long answers, long cause, long next, long either) {

    enum Measure {
        ANSWERS,
        CAUSE,
        NEXT,
        EITHER
    }

    /** How often an answer was good for anything. */
    public Rate moving() {
        return new Rate(either, answers);
    }

    /** @param other of the same question */
    public Influence plus(Influence other) {
        return new Influence(
                question, answers + other.answers, cause + other.cause, next + other.next, either + other.either);
    }
}
