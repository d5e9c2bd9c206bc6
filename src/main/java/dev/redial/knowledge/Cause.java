package dev.redial.knowledge;

import dev.redial.code.ErrorCode;
import dev.redial.finding.FindingCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One cause of failing connections.
 *
 * @param prior how common it is over all codes before any evidence, 1 to 100
 * @param codes which codes people see when this is the cause
 * @param findings how often a test shows each finding when this is the cause; the ladder's usual findings need not be listed
 * @param answers how often a person gives each answer when this is the cause
 * @param steps what helps, in order of preference, with how often it cures this cause
 * @param sources ids of sources
 */
public record Cause(
        CauseId id,
        CauseStage stage,
        int prior,
        Visibility visibility,
        Map<CodePattern, Strength> codes,
        Map<FindingCode, Word> findings,
        Map<Answer, Word> answers,
        Map<StepId, Word> steps,
        List<String> sources,
        Texts texts) {

    /** How strongly the code points here: by the most precise pattern that matches. */
    public Optional<Strength> strengthOf(ErrorCode code) {
        return codes.entrySet().stream()
                .filter(e -> e.getKey().matches(code))
                .max(Comparator.comparingInt(e -> e.getKey().precision()))
                .map(Map.Entry::getValue);
    }
}
