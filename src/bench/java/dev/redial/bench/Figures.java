package dev.redial.bench;

import java.util.List;
import java.util.Locale;

/** Arithmetic and notation of measured figures. */
final class Figures {

    private Figures() {}

    static double median(List<Double> values) {
        return quantile(values, 0.5);
    }

    static double p95(List<Double> values) {
        return quantile(values, 0.95);
    }

    /** By nearest rank: the smallest value that is not below this share of them. */
    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    /** {@code 420 ms} or {@code 24.1 s}. */
    static String time(double millis) {
        return millis < 2000
                ? String.format(Locale.ROOT, millis < 20 ? "%.1f ms" : "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }

    static String of(String format, Object... args) {
        return String.format(Locale.ROOT, format, args);
    }
}
