package dev.redial.admission;

import java.time.Duration;

/** Turned away for now. @param after how long until it may be tried again, at least a second */
public record Turned(Limit limit, Duration after) {

    private static final Duration LEAST = Duration.ofSeconds(1);

    public Turned {
        after = after.compareTo(LEAST) < 0 ? LEAST : after;
    }

    /** The same in whole seconds, rounded up, as {@code Retry-After} wants it (RFC 9110 section 10.2.3). */
    public long seconds() {
        return after.plusMillis(999).toSeconds();
    }
}
