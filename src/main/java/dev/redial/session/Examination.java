package dev.redial.session;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.target.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What came of looking at a computer.
 *
 * @param refusal why we did not look, if the policy did not let us
 * @param trace time-stamped lines for support staff
 */
record Examination(Optional<Refusal> refusal, List<Finding> findings, List<String> trace) {

    static Examination refused(Refusal why) {
        Finding finding = Finding.of(FindingCode.TARGET_REFUSED, "reason", why.name());
        return new Examination(Optional.of(why), List.of(finding), List.of());
    }

    static Examination done(List<Finding> findings, List<String> trace) {
        return new Examination(Optional.empty(), findings, trace);
    }

    CheckStatus status() {
        return refusal.isPresent() ? CheckStatus.REFUSED : CheckStatus.DONE;
    }
}
