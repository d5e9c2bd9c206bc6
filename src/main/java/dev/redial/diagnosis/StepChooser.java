package dev.redial.diagnosis;

import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.StepId;
import dev.redial.knowledge.Word;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Chooses the one thing to do next: what the {@link Planner} finds cheapest, within a person's patience, and with protection lowered only when nothing
 * safer is left.
 */
public final class StepChooser {

    /** Below this chance a step is a lottery ticket. */
    private static final double LEAST_CHANCE = 0.02;
    /** A question that saves less, in minutes, is curiosity. */
    private static final double WORTH_ASKING = 0.5;
    /** A question that tells less, in bits, is not asked before a case is passed on. */
    private static final double TELLS = 0.15;
    /** After so many that did not help, somebody who sees more than we do should look. */
    private static final int MOST_STEPS = 7;
    /** Nobody answers more than this before doing anything. */
    private static final int MOST_QUESTIONS = 4;

    /** So many that could still be tried are told to whoever takes over. */
    private static final int MOST_LEFT = 8;

    private final Model model;

    public StepChooser(Model model) {
        this.model = model;
    }

    public NextStep choose(Evidences evidences, Diagnosis diagnosis) {
        Optional<CauseId> likeliest =
                diagnosis.causes().stream().map(Diagnosis.RankedCause::cause).findFirst();
        if (evidences.tried().containsValue(StepResult.FIXED)) {
            return new NextStep.HandOver(NextStep.Why.SOLVED, likeliest, List.of());
        }
        double[] belief = model.belief(diagnosis);
        List<StepId> left = left(evidences, belief);
        if (failures(evidences) >= MOST_STEPS) {
            return new NextStep.HandOver(NextStep.Why.NOTHING_LEFT_TO_TRY, likeliest, left);
        }
        return best(evidences, belief, false)
                .or(() -> mostTelling(evidences, belief))
                .or(() -> best(evidences, belief, true))
                .orElseGet(() -> new NextStep.HandOver(whyNoStep(evidences), likeliest, left));
    }

    /**
     * Minutes that a deep test is expected to save: it looks at the host again and again, and tells causes that come and go from those that stay. Empty where it would hardly
     * change what to do, before the usual test, and where one was unsteady already.
     */
    public OptionalDouble deepTestSaves(Evidences evidences, Diagnosis diagnosis) {
        boolean seen = evidences.findings().stream().anyMatch(f -> Model.UNSTEADY.contains(f.code()));
        if (evidences.findings().isEmpty() || seen || evidences.tried().containsValue(StepResult.FIXED)) {
            return OptionalDouble.empty();
        }
        double[] belief = model.belief(diagnosis);
        Planner planner = new Planner(open(evidences, belief, false), List.of(model.steadiness()), Effort.HAND_OVER);
        return planner.best(belief, new BitSet(), new BitSet())
                                instanceof Planner.Move.Inquire(var inquiry, var minutes, var saves)
                        && saves >= WORTH_ASKING
                ? OptionalDouble.of(saves)
                : OptionalDouble.empty();
    }

    private static long failures(Evidences evidences) {
        return evidences.tried().values().stream()
                .filter(result -> result == StepResult.NOT_FIXED)
                .count();
    }

    private static NextStep.Why whyNoStep(Evidences evidences) {
        return evidences.tried().isEmpty() ? NextStep.Why.TOO_UNCERTAIN : NextStep.Why.NOTHING_LEFT_TO_TRY;
    }

    /** The best question or step, or nothing where passing the case on is cheaper. */
    private Optional<NextStep> best(Evidences evidences, double[] belief, boolean lowering) {
        List<Repair> repairs = open(evidences, belief, lowering);
        Planner planner = new Planner(repairs, model.inquiries(), Effort.HAND_OVER);
        Planner.Move mend = planner.bestMend(belief, new BitSet());
        return switch (planner.best(belief, new BitSet(), notToBeAsked(evidences))) {
            case Planner.Move.Inquire(var inquiry, var minutes, var saves)
            when saves >= WORTH_ASKING -> Optional.of(ask(planner, repairs, belief, inquiry, saves));
            case Planner.Move.Inquire hardlyWorthIt -> step(mend, repairs, belief, evidences);
            case Planner.Move.Mend best -> step(best, repairs, belief, evidences);
            case Planner.Move.PassOn passOn -> Optional.empty();
        };
    }

    private List<Repair> open(Evidences evidences, double[] belief, boolean lowering) {
        return model.repairs().stream()
                .filter(repair -> lowering || !repair.lowersProtection())
                .filter(repair -> !evidences.tried().containsKey(repair.id()))
                .filter(repair -> repair.cured(belief) >= LEAST_CHANCE)
                .toList();
    }

    private List<StepId> left(Evidences evidences, double[] belief) {
        return open(evidences, belief, true).stream()
                .sorted(Comparator.comparing(Repair::lowersProtection)
                        .thenComparing(Comparator.comparingDouble((Repair repair) -> repair.cured(belief))
                                .reversed()))
                .limit(MOST_LEFT)
                .map(Repair::id)
                .toList();
    }

    private BitSet notToBeAsked(Evidences evidences) {
        BitSet asked = new BitSet();
        boolean enough = evidences.answers().size() >= MOST_QUESTIONS;
        IntStream.range(0, model.inquiries().size())
                .filter(q -> enough || !model.inquiries().get(q).open(evidences))
                .forEach(asked::set);
        return asked;
    }

    /**
     * Before a case is passed on as too uncertain, what tells the causes apart best is asked: one answer alone may not make a step worth its price, but several do, and
     * the planner does not look that far.
     */
    private Optional<NextStep> mostTelling(Evidences evidences, double[] belief) {
        BitSet not = notToBeAsked(evidences);
        List<Repair> repairs = open(evidences, belief, false);
        if (repairs.isEmpty()) {
            return Optional.empty();
        }
        Planner planner = new Planner(repairs, model.inquiries(), Effort.HAND_OVER);
        return IntStream.range(0, model.inquiries().size())
                .filter(q -> !not.get(q))
                .filter(q -> model.inquiries().get(q).tells(belief) >= TELLS)
                .boxed()
                .max(Comparator.comparingDouble(q -> model.inquiries().get(q).tells(belief)))
                .map(q -> ask(planner, repairs, belief, q, 0));
    }

    private NextStep ask(Planner planner, List<Repair> repairs, double[] belief, int place, double saves) {
        Inquiry inquiry = model.inquiries().get(place);
        List<StepId> between = IntStream.range(0, inquiry.answers().size())
                .mapToObj(answer -> planner.bestMend(inquiry.answered(belief, answer), new BitSet()))
                .filter(Planner.Move.Mend.class::isInstance)
                .map(move -> repairs.get(((Planner.Move.Mend) move).repair()).id())
                .distinct()
                .toList();
        return new NextStep.Ask(inquiry.id(), saves, between);
    }

    private Optional<NextStep> step(Planner.Move move, List<Repair> repairs, double[] belief, Evidences evidences) {
        if (!(move instanceof Planner.Move.Mend(var place, var minutes))) {
            return Optional.empty();
        }
        Repair best = repairs.get(place);
        Repair chosen = saferThan(best, belief, evidences).orElse(best);
        return Optional.of(new NextStep.Try(chosen.id(), chosen.cured(belief), mainCause(chosen, belief)));
    }

    /** Before protection is lowered, what is safer and often cures the same cause is tried, however small its chance is by now. */
    private Optional<Repair> saferThan(Repair best, double[] belief, Evidences evidences) {
        if (!best.lowersProtection()) {
            return Optional.empty();
        }
        Map<StepId, Word> cures = model.knowledge()
                .cause(mainCause(best, belief))
                .map(Cause::steps)
                .orElse(Map.of());
        return model.repairs().stream()
                .filter(repair -> !repair.lowersProtection())
                .filter(repair -> !evidences.tried().containsKey(repair.id()))
                .filter(repair -> Optional.ofNullable(cures.get(repair.id()))
                        .filter(word -> Likelihood.of(word) >= Likelihood.of(Word.OFTEN))
                        .isPresent())
                .max(Comparator.comparingDouble(repair -> repair.cured(belief) / repair.price()));
    }

    /** The cause that a step is mainly meant for here. */
    private CauseId mainCause(Repair repair, double[] belief) {
        return IntStream.range(0, repair.causes().length)
                .boxed()
                .max(Comparator.comparingDouble(i -> belief[repair.causes()[i]] * repair.cures()[i]))
                .map(i -> model.cause(repair.causes()[i]))
                .orElse(Diagnosis.UNLISTED);
    }
}
