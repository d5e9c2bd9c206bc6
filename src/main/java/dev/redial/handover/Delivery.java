package dev.redial.handover;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One case on its way to one receiver.
 *
 * @param by the member of staff who passed it on
 * @param tries how often it has been tried
 * @param trouble what went wrong at the last try; empty once it was taken. While a try is under way it says {@link Problem#INTERRUPTED}, which it is if we stop now
 * @param endedAt when it was taken or given up
 */
public record Delivery(
        UUID id,
        Destination to,
        String by,
        Instant at,
        State state,
        int tries,
        Optional<Trouble> trouble,
        Optional<Instant> endedAt) {

    /** How far it is. */
    public enum State {
        /** It will be tried, perhaps again. */
        QUEUED,
        /** The receiver has it. */
        SENT,
        /** It was given up. */
        FAILED
    }

    /** @param detail see {@link Problem}; may be empty */
    public record Trouble(Problem problem, String detail) {}
}
