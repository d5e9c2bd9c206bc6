package dev.redial.portal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as visitors' pages write them: UTC, because nobody knows where a visitor is. */
final class PageTime {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PageTime() {}

    static String minute(Instant at) {
        return MINUTE.format(at);
    }
}
