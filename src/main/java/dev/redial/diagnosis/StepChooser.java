package dev.redial.diagnosis;

import dev.redial.diagnosis.Diagnosis.RankedCause;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Question;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.StepId;
import dev.redial.knowledge.Word;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses what to do next: the step with the best chance for its cost, unless one question would improve that choice enough to be worth
 * asking. With one fault and independent costs, trying steps by probability over cost is optimal (Breese and Heckerman 1996,
 * Decision-Theoretic Troubleshooting).
 */
public final class StepChooser {

    /** Below this chance a step is a lottery ticket. */
    private static final double LEAST_CHANCE = 0.02;
    /** A question must improve the next step at least this much. */
    private static final double WORTH_ASKING = 0.25;
    /** After so many that did not help, somebody who sees more than we do should look. */
    private static final int MOST_STEPS = 7;
    /** Nobody answers more than this before doing anything. */
    private static final int MOST_QUESTIONS = 4;

    /** Lowering security is offered only when nothing safer is left. */
    private static final Comparator<Worth> SAFEST_AND_BEST = Comparator.comparing(
                    (Worth w) -> w.step().weakensSecurity())
            .thenComparing(Comparator.comparingDouble(Worth::value).reversed())
            .thenComparing(w -> w.step().id().value());

    private final KnowledgeBase knowledge;
    private final Diagnostician diagnostician;

    public StepChooser(KnowledgeBase knowledge, Diagnostician diagnostician) {
        this.knowledge = knowledge;
        this.diagnostician = diagnostician;
    }

    public NextStep choose(Evidences evidences, Diagnosis diagnosis) {
        if (evidences.tried().containsValue(StepResult.FIXED)) {
            return new NextStep.HandOver(NextStep.Why.SOLVED, likeliest(diagnosis));
        }
        if (failures(evidences) >= MOST_STEPS) {
            return new NextStep.HandOver(NextStep.Why.NOTHING_LEFT_TO_TRY, likeliest(diagnosis));
        }
        Optional<Worth> best = bestStep(evidences, diagnosis);
        Optional<NextStep> question =
                bestQuestion(evidences, best.map(Worth::value).orElse(0.0));
        if (question.isPresent()) {
            return question.get();
        }
        return best.<NextStep>map(w -> new NextStep.Try(w.step().id(), w.chance(), mainCause(w.step(), diagnosis)))
                .orElseGet(() -> new NextStep.HandOver(whyNoStep(evidences), likeliest(diagnosis)));
    }

    private static long failures(Evidences evidences) {
        return evidences.tried().values().stream()
                .filter(result -> result == StepResult.NOT_FIXED)
                .count();
    }

    private static NextStep.Why whyNoStep(Evidences evidences) {
        return evidences.tried().isEmpty() ? NextStep.Why.TOO_UNCERTAIN : NextStep.Why.NOTHING_LEFT_TO_TRY;
    }

    /** A step with its chance and its chance per minute of cost. */
    private record Worth(Step step, double chance, double value) {}

    private Optional<Worth> bestStep(Evidences evidences, Diagnosis diagnosis) {
        Map<Step, Double> chances = new HashMap<>();
        for (RankedCause ranked : diagnosis.causes()) {
            knowledge
                    .cause(ranked.cause())
                    .ifPresent(cause -> cause.steps()
                            .forEach((id, cures) -> knowledge
                                    .step(id)
                                    .filter(step -> !evidences.tried().containsKey(id))
                                    .ifPresent(step -> chances.merge(
                                            step, ranked.probability() * Likelihood.of(cures), Double::sum))));
        }
        List<Worth> all = chances.entrySet().stream()
                .map(e -> new Worth(e.getKey(), e.getValue(), e.getValue() / cost(e.getKey())))
                .sorted(SAFEST_AND_BEST)
                .toList();
        Optional<Worth> best =
                all.stream().filter(w -> w.chance() >= LEAST_CHANCE).findFirst();
        return best.flatMap(w -> saferFor(w, all, diagnosis)).or(() -> best);
    }

    /** Before security is lowered, what is safer and often cures the same cause is tried, however small its chance is by now. */
    private Optional<Worth> saferFor(Worth worth, List<Worth> all, Diagnosis diagnosis) {
        if (!worth.step().weakensSecurity()) {
            return Optional.empty();
        }
        Map<StepId, Word> cures = knowledge
                .cause(mainCause(worth.step(), diagnosis))
                .map(Cause::steps)
                .orElse(Map.of());
        return all.stream()
                .filter(w -> !w.step().weakensSecurity())
                .filter(w -> Optional.ofNullable(cures.get(w.step().id()))
                        .filter(word -> Likelihood.of(word) >= Likelihood.of(Word.OFTEN))
                        .isPresent())
                .findFirst();
    }

    /** Minutes, made dearer by having to call somebody and by risk. */
    private static double cost(Step step) {
        double calling = switch (step.who().getFirst()) {
            case USER -> 1;
            case HOST_ADMIN, LINUX_ADMIN -> 1.5;
            case NETWORK_ADMIN, DOMAIN_ADMIN, CLOUD_ADMIN, GATEWAY_ADMIN, RELAY_ADMIN -> 2.5;
        };
        double danger = switch (step.risk()) {
            case NONE -> 1;
            case LOW -> 1.2;
            case MEDIUM -> 2;
            case HIGH -> 4;
        };
        // Starting anything costs a few minutes of attention, however short it is.
        return (step.minutes() + 3) * calling * danger;
    }

    private CauseId mainCause(Step step, Diagnosis diagnosis) {
        return diagnosis.causes().stream()
                .max(Comparator.comparingDouble(r -> r.probability() * cures(r, step)))
                .map(RankedCause::cause)
                .orElse(Diagnosis.UNLISTED);
    }

    private double cures(RankedCause ranked, Step step) {
        Word word = knowledge
                .cause(ranked.cause())
                .map(c -> c.steps().get(step.id()))
                .orElse(null);
        return word == null ? 0 : Likelihood.of(word);
    }

    private static Optional<CauseId> likeliest(Diagnosis diagnosis) {
        return diagnosis.causes().stream().map(RankedCause::cause).findFirst();
    }

    /** The question whose answer is expected to improve the next step most, looking one step ahead. */
    private Optional<NextStep> bestQuestion(Evidences evidences, double valueNow) {
        if (evidences.answers().size() >= MOST_QUESTIONS || valueNow <= 0) {
            return Optional.empty();
        }
        return knowledge.questions().stream()
                .filter(q -> !evidences.answers().containsKey(q.id()))
                .map(q -> new NextStep.Ask(q.id(), expectedValue(q, evidences) / valueNow - 1))
                .filter(a -> a.changes() >= WORTH_ASKING)
                .max(Comparator.comparingDouble(NextStep.Ask::changes))
                .map(a -> a);
    }

    private double expectedValue(Question question, Evidences evidences) {
        Diagnosis now = diagnostician.diagnose(evidences);
        double expected = 0;
        for (String answer : question.answers()) {
            double probability = 0;
            for (RankedCause ranked : now.causes()) {
                double given = knowledge
                        .cause(ranked.cause())
                        .map(c -> Likelihood.ofAnswer(c, question, answer))
                        .orElseGet(() -> Likelihood.anyAnswer(question));
                probability += ranked.probability() * given;
            }
            Evidences then = evidences.withAnswer(question.id(), answer);
            expected += probability
                    * bestStep(then, diagnostician.diagnose(then))
                            .map(Worth::value)
                            .orElse(0.0);
        }
        return expected;
    }
}
