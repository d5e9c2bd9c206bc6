package dev.redial.diagnosis;

import dev.redial.knowledge.Answer;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.Question;
import dev.redial.knowledge.Strength;
import dev.redial.knowledge.Word;
import java.util.Map;

/**
 * The one place where words become numbers. All figures are judgements, not counts; approved outcomes correct them ({@link Experience}).
 */
public final class Likelihood {

    /** Prior weight of the cause that is in no list, on the scale of the causes' priors (the commonest has 70). */
    static final double UNLISTED_PRIOR = 45;

    /** A step that is not meant for a cause, and mends it nevertheless. */
    static final double STEP_HELPS_BY_CHANCE = 0.03;

    private Likelihood() {}

    /** How probable what a word says is. */
    public static double of(Word word) {
        return switch (word) {
            case ALWAYS -> 0.97;
            case USUALLY -> 0.8;
            case OFTEN -> 0.5;
            case SOMETIMES -> 0.2;
            case RARELY -> 0.05;
            case NEVER -> 0.005;
        };
    }

    /** How probable a code is for a cause that is known to show it. */
    public static double of(Strength strength) {
        return switch (strength) {
            case TYPICAL -> 0.5;
            case POSSIBLE -> 0.15;
            case RARE -> 0.04;
        };
    }

    /**
     * Probability of an answer under a cause. What the cause's table leaves over is shared by the answers it does not name; a question it does
     * not mention is answered like by anybody.
     */
    static double ofAnswer(Cause cause, Question question, String answer) {
        Map<Answer, Word> told = cause.answers();
        double named = 0;
        int namedCount = 0;
        for (String offered : question.answers()) {
            Word word = told.get(new Answer(question.id(), offered));
            if (word != null && offered.equals(answer)) {
                return of(word);
            }
            named += word == null ? 0 : of(word);
            namedCount += word == null ? 0 : 1;
        }
        return namedCount == 0
                ? anyAnswer(question)
                : Math.max(0.02, (1 - named) / (question.answers().size() - namedCount));
    }

    /** Probability of each answer when no listed cause is at work. */
    static double anyAnswer(Question question) {
        return 1.0 / question.answers().size();
    }

    /** Log-odds of a step's result; a step that was not taken says nothing. @param cures how often the step cures the cause */
    static double weight(double cures, StepResult result) {
        return switch (result) {
            case FIXED -> Math.log(cures / STEP_HELPS_BY_CHANCE);
            case NOT_FIXED -> Math.log((1 - cures) / (1 - STEP_HELPS_BY_CHANCE));
            case NOT_POSSIBLE, SKIPPED -> 0;
        };
    }
}
