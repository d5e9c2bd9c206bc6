package dev.redial.session;

import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.StepResult;
import dev.redial.finding.Finding;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import dev.redial.outcome.Outcome;
import dev.redial.probe.Depth;
import dev.redial.target.TargetRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One session as it stands, without its secret. @param check the latest */
public record SessionState(
        UUID id,
        SupportCode supportCode,
        Optional<ErrorCode> code,
        Optional<TargetRequest> target,
        Optional<String> from,
        boolean consent,
        String language,
        Instant createdAt,
        Map<QuestionId, String> answers,
        Map<QuestionId, Instant> answeredAt,
        Map<StepId, StepResult> tried,
        Map<StepId, Instant> triedAt,
        Optional<CheckState> check,
        Optional<Outcome> outcome) {

    /** Whether a deep test would help, and was not made already. */
    public boolean worthDeepTest(Advice advice) {
        boolean made = check.flatMap(CheckState::depth)
                .filter(depth -> depth == Depth.DEEP)
                .isPresent();
        return advice.deepTestSaves().isPresent() && !made;
    }

    /** What counts for the diagnosis now: findings of an unfinished check or of another computer do not. */
    public Evidences relevant() {
        List<Finding> findings = check.filter(c -> c.status() == CheckStatus.DONE)
                .filter(c -> target.map(c::isOf).orElse(false))
                .map(CheckState::findings)
                .orElse(List.of());
        return new Evidences(code, findings, answers, tried);
    }
}
