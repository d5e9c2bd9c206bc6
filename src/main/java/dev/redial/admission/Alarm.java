package dev.redial.admission;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that staff should look at.
 *
 * @param subject whom or what it is about, see {@link AlarmKind}; never the address of a client
 * @param detail a number, or what was typed, by its kind
 * @param times how often within the hour that began with it
 */
public record Alarm(
        UUID id,
        AlarmKind kind,
        String subject,
        String detail,
        Instant raisedAt,
        Instant lastAt,
        int times,
        Optional<Seen> seen) {

    /** Somebody has looked at it. */
    public record Seen(String by, Instant at) {}
}
