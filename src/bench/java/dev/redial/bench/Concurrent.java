package dev.redial.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Many at once, on virtual threads. */
final class Concurrent implements AutoCloseable {

    private volatile boolean over;
    private final List<Thread> threads = new ArrayList<>();

    private Concurrent() {}

    static <T> CompletableFuture<T> start(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, Executors.newVirtualThreadPerTaskExecutor());
    }

    /**
     * Keeps so many of a task under way until closed: who has ended begins again.
     *
     * @param apartNanos between the first starts of two neighbours, so that they don't march in step
     */
    static Concurrent keepUnderWay(int count, long apartNanos, IntConsumer task) {
        Concurrent all = new Concurrent();
        for (int i = 0; i < count; i++) {
            int number = i;
            all.threads.add(Thread.startVirtualThread(() -> {
                LockSupport.parkNanos(number * apartNanos);
                while (!all.over) {
                    task.accept(number);
                }
            }));
        }
        return all;
    }

    /** Lets each end what it has begun. */
    @Override
    public void close() {
        over = true;
        for (Thread thread : threads) {
            join(thread);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
