package dev.redial.session;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.probe.Traffic;
import dev.redial.target.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What came of looking at a computer.
 *
 * @param refusal why we did not look, if the policy did not let us
 * @param trace time-stamped lines for support staff
 * @param traffic what it cost the host, if anything was sent
 */
record Examination(Optional<Refusal> refusal, List<Finding> findings, List<String> trace, Optional<Traffic> traffic) {

    static Examination refused(Refusal why) {
        Finding finding = Finding.of(FindingCode.TARGET_REFUSED, "reason", why.name());
        return new Examination(Optional.of(why), List.of(finding), List.of(), Optional.empty());
    }

    static Examination done(List<Finding> findings, List<String> trace) {
        return new Examination(Optional.empty(), findings, trace, Optional.empty());
    }

    static Examination measured(List<Finding> findings, List<String> trace, Traffic traffic) {
        return new Examination(Optional.empty(), findings, trace, Optional.of(traffic));
    }

    CheckStatus status() {
        return refusal.isPresent() ? CheckStatus.REFUSED : CheckStatus.DONE;
    }
}
