package dev.redial.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** What a run may cost a host at most (REQUIREMENTS A-10), and whether the host saw the same. */
final class Light {

    private static final int MOST_CONNECTIONS = 12;
    private static final int MOST_OPEN_AT_ONCE = 2;
    private static final int MOST_DATAGRAMS = 3;
    private static final long MOST_SENT = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Light() {}

    static void check(Traffic traffic) {
        assertThat(traffic.connections()).isLessThanOrEqualTo(MOST_CONNECTIONS);
        // By our own count: a host goes on counting a connection until it has noticed the end of it.
        assertThat(traffic.mostOpenAtOnce()).isLessThanOrEqualTo(MOST_OPEN_AT_ONCE);
        assertThat(traffic.datagrams()).isLessThanOrEqualTo(MOST_DATAGRAMS);
        assertThat(traffic.bytesSent()).isLessThanOrEqualTo(MOST_SENT);
    }

    /** A server counts what it has come to read, which may be a moment after the run has ended. */
    static void comesTo(long expected, LongSupplier counted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (counted.getAsLong() != expected && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(counted.getAsLong()).isEqualTo(expected);
    }
}
