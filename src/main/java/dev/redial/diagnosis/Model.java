package dev.redial.diagnosis;

import dev.redial.finding.FindingCode;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.CodePattern;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Question;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.StepId;
import dev.redial.knowledge.Strength;
import dev.redial.knowledge.Word;
import dev.redial.probe.Stage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The knowledge in numbers, corrected by experience, in the order that all arrays share: the causes as the knowledge lists them, and last the one that is in no
 * list. Made once for each state of the knowledge, for making it takes longer than using it.
 */
public final class Model {

    /** What only looking repeatedly shows. */
    static final Set<FindingCode> UNSTEADY =
            EnumSet.of(FindingCode.CONNECTION_UNSTABLE, FindingCode.NEGOTIATION_UNSTABLE, FindingCode.CONNECTION_LIMIT);

    private static final double UNSTEADY_ANYWAY = 0.03;

    private final KnowledgeBase knowledge;
    private final List<Cause> causes;
    private final Map<CauseId, Integer> places = new HashMap<>();
    private final double[] priors;
    private final List<Map<CodePattern, Double>> codes;
    private final List<Repair> repairs;
    private final List<Inquiry> inquiries;
    private final Inquiry steadiness;
    private final List<Map<Stage, Rung>> rungs;

    private Model(KnowledgeBase knowledge, Experience experience) {
        this.knowledge = knowledge;
        this.causes = List.copyOf(knowledge.causes());
        for (int place = 0; place < causes.size(); place++) {
            places.put(causes.get(place).id(), place);
        }
        places.put(Diagnosis.UNLISTED, causes.size());
        this.priors = priors(causes, experience);
        Map<CodePattern, Double> popularity = popularity(causes);
        this.codes = causes.stream().map(cause -> codes(cause, popularity)).toList();
        this.repairs = knowledge.steps().stream()
                .map(step -> repair(step, causes, experience))
                .filter(repair -> repair.causes().length > 0)
                .toList();
        this.inquiries = knowledge.questions().stream()
                .map(question -> inquiry(question, causes))
                .toList();
        this.steadiness = steadiness(causes);
        this.rungs = causes.stream().map(Model::rungs).toList();
    }

    public static Model of(KnowledgeBase knowledge, Experience experience) {
        return new Model(knowledge, experience);
    }

    private static double[] priors(List<Cause> causes, Experience experience) {
        double all = Likelihood.UNLISTED_PRIOR
                + causes.stream().mapToDouble(Cause::prior).sum();
        double[] priors = new double[causes.size() + 1];
        for (int place = 0; place < causes.size(); place++) {
            Cause cause = causes.get(place);
            priors[place] = experience.share(cause.id(), cause.prior() / all);
        }
        priors[causes.size()] = experience.share(Diagnosis.UNLISTED, Likelihood.UNLISTED_PRIOR / all);
        return priors;
    }

    /** How often each code is seen over all causes, against the others. */
    private static Map<CodePattern, Double> popularity(List<Cause> causes) {
        Map<CodePattern, Double> popularity = new HashMap<>();
        causes.forEach(cause -> cause.codes()
                .forEach((code, strength) ->
                        popularity.merge(code, cause.prior() * Likelihood.of(strength), Double::sum)));
        return popularity;
    }

    /**
     * A cause shows codes of one strength as often as people see them at all: what is wrong with a password has several typical codes, and one of them is on most screens.
     * More codes of a strength weigh more than one, but not as much more.
     */
    private static Map<CodePattern, Double> codes(Cause cause, Map<CodePattern, Double> popularity) {
        Map<CodePattern, Double> shown = new HashMap<>();
        for (Strength strength : Strength.values()) {
            List<CodePattern> alike = cause.codes().entrySet().stream()
                    .filter(e -> e.getValue() == strength)
                    .map(Map.Entry::getKey)
                    .toList();
            double seen = alike.stream()
                    .mapToDouble(code -> popularity.getOrDefault(code, 0.0))
                    .sum();
            alike.forEach(code -> shown.put(
                    code,
                    Likelihood.of(strength) * Math.sqrt(alike.size()) * popularity.getOrDefault(code, 0.0) / seen));
        }
        double all = shown.values().stream().mapToDouble(Double::doubleValue).sum();
        shown.replaceAll((code, share) -> share / all);
        return Map.copyOf(shown);
    }

    private static Repair repair(Step step, List<Cause> causes, Experience experience) {
        int[] cured = IntStream.range(0, causes.size())
                .filter(place -> causes.get(place).steps().containsKey(step.id()))
                .toArray();
        double[] cures = IntStream.of(cured)
                .mapToObj(causes::get)
                .mapToDouble(cause -> experience.cures(
                        cause.id(), step.id(), Likelihood.of(cause.steps().getOrDefault(step.id(), Word.NEVER))))
                .toArray();
        return new Repair(step.id(), Effort.price(step), step.weakensSecurity(), cured, cures);
    }

    private static Inquiry inquiry(Question question, List<Cause> causes) {
        List<String> answers = question.answers();
        double[][] given = new double[answers.size()][causes.size() + 1];
        for (int place = 0; place < causes.size(); place++) {
            double sum = 0;
            for (int answer = 0; answer < answers.size(); answer++) {
                given[answer][place] = Likelihood.ofAnswer(causes.get(place), question, answers.get(answer));
                sum += given[answer][place];
            }
            for (double[] row : given) {
                row[place] /= sum;
            }
        }
        for (double[] row : given) {
            row[causes.size()] = Likelihood.anyAnswer(question);
        }
        return new Inquiry(question.id(), answers, question.settledBy(), Effort.minutes(question), given);
    }

    /** What a deep test asks a host, as a question in numbers: does it answer the same way each time? */
    private static Inquiry steadiness(List<Cause> causes) {
        double[] unsteady = new double[causes.size() + 1];
        for (int place = 0; place < causes.size(); place++) {
            double steady = 1 - UNSTEADY_ANYWAY;
            for (FindingCode code : UNSTEADY) {
                Optional<Word> told =
                        Optional.ofNullable(causes.get(place).findings().get(code));
                steady *= 1 - told.map(Likelihood::of).orElse(0.0);
            }
            unsteady[place] = 1 - steady;
        }
        unsteady[causes.size()] = UNSTEADY_ANYWAY;
        double[] steady = DoubleStream.of(unsteady).map(p -> 1 - p).toArray();
        return new Inquiry(new QuestionId("steady"), List.of("no", "yes"), Set.of(), Effort.DEEP_TEST, new double[][] {
            unsteady, steady
        });
    }

    Inquiry steadiness() {
        return steadiness;
    }

    public KnowledgeBase knowledge() {
        return knowledge;
    }

    List<Cause> causes() {
        return causes;
    }

    /** How many causes there are, with the one that is in no list. */
    int size() {
        return causes.size() + 1;
    }

    CauseId cause(int place) {
        return place < causes.size() ? causes.get(place).id() : Diagnosis.UNLISTED;
    }

    OptionalInt place(CauseId cause) {
        Integer place = places.get(cause);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** The share of a cause among all cases, before any evidence; all sum to 1. */
    double prior(int place) {
        return priors[place];
    }

    private static Map<Stage, Rung> rungs(Cause cause) {
        Map<Stage, Rung> rungs = new EnumMap<>(Stage.class);
        Rung.LADDER.forEach(stage -> rungs.put(stage, Rung.of(cause, stage)));
        return rungs;
    }

    /** A rung of the ladder under the cause at this place. */
    Rung rung(int place, Stage stage) {
        return rungs.get(place).getOrDefault(stage, Rung.ofUnlisted(stage));
    }

    /** How often the cause at this place shows each of its codes; all sum to 1. */
    Map<CodePattern, Double> codes(int place) {
        return codes.get(place);
    }

    /** The share of a cause among all cases; 0 where the knowledge does not list it. */
    public double share(CauseId cause) {
        OptionalInt place = place(cause);
        return place.isPresent() ? priors[place.getAsInt()] : 0;
    }

    /** How often a step cures a cause that lists it. */
    public double cures(CauseId cause, StepId step) {
        OptionalInt place = place(cause);
        return place.isPresent() ? cures(place.getAsInt(), step) : Likelihood.STEP_HELPS_BY_CHANCE;
    }

    List<Repair> repairs() {
        return repairs;
    }

    List<Inquiry> inquiries() {
        return inquiries;
    }

    /** How often a step cures a cause; that of the cause that is in no list is chance. */
    double cures(int place, StepId step) {
        return repairs.stream()
                .filter(repair -> repair.id().equals(step))
                .mapToDouble(repair -> repair.curing(place))
                .filter(cures -> cures > 0)
                .findFirst()
                .orElse(Likelihood.STEP_HELPS_BY_CHANCE);
    }

    /** The probabilities of a diagnosis in the order of this model. */
    double[] belief(Diagnosis diagnosis) {
        double[] belief = new double[size()];
        diagnosis
                .causes()
                .forEach(ranked -> place(ranked.cause()).ifPresent(place -> belief[place] = ranked.probability()));
        return belief;
    }
}
