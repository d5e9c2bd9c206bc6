package dev.redial.diagnosis;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weighs what could be done next by the minutes until the connection works, looking a few moves ahead.
 *
 * <p>With one fault and independent costs, steps are best tried in the order of their chance per minute, and a question is worth asking when the plan
 * after its answers costs less than the plan without it, its own price included (Breese and Heckerman 1996, Decision-Theoretic Troubleshooting;
 * Jensen and others 2001, the SACSO system). Steps that cure several causes, as ours do, make the rule an approximation; so each move is
 * weighed by what the rule makes of the case after it.
 *
 * <p>A belief is an array with one number for each cause: the part of all cases that have this cause and are not yet helped. It need not sum to 1:
 * what a plan costs is linear in it.
 */
public final class Planner {

    /** One question more is looked for after these, the most promising ones. */
    private static final int LOOKED_AT_TWICE = 3;

    private final List<Repair> repairs;
    private final List<Inquiry> inquiries;
    private final double handOver;

    /** @param handOver what it costs to pass the case on, in minutes */
    public Planner(List<Repair> repairs, List<Inquiry> inquiries, double handOver) {
        this.repairs = repairs;
        this.inquiries = inquiries;
        this.handOver = handOver;
    }

    /** One move with the expected minutes to the end when it is made. */
    public sealed interface Move {
        double minutes();

        /** @param repair its place in the list */
        record Mend(int repair, double minutes) implements Move {}

        /** @param inquiry its place in the list @param saves minutes by which it beats going on without */
        record Inquire(int inquiry, double minutes, double saves) implements Move {}

        record PassOn(double minutes) implements Move {}
    }

    /** The best move. @param done the steps that are out of the question @param asked the questions that are */
    public Move best(double[] belief, BitSet done, BitSet asked) {
        Move mend = bestMend(belief, done);
        Move inquire = bestInquiry(belief, done, asked, mend.minutes());
        return inquire.minutes() < mend.minutes() ? inquire : mend;
    }

    /** The best step, or passing the case on. */
    Move bestMend(double[] belief, BitSet done) {
        Move best = new Move.PassOn(handOver * sum(belief));
        for (int i = 0; i < repairs.size(); i++) {
            if (done.get(i) || repairs.get(i).cured(belief) <= 0) {
                continue;
            }
            double minutes = mending(belief, done, i);
            if (minutes < best.minutes()) {
                best = new Move.Mend(i, minutes);
            }
        }
        return best;
    }

    private double mending(double[] belief, BitSet done, int repair) {
        BitSet then = (BitSet) done.clone();
        then.set(repair);
        return sum(belief) * repairs.get(repair).price()
                + plan(repairs.get(repair).failed(belief), then);
    }

    private Move bestInquiry(double[] belief, BitSet done, BitSet asked, double without) {
        double[] once = new double[inquiries.size()];
        for (int q = 0; q < once.length; q++) {
            once[q] = asked.get(q) ? Double.POSITIVE_INFINITY : inquiring(belief, done, q);
        }
        int best = -1;
        double minutes = Double.POSITIVE_INFINITY;
        for (int q : promising(once)) {
            double twice = inquiringTwice(belief, done, asked, q);
            if (twice < minutes) {
                best = q;
                minutes = twice;
            }
        }
        return best < 0 ? new Move.PassOn(minutes) : new Move.Inquire(best, minutes, without - minutes);
    }

    /** The questions with the least cost, best first. */
    private static int[] promising(double[] costs) {
        return IntStream.range(0, costs.length)
                .filter(q -> costs[q] < Double.POSITIVE_INFINITY)
                .boxed()
                .sorted(Comparator.comparingDouble(q -> costs[q]))
                .limit(LOOKED_AT_TWICE)
                .mapToInt(q -> q)
                .toArray();
    }

    private double inquiring(double[] belief, BitSet done, int inquiry) {
        Inquiry asked = inquiries.get(inquiry);
        double minutes = asked.price() * sum(belief);
        for (int answer = 0; answer < asked.given().length; answer++) {
            minutes += plan(asked.answered(belief, answer), done);
        }
        return minutes;
    }

    private double inquiringTwice(double[] belief, BitSet done, BitSet asked, int inquiry) {
        Inquiry first = inquiries.get(inquiry);
        BitSet then = (BitSet) asked.clone();
        then.set(inquiry);
        double minutes = first.price() * sum(belief);
        for (int answer = 0; answer < first.given().length; answer++) {
            double[] left = first.answered(belief, answer);
            double best = plan(left, done);
            for (int q = 0; q < inquiries.size(); q++) {
                if (!then.get(q)) {
                    best = Math.min(best, inquiring(left, done, q));
                }
            }
            minutes += best;
        }
        return minutes;
    }

    /** Expected minutes when steps are tried by chance per minute, and the case is passed on where that is cheapest. */
    double plan(double[] belief, BitSet done) {
        double[] left = belief.clone();
        BitSet tried = (BitSet) done.clone();
        double open = sum(left);
        double spent = 0;
        double cheapest = handOver * open;
        while (true) {
            int next = likeliestPerMinute(left, tried);
            if (next < 0) {
                return cheapest;
            }
            Repair repair = repairs.get(next);
            tried.set(next);
            spent += repair.price() * open;
            for (int i = 0; i < repair.causes().length; i++) {
                int cause = repair.causes()[i];
                double cured = left[cause] * repair.cures()[i];
                left[cause] -= cured;
                open -= cured;
            }
            cheapest = Math.min(cheapest, spent + handOver * open);
            if (spent >= cheapest) {
                return cheapest;
            }
        }
    }

    private int likeliestPerMinute(double[] belief, BitSet done) {
        int best = -1;
        double most = 0;
        for (int i = done.nextClearBit(0); i < repairs.size(); i = done.nextClearBit(i + 1)) {
            Repair repair = repairs.get(i);
            double worth = repair.cured(belief) / repair.price();
            if (worth > most) {
                most = worth;
                best = i;
            }
        }
        return best;
    }

    private static double sum(double[] belief) {
        double sum = 0;
        for (double part : belief) {
            sum += part;
        }
        return sum;
    }
}
