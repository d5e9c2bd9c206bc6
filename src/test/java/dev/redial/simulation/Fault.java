package dev.redial.simulation;

import dev.redial.diagnosis.Likelihood;
import dev.redial.finding.FindingCode;
import dev.redial.knowledge.Answer;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.CodePattern;
import dev.redial.knowledge.Word;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cause as it is in the simulated world.
 *
 * @param cause as the knowledge describes it; empty for a fault that is in no list
 * @param weight how common it is, against the others
 * @param codes how often each code is shown, against the others
 * @param findings how often a test shows each finding that the knowledge mentions
 * @param answers how often each answer that the knowledge mentions is the true one
 * @param cures how often each step cures it
 */
record Fault(
        CauseId id,
        Optional<Cause> cause,
        double weight,
        Map<CodePattern, Double> codes,
        Map<FindingCode, Double> findings,
        Map<Answer, Double> answers,
        Map<String, Double> cures) {

    /** @param spread of the normal step that moves each number, in log-odds */
    static Fault like(Cause cause, double spread, Chance chance) {
        Map<CodePattern, Double> codes = new LinkedHashMap<>();
        cause.codes().entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getKey().toString()))
                .forEach(e -> codes.put(e.getKey(), chance.jittered(Likelihood.of(e.getValue()), spread)));
        Map<Answer, Double> answers = new LinkedHashMap<>();
        cause.answers().entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getKey().toString()))
                .forEach(e -> answers.put(e.getKey(), chance.jittered(Likelihood.of(e.getValue()), spread)));
        Map<String, Double> cures = new TreeMap<>();
        cause.steps().forEach((step, word) -> cures.put(step.value(), Likelihood.of(word)));
        return new Fault(
                cause.id(),
                Optional.of(cause),
                chance.scaled(cause.prior(), spread),
                codes,
                chance.jittered(numbers(cause.findings()), spread),
                answers,
                chance.jittered(cures, spread));
    }

    static Fault unlisted(CauseId id, double weight) {
        return new Fault(id, Optional.empty(), weight, Map.of(), Map.of(), Map.of(), Map.of());
    }

    private static Map<FindingCode, Double> numbers(Map<FindingCode, Word> words) {
        Map<FindingCode, Double> numbers = new TreeMap<>();
        words.forEach((code, word) -> numbers.put(code, Likelihood.of(word)));
        return numbers;
    }
}
