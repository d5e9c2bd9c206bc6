package dev.redial.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets each name try so many times within a while, right or wrong. In memory, like {@link Misses}. */
public final class Pace {

    /** More push out the oldest. */
    private static final int NAMES = 10_000;

    private final Clock clock;
    private final int allowed;
    private final Duration period;
    private final Map<String, Deque<Instant>> tries = new LinkedHashMap<>();

    /** @param allowed so many tries within the period */
    public Pace(Clock clock, int allowed, Duration period) {
        this.clock = clock;
        this.allowed = allowed;
        this.period = period;
    }

    /** Whether this name may try once more; a try that is refused does not count. */
    public synchronized boolean admit(String name) {
        Instant now = clock.instant();
        Deque<Instant> own = tries.computeIfAbsent(name, n -> new ArrayDeque<>());
        while (!own.isEmpty() && !own.getFirst().plus(period).isAfter(now)) {
            own.removeFirst();
        }
        boolean admitted = own.size() < allowed;
        if (admitted) {
            own.addLast(now);
        }
        if (tries.size() > NAMES) {
            tries.remove(tries.keySet().iterator().next());
        }
        return admitted;
    }
}
