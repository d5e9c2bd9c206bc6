package dev.redial.session;

import dev.redial.finding.Finding;
import dev.redial.probe.Depth;
import dev.redial.target.TargetRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One check as it stands.
 *
 * @param number 1 for the first of a session
 * @param reason why it was refused, a constant such as {@code ADDR_PRIVATE}
 * @param sharedFrom when it was measured, if that was for an earlier check of the same computer
 * @param place which one it is in the queue, while it waits
 * @param depth how much the computer could be asked, for checks since that is kept
 * @param trace for support staff only
 */
public record CheckState(
        int number,
        CheckStatus status,
        Optional<String> reason,
        String host,
        Optional<Integer> port,
        Optional<String> gateway,
        Instant startedAt,
        Optional<Instant> sharedFrom,
        Optional<Integer> place,
        Optional<Long> millis,
        Optional<Depth> depth,
        List<StageState> stages,
        List<Finding> findings,
        List<String> trace) {

    /** Whether it was made of this computer and by this way. What belongs to another says nothing about this one. */
    public boolean isOf(TargetRequest target) {
        return target.host().equals(host)
                && target.port().equals(port)
                && target.gateway().equals(gateway);
    }
}
