package dev.redial.diagnosis;

import dev.redial.code.ErrorCode;
import dev.redial.finding.Finding;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that speaks about one case. Order plays no part, and what is withdrawn leaves no trace.
 *
 * @param findings of the latest check; empty before the first
 * @param answers by question; {@code unknown} counts as not answered
 * @param tried the steps taken with their result
 */
public record Evidences(
        Optional<ErrorCode> code,
        List<Finding> findings,
        Map<QuestionId, String> answers,
        Map<StepId, StepResult> tried) {

    public Evidences {
        findings = List.copyOf(findings);
        answers = Map.copyOf(answers);
        tried = Map.copyOf(tried);
    }

    public static Evidences none() {
        return new Evidences(Optional.empty(), List.of(), Map.of(), Map.of());
    }

    /** As it stood before a step fixed it: once something works there is nothing more to find out. */
    public Evidences beforeItWorked() {
        Map<StepId, StepResult> open = new HashMap<>(tried);
        open.values().removeIf(result -> result == StepResult.FIXED);
        return new Evidences(code, findings, answers, open);
    }

    public Evidences withAnswer(QuestionId question, String answer) {
        Map<QuestionId, String> more = new HashMap<>(answers);
        more.put(question, answer);
        return new Evidences(code, findings, more, tried);
    }
}
