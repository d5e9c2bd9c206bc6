package dev.redial.probe.net;

import java.time.Duration;

/** A point on the monotonic clock after which nobody waits any longer. */
public final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** The deadline this long from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The deadline this long from now, or this one if that is earlier. */
    public Deadline orIn(Duration time) {
        Deadline other = in(time);
        return other.end - end < 0 ? other : this;
    }

    public boolean passed() {
        return end - System.nanoTime() <= 0;
    }

    /** Whole milliseconds left, rounded up, so that 0 means passed. */
    int millisLeft() {
        long nanos = end - System.nanoTime();
        return nanos <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, (nanos + 999_999) / 1_000_000);
    }
}
