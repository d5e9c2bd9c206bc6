package dev.redial.figures;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** How long it took until something worked. Counts by length are kept, for medians of days can't be added up. */
final class Minutes {

    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    private Minutes() {}

    /** To the minute within an hour, to ten minutes within a day, then to the hour: nobody plans by more, and rows stay few. */
    static String measure(Duration took) {
        long minutes = Math.max(0, took.toMinutes());
        long step = 1;
        if (minutes >= DAY) {
            step = HOUR;
        } else if (minutes >= HOUR) {
            step = 10;
        }
        return Long.toString(minutes / step * step);
    }

    /** The middle one of all, the lower of two middles. @param counts cases by length */
    static OptionalLong median(Map<String, Long> counts) {
        SortedMap<Long, Long> sorted = new TreeMap<>();
        counts.forEach((minutes, cases) -> sorted.merge(Long.valueOf(minutes), cases, Long::sum));
        long all = sorted.values().stream().mapToLong(Long::longValue).sum();
        long passed = 0;
        for (Map.Entry<Long, Long> length : sorted.entrySet()) {
            passed += length.getValue();
            if (2 * passed >= all) {
                return OptionalLong.of(length.getKey());
            }
        }
        return OptionalLong.empty();
    }
}
