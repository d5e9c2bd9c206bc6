package dev.redial.session;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.Diagnosis.RankedCause;
import dev.redial.diagnosis.Diagnostician;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.Model;
import dev.redial.diagnosis.NextStep;
import dev.redial.diagnosis.Settling;
import dev.redial.diagnosis.StepChooser;
import dev.redial.knowledge.CauseId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What we tell a person: the ranked causes and the one thing to do next.
 *
 * @param settling what would settle whether it is one of the leading causes
 * @param deepTestSaves minutes that a deep test is expected to save; empty where it would hardly change anything
 */
public record Advice(
        Diagnosis diagnosis, NextStep next, Map<CauseId, Settling> settling, OptionalDouble deepTestSaves) {

    /** So many causes are worth settling. */
    private static final int LEADING = 6;

    /** What the evidence amounts to by what is known. */
    public static Advice on(Evidences evidences, Model model) {
        Diagnosis diagnosis = new Diagnostician(model).diagnose(evidences);
        StepChooser chooser = new StepChooser(model);
        return new Advice(
                diagnosis,
                chooser.choose(evidences, diagnosis),
                settling(evidences, diagnosis, model),
                chooser.deepTestSaves(evidences, diagnosis));
    }

    private static Map<CauseId, Settling> settling(Evidences evidences, Diagnosis diagnosis, Model model) {
        Settling.Finder finder = new Settling.Finder(model);
        List<CauseId> leading = diagnosis.causes().stream()
                .limit(LEADING)
                .map(RankedCause::cause)
                .filter(cause -> !cause.equals(Diagnosis.UNLISTED))
                .toList();
        Map<CauseId, Settling> settling = new HashMap<>();
        leading.forEach(cause -> finder.of(cause, evidences, diagnosis).ifPresent(by -> settling.put(cause, by)));
        return Map.copyOf(settling);
    }
}
