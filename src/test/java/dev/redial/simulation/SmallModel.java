package dev.redial.simulation;

import dev.redial.diagnosis.Inquiry;
import dev.redial.diagnosis.Planner;
import dev.redial.diagnosis.Repair;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A case so small that the best way through it can be found by trying all: what the {@link Planner}, who looks a few moves ahead, costs more than
 * that is its gap.
 */
record SmallModel(double[] belief, List<Repair> repairs, List<Inquiry> inquiries) {

    private static final double HAND_OVER = 120;

    /** @param most causes and steps; questions are half as many */
    static SmallModel random(int most, Chance chance) {
        int causes = chance.between(2, most);
        double[] belief = normal(IntStream.range(0, causes)
                .mapToDouble(c -> chance.scaled(1, 1.2))
                .toArray());
        List<Repair> repairs = new ArrayList<>();
        for (int step = 0; step < chance.between(2, most); step++) {
            int[] cured =
                    IntStream.range(0, causes).filter(c -> chance.happens(0.35)).toArray();
            double[] cures =
                    IntStream.of(cured).mapToDouble(c -> chance.any(CURES)).toArray();
            double price = chance.any(PRICES);
            repairs.add(new Repair(new StepId("step-" + step), price, false, cured, cures));
        }
        List<Inquiry> inquiries = new ArrayList<>();
        for (int question = 0; question < chance.between(0, most / 2); question++) {
            inquiries.add(inquiry(question, causes, chance));
        }
        return new SmallModel(belief, List.copyOf(repairs), List.copyOf(inquiries));
    }

    private static final List<Double> CURES = List.of(0.05, 0.2, 0.5, 0.8, 0.97);
    private static final List<Double> PRICES = List.of(4.0, 8.0, 13.0, 18.0, 30.0, 60.0);

    private static Inquiry inquiry(int question, int causes, Chance chance) {
        int answers = chance.between(2, 4);
        double[][] given = new double[answers][causes];
        for (int cause = 0; cause < causes; cause++) {
            double[] column = normal(IntStream.range(0, answers)
                    .mapToDouble(a -> chance.scaled(1, 1.2))
                    .toArray());
            for (int answer = 0; answer < answers; answer++) {
                given[answer][cause] = column[answer];
            }
        }
        List<String> ids =
                IntStream.range(0, answers).mapToObj(a -> "answer-" + a).toList();
        return new Inquiry(
                new QuestionId("question-" + question), ids, Set.of(), chance.any(List.of(1.5, 3.5, 5.5)), given);
    }

    private static double[] normal(double[] weights) {
        double sum =
                IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
        return IntStream.range(0, weights.length)
                .mapToDouble(i -> weights[i] / sum)
                .toArray();
    }

    /** Expected minutes of the best way there is. */
    double optimum() {
        return new Exact().minutes(belief, new BitSet(), new BitSet());
    }

    /** Expected minutes when the planner chooses each move. */
    double planned() {
        return played(belief, new BitSet(), new BitSet(), new Planner(repairs, inquiries, HAND_OVER));
    }

    /** Expected minutes when steps are tried in the order in which they stand, until none is left. */
    double inOrder() {
        double minutes = 0;
        double[] left = belief;
        for (Repair repair : repairs) {
            minutes += sum(left) * repair.price();
            left = failed(left, repair);
        }
        return minutes + sum(left) * HAND_OVER;
    }

    private double played(double[] left, BitSet done, BitSet asked, Planner planner) {
        return switch (planner.best(left, done, asked)) {
            case Planner.Move.Mend(var place, var minutes) -> {
                Repair repair = repairs.get(place);
                yield sum(left) * repair.price() + played(failed(left, repair), with(done, place), asked, planner);
            }
            case Planner.Move.Inquire(var place, var minutes, var saves) -> {
                Inquiry inquiry = inquiries.get(place);
                double all = sum(left) * inquiry.price();
                for (double[] given : inquiry.given()) {
                    all += played(answered(left, given), done, with(asked, place), planner);
                }
                yield all;
            }
            case Planner.Move.PassOn passOn -> sum(left) * HAND_OVER;
        };
    }

    /** Tries everything in every order. What was answered is part of the belief, so two orders of the same moves meet again. */
    private final class Exact {

        private final Map<Key, Double> known = new HashMap<>();

        private record Key(BitSet done, List<Double> left) {}

        double minutes(double[] left, BitSet done, BitSet asked) {
            Key key = new Key(
                    done,
                    IntStream.range(0, left.length)
                            .mapToObj(i -> (double) Math.round(left[i] * 1e12))
                            .toList());
            Double before = known.get(key);
            if (before != null) {
                return before;
            }
            double best = sum(left) * HAND_OVER;
            for (int i = 0; i < repairs.size(); i++) {
                if (!done.get(i) && repairs.get(i).causes().length > 0) {
                    double there = sum(left) * repairs.get(i).price();
                    if (there < best) {
                        best = Math.min(best, there + minutes(failed(left, repairs.get(i)), with(done, i), asked));
                    }
                }
            }
            for (int q = 0; q < inquiries.size(); q++) {
                if (!asked.get(q)) {
                    double minutes = sum(left) * inquiries.get(q).price();
                    for (double[] given : inquiries.get(q).given()) {
                        minutes += minutes(answered(left, given), done, with(asked, q));
                    }
                    best = Math.min(best, minutes);
                }
            }
            known.put(key, best);
            return best;
        }
    }

    private static BitSet with(BitSet set, int one) {
        BitSet more = (BitSet) set.clone();
        more.set(one);
        return more;
    }

    private static double[] failed(double[] belief, Repair repair) {
        double[] left = belief.clone();
        for (int i = 0; i < repair.causes().length; i++) {
            left[repair.causes()[i]] *= 1 - repair.cures()[i];
        }
        return left;
    }

    private static double[] answered(double[] belief, double[] given) {
        return IntStream.range(0, belief.length)
                .mapToDouble(c -> belief[c] * given[c])
                .toArray();
    }

    private static double sum(double[] belief) {
        double sum = 0;
        for (double part : belief) {
            sum += part;
        }
        return sum;
    }
}
