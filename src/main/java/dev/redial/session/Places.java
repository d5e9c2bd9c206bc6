package dev.redial.session;

import dev.redial.admission.LimitConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** So many runs at once, so many that wait in the order in which they came. */
@ApplicationScoped
class Places {

    private final LimitConfig config;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int running;

    private record Waiting(Object ticket, Runnable work) {}

    Places(LimitConfig config) {
        this.config = config;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** Whether one more can be taken at all. */
    synchronized boolean free() {
        return !config.enabled() || running < config.atOnce() || queue.size() < config.queue();
    }

    /** Starts the work on a thread of its own, at once or when its turn comes. @param ticket by which to ask for its place */
    synchronized void take(Object ticket, Runnable work) {
        queue.addLast(new Waiting(ticket, work));
        startNext();
    }

    /** How many go first, counted from 1; empty when it does not wait. */
    synchronized Optional<Integer> place(Object ticket) {
        int place = 1;
        for (Waiting waiting : queue) {
            if (waiting.ticket() == ticket) {
                return Optional.of(place);
            }
            place++;
        }
        return Optional.empty();
    }

    private void startNext() {
        while (!queue.isEmpty() && (!config.enabled() || running < config.atOnce())) {
            Waiting next = queue.removeFirst();
            running++;
            threads.execute(() -> carryOut(next));
        }
    }

    private void carryOut(Waiting next) {
        try {
            next.work().run();
        } finally {
            leave();
        }
    }

    private synchronized void leave() {
        running--;
        startNext();
    }
}
