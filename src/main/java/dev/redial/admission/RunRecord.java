package dev.redial.admission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One wish to have something tested: who, when, what, and what became of it.
 *
 * @param askedAt UTC, to the millisecond
 * @param host canonical where it was approved, as typed elsewhere; empty once the visitor has erased it, like gateway and addresses
 * @param addresses those that might be dialled
 * @param reason a {@code target.Refusal} or a {@link Limit}
 * @param policy the fingerprint of the target policy's settings that decided
 * @param traffic what was sent and received, once the run has ended
 */
public record RunRecord(
        UUID id,
        Instant askedAt,
        Pseudonym client,
        Optional<UUID> session,
        Pseudonym target,
        Optional<String> host,
        int port,
        Optional<String> gateway,
        List<String> addresses,
        String depth,
        Verdict verdict,
        Optional<String> reason,
        String policy,
        Optional<Traffic> traffic) {

    /** What went over the wire. @param millis how long the run took */
    public record Traffic(int connections, long bytesSent, long bytesReceived, long millis) {}
}
