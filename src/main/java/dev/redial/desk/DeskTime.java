package dev.redial.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as the desk writes them: UTC, to the second, so that people in two places speak of the same one. */
final class DeskTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private DeskTime() {}

    static String text(Instant at) {
        return FORMAT.format(at);
    }

    /** To the minute, as a filter takes it. */
    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** To the millisecond, to be compared with somebody else's log. */
    static String millis(Instant at) {
        return MILLIS.format(at);
    }
}
