package dev.redial.probe.net;

import dev.redial.probe.ConnectionRate;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Keeps a test light for a weak host: never more than two connections open, and a pause between the beginnings of two. */
public final class Pace {

    /** xrdp's listen backlog is 2; more at once costs a weak host its other visitors. */
    private static final int MOST_OPEN_AT_ONCE = 2;

    private final Semaphore turns = new Semaphore(MOST_OPEN_AT_ONCE, true);
    private final long pause;
    private final ConnectionRate rate;
    private long earliest = System.nanoTime();

    /** @param rate what all runs together may do */
    public Pace(Duration pause, ConnectionRate rate) {
        this.pause = pause.toNanos();
        this.rate = rate;
    }

    /** Waits for a turn. @return whether one was had before the deadline; it must then be given back */
    public boolean enter(Deadline deadline) {
        try {
            return turns.tryAcquire(deadline.millisLeft(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives a turn back. */
    public void leave() {
        turns.release();
    }

    /** Waits until the next connection may begin, and counts it as begun. */
    public synchronized void await() {
        pause(earliest);
        rate.awaitTurn();
        earliest = System.nanoTime() + pause;
    }

    /** Waits this long, for a host that needs a rest between two questions. */
    public static void rest(Duration time) {
        pause(System.nanoTime() + time.toNanos());
    }

    private static void pause(long until) {
        for (long wait = until - System.nanoTime(); wait > 0; wait = until - System.nanoTime()) {
            LockSupport.parkNanos(wait);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
