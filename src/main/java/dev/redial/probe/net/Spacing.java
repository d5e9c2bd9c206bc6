package dev.redial.probe.net;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Keeps a pause between the connections to one host, so that a light test stays light for a weak server. */
public final class Spacing {

    private final long pause;
    private long earliest = System.nanoTime();

    public Spacing(Duration pause) {
        this.pause = pause.toNanos();
    }

    /** Waits until the next connection may begin, and counts it as begun. */
    public synchronized void await() {
        for (long wait = earliest - System.nanoTime(); wait > 0; wait = earliest - System.nanoTime()) {
            LockSupport.parkNanos(wait);
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        earliest = System.nanoTime() + pause;
    }
}
