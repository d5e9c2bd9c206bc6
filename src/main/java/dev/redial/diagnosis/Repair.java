package dev.redial.diagnosis;

import dev.redial.knowledge.StepId;

/**
 * A step in numbers.
 *
 * @param price in minutes, what may go wrong included ({@link Effort#price})
 * @param lowersProtection whether it may be offered only when nothing safer is left
 * @param causes the places of the causes that it can cure, in the order of the model
 * @param cures how often it cures each of them, beside {@code causes}
 */
public record Repair(StepId id, double price, boolean lowersProtection, int[] causes, double[] cures) {

    /** What of this belief it cures. */
    double cured(double[] belief) {
        double sum = 0;
        for (int i = 0; i < causes.length; i++) {
            sum += belief[causes[i]] * cures[i];
        }
        return sum;
    }

    /** What is left of a belief when it did not help. */
    double[] failed(double[] belief) {
        double[] left = belief.clone();
        for (int i = 0; i < causes.length; i++) {
            left[causes[i]] *= 1 - cures[i];
        }
        return left;
    }

    /** How often it cures the cause at this place. */
    double curing(int cause) {
        for (int i = 0; i < causes.length; i++) {
            if (causes[i] == cause) {
                return cures[i];
            }
        }
        return 0;
    }
}
