package dev.redial.admission;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A client that may not ask until then.
 *
 * @param client as it was called on the day it was blocked
 * @param by who of the staff wanted it; empty where nobody had to
 */
public record Block(
        UUID id,
        Pseudonym client,
        BlockReason why,
        Instant at,
        Instant until,
        Optional<String> by,
        Optional<Lifted> lifted) {

    /** Ended before its time. */
    public record Lifted(String by, Instant at) {}

    /** Whether it keeps the client out at that moment. */
    public boolean holds(Instant now) {
        return lifted.isEmpty() && until.isAfter(now);
    }
}
