package dev.redial.diagnosis;

import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** What would settle whether a cause is the one: the question that moves it most, or the step that cures it and little else does. */
public sealed interface Settling {

    /** @param moves by how much an answer changes the cause's probability on average, 0 to 1 */
    record ByAnswer(QuestionId question, double moves) implements Settling {}

    /** If it helps, it was this; if it doesn't, it hardly was. @param cures how often it cures the cause */
    record ByStep(StepId step, double cures) implements Settling {}

    /** Finds it by what is known. */
    final class Finder {

        /** An answer that moves a cause less settles nothing. */
        private static final double MOVES = 0.05;
        /** A step that cures a cause less often than this proves nothing by failing. */
        private static final double CURES = 0.5;

        private final Model model;

        public Finder(Model model) {
            this.model = model;
        }

        /** What would settle it; empty where nothing is left that would. */
        public Optional<Settling> of(CauseId cause, Evidences evidences, Diagnosis diagnosis) {
            double[] belief = model.belief(diagnosis);
            int place = model.place(cause).orElseThrow();
            return question(place, evidences, belief).or(() -> step(place, evidences, belief));
        }

        private Optional<Settling> question(int place, Evidences evidences, double[] belief) {
            return model.inquiries().stream()
                    .filter(inquiry -> inquiry.open(evidences))
                    .map(inquiry -> new ByAnswer(inquiry.id(), moves(inquiry, place, belief)))
                    .filter(by -> by.moves() >= MOVES)
                    .max(Comparator.comparingDouble(ByAnswer::moves))
                    .map(by -> by);
        }

        private static double moves(Inquiry inquiry, int place, double[] belief) {
            return IntStream.range(0, inquiry.answers().size())
                    .mapToDouble(answer -> {
                        double[] along = inquiry.answered(belief, answer);
                        double all = IntStream.range(0, along.length)
                                .mapToDouble(c -> along[c])
                                .sum();
                        return Math.abs(along[place] - all * belief[place]);
                    })
                    .sum();
        }

        private Optional<Settling> step(int place, Evidences evidences, double[] belief) {
            return model.repairs().stream()
                    .filter(repair -> !repair.lowersProtection())
                    .filter(repair -> !evidences.tried().containsKey(repair.id()))
                    .filter(repair -> repair.curing(place) >= CURES)
                    .max(Comparator.comparingDouble(
                            repair -> repair.curing(place) * belief[place] / repair.cured(belief)))
                    .map(repair -> new ByStep(repair.id(), repair.curing(place)));
        }
    }
}
