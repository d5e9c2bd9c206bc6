package dev.redial.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts misses in a row and locks a name for a while after too many. In memory: a restart forgets them, which costs an attacker more
 * than it gives.
 */
public final class Misses {

    /** So many names are remembered; more push out the oldest, so that guessed names cannot fill the memory. */
    private static final int NAMES = 10_000;

    private final Clock clock;
    private final int allowed;
    private final Duration lock;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private record Row(int misses, Instant last) {}

    /** @param allowed so many misses in a row lock a name @param lock for how long, counted from the last miss */
    public Misses(Clock clock, int allowed, Duration lock) {
        this.clock = clock;
        this.allowed = allowed;
        this.lock = lock;
    }

    /**
     * Whether this name may be tried now. Counts the try as a miss until {@link #hit} takes that back, so that many tries at the same
     * moment are counted before the first of them is decided.
     */
    public synchronized boolean admit(String name) {
        Row row = current(name);
        if (row.misses() >= allowed) {
            return false;
        }
        rows.remove(name);
        rows.put(name, new Row(row.misses() + 1, clock.instant()));
        if (rows.size() > NAMES) {
            rows.remove(rows.keySet().iterator().next());
        }
        return true;
    }

    /** Whether this name may not be tried now. */
    public synchronized boolean locked(String name) {
        return current(name).misses() >= allowed;
    }

    /** Until when it may not be tried; empty if it may. */
    public synchronized Optional<Instant> lockedUntil(String name) {
        Row row = current(name);
        return row.misses() >= allowed ? Optional.of(row.last().plus(lock)) : Optional.empty();
    }

    /** It was right: forgets the misses before. */
    public synchronized void hit(String name) {
        rows.remove(name);
    }

    private Row current(String name) {
        Instant now = clock.instant();
        Row row = rows.get(name);
        return row == null || row.last().plus(lock).isBefore(now) ? new Row(0, now) : row;
    }
}
