package dev.redial.diagnosis;

import dev.redial.finding.FindingCode;
import dev.redial.knowledge.QuestionId;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * A question in numbers.
 *
 * @param answers the ids of those that tell something; "I don't know" is none of them
 * @param settledBy findings after which nobody needs to be asked
 * @param price in minutes
 * @param given how often each answer is given, {@code [answer][cause]}; each cause's column sums to 1
 */
public record Inquiry(QuestionId id, List<String> answers, Set<FindingCode> settledBy, double price, double[][] given) {

    /** Whether nobody has answered it yet, neither a person nor a test. */
    boolean open(Evidences evidences) {
        return !evidences.answers().containsKey(id)
                && evidences.findings().stream().noneMatch(f -> settledBy.contains(f.code()));
    }

    /** Log-odds of an answer for a cause against the one that is in no list, which comes last. */
    double weight(int answer, int cause) {
        double[] row = given[answer];
        return Math.log(row[cause] / row[row.length - 1]);
    }

    /** By how many bits an answer is expected to narrow the causes down. */
    double tells(double[] belief) {
        double bits = entropy(belief);
        for (int answer = 0; answer < given.length; answer++) {
            double[] along = answered(belief, answer);
            bits -= DoubleStream.of(along).sum() * entropy(along);
        }
        return bits;
    }

    /** Of a belief that need not sum to 1. */
    private static double entropy(double[] belief) {
        double all = DoubleStream.of(belief).sum();
        return all <= 0
                ? 0
                : DoubleStream.of(belief)
                        .filter(part -> part > 0)
                        .map(part -> -part / all * Math.log(part / all) / Math.log(2))
                        .sum();
    }

    /** What of a belief goes along with this answer. */
    double[] answered(double[] belief, int answer) {
        double[] left = new double[belief.length];
        for (int cause = 0; cause < left.length; cause++) {
            left[cause] = belief[cause] * given[answer][cause];
        }
        return left;
    }
}
