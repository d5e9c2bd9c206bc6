package dev.redial.admission;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;

/** Why it can't be now, and when it can, in the visitor's language ({@code messages/limit*.properties}). */
public final class LimitWords {

    private static final String BUNDLE = "messages.limit";
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private final ResourceBundle words;
    private final Locale locale;

    private LimitWords(ResourceBundle words, Locale locale) {
        this.words = words;
        this.locale = locale;
    }

    public static LimitWords in(Locale locale) {
        return new LimitWords(
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
                locale);
    }

    /** One or two sentences for a person: why, and when it may be tried again. */
    public String text(Turned turned) {
        return words.getString(turned.limit().name()) + " " + filled("again", span(turned.after()));
    }

    /** That an earlier result is shown. @param age how old it was when it was asked for */
    public String shared(Duration age) {
        return filled("shared", span(age));
    }

    /** That it waits for its turn. */
    public String queued(int place) {
        return filled("queued", place);
    }

    /** As people say it: seconds up to two minutes, minutes up to two hours; never too short. */
    private String span(Duration time) {
        long seconds = Math.max(1, time.plusMillis(999).toSeconds());
        if (seconds < 2 * MINUTE) {
            return filled("seconds", seconds);
        }
        return seconds < 2 * HOUR
                ? filled("minutes", Math.ceilDiv(seconds, MINUTE))
                : filled("hours", Math.ceilDiv(seconds, HOUR));
    }

    private String filled(String key, Object... values) {
        return new MessageFormat(words.getString(key), locale).format(values);
    }
}
