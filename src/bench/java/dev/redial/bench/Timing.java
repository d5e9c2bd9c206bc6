package dev.redial.bench;

import dev.redial.target.RefusalTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Can somebody tell by the time whether a name has an internal address? Pairs, in turns, so that a busy moment strikes both. */
final class Timing {

    private static final int PAIRS = 1_000;
    private static final int WARM_UP = 200;
    private static final int AT_ONCE = 4;
    private static final double MOST_MILLIS = 50;

    private Timing() {}

    private record Pair(double refused, double unresolvable) {}

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        RefusalTiming timing = new RefusalTiming();
        measure(timing, WARM_UP);
        List<Pair> pairs = measure(timing, PAIRS);
        List<Double> refused = pairs.stream().map(Pair::refused).toList();
        List<Double> unresolvable = pairs.stream().map(Pair::unresolvable).toList();
        double difference = Math.abs(Figures.median(refused) - Figures.median(unresolvable));
        System.out.println(Figures.of(
                "%d pairs: refused %.1f ms (p95 %.1f), unresolvable %.1f ms (p95 %.1f), medians %.2f ms apart, %s",
                PAIRS,
                Figures.median(refused),
                Figures.p95(refused),
                Figures.median(unresolvable),
                Figures.p95(unresolvable),
                difference,
                difference < MOST_MILLIS ? "below the 50 ms promised" : "ABOVE the 50 ms promised"));
    }

    private static List<Pair> measure(RefusalTiming timing, int count) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Pair>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(threads.submit(() -> pair(timing, number)));
            }
            List<Pair> pairs = new ArrayList<>();
            for (Future<Pair> pair : running) {
                pairs.add(pair.get());
            }
            return pairs;
        }
    }

    private static Pair pair(RefusalTiming timing, int number) {
        if (number % 2 == 0) {
            double refused = timing.refused(number);
            return new Pair(refused, timing.unresolvable(number));
        }
        double unresolvable = timing.unresolvable(number);
        return new Pair(timing.refused(number), unresolvable);
    }
}
