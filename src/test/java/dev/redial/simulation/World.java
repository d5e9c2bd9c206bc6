package dev.redial.simulation;

import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Diagnosis;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.Severity;
import dev.redial.knowledge.Answer;
import dev.redial.knowledge.CodePattern;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Question;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where persons with faults come from. @param faults each cause with its numbers moved */
record World(KnowledgeBase knowledge, List<Fault> faults, Noise noise) {

    private static final QuestionId WHERE_FROM = new QuestionId("where-from");

    /** What the listed causes weigh against the one that is in no list, on the scale of priors. */
    private static final double UNLISTED = 70;

    /**
     * How much goes astray.
     *
     * @param spread by which every number of the knowledge is wrong, as a normal step in log-odds; 0.5 turns 0.5 into something between 0.27 and 0.73 nineteen times in twenty
     * @param strangeCode somebody shows a code that is not known for their fault, or copies it wrongly
     * @param untested no test can be made
     * @param besideThePath the test goes another way than the person, who is inside a network that it can't enter
     * @param lost a finding is missing
     * @param wrong an answer is not the true one
     * @param unknown an answer is "I don't know"
     */
    record Noise(
            double spread,
            double strangeCode,
            double untested,
            double besideThePath,
            double lost,
            double wrong,
            double unknown) {
        static Noise usual() {
            return new Noise(0.5, 0.05, 0.1, 0.1, 0.03, 0.08, 0.15);
        }
    }

    static World like(KnowledgeBase knowledge, Noise noise, Chance chance) {
        List<Fault> faults = new ArrayList<>();
        knowledge.causes().stream()
                .sorted(Comparator.comparing(c -> c.id().value()))
                .forEach(c -> faults.add(Fault.like(c, noise.spread(), chance)));
        faults.add(Fault.unlisted(Diagnosis.UNLISTED, chance.scaled(UNLISTED, noise.spread())));
        return new World(knowledge, List.copyOf(faults), noise);
    }

    private static Optional<ErrorCode> code(CodePattern pattern) {
        return pattern.noCode()
                ? Optional.empty()
                : Optional.of(new ErrorCode(pattern.disconnect().orElse(0x3), pattern.extended()));
    }

    Person anybody(Chance chance) {
        return victim(any(faults, chance), chance);
    }

    /** One of them, the common ones more often. */
    private static Fault any(List<Fault> faults, Chance chance) {
        Map<Fault, Double> weights = new LinkedHashMap<>();
        faults.forEach(fault -> weights.put(fault, fault.weight()));
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        return chance.draw(weights, all).orElse(faults.getFirst());
    }

    Person victim(Fault fault, Chance chance) {
        Optional<ErrorCode> code = shown(fault, chance);
        Map<QuestionId, String> answers = new LinkedHashMap<>();
        knowledge.questions().forEach(question -> answers.put(question.id(), answer(fault, question, chance)));
        boolean besideThePath = chance.happens(noise.besideThePath());
        if (besideThePath && answers.containsKey(WHERE_FROM) && !chance.happens(noise.wrong() + noise.unknown())) {
            answers.put(WHERE_FROM, chance.happens(0.6) ? "same-network" : "vpn");
        }
        Sight sight = new Sight(fault, noise, besideThePath, chance);
        List<Finding> findings = sight.look();
        Set<StepId> cures = new TreeSet<>(Comparator.comparing(StepId::value));
        fault.cures().forEach((step, rate) -> {
            if (chance.happens(rate)) {
                cures.add(new StepId(step));
            }
        });
        return new Person(fault, code, findings, sight.met(), answers, cures);
    }

    /** A strange code is one that others see: what is common is also what is confused. */
    private Optional<ErrorCode> shown(Fault fault, Chance chance) {
        boolean strange = fault.codes().isEmpty() || chance.happens(noise.strangeCode());
        Fault whose =
                strange ? any(faults.stream().filter(f -> !f.codes().isEmpty()).toList(), chance) : fault;
        double all =
                whose.codes().values().stream().mapToDouble(Double::doubleValue).sum();
        return chance.draw(whose.codes(), all).flatMap(World::code);
    }

    private String answer(Fault fault, Question question, Chance chance) {
        if (chance.happens(noise.unknown())) {
            return Answer.UNKNOWN;
        }
        if (chance.happens(noise.wrong())) {
            return chance.any(question.answers());
        }
        Map<String, Double> told = new LinkedHashMap<>();
        question.answers()
                .forEach(answer -> Optional.ofNullable(fault.answers().get(new Answer(question.id(), answer)))
                        .ifPresent(p -> told.put(answer, p)));
        double named = told.values().stream().mapToDouble(Double::doubleValue).sum();
        List<String> others =
                question.answers().stream().filter(a -> !told.containsKey(a)).toList();
        double all = others.isEmpty() ? named : Math.max(1, named + 0.02 * others.size());
        return chance.draw(told, all).orElseGet(() -> chance.any(others.isEmpty() ? question.answers() : others));
    }

    static Finding finding(FindingCode code) {
        Finding finding = Finding.of(code);
        // Smaller skews, which are only mentioned, hurt nobody.
        return code == FindingCode.CLOCK_SKEW ? finding.as(Severity.PROBLEM) : finding;
    }
}
