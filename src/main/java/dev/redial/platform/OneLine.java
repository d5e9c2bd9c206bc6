package dev.redial.platform;

import io.quarkus.logging.LoggingFilter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Goes over every record of the log before it is written (REQUIREMENTS W-12): strangers' words add no line, colour no terminal and turn no
 * direction of writing, and what opens a session or an account stays out. It lets every record pass.
 */
@LoggingFilter(name = "one-line")
public final class OneLine implements Filter {

    /** What a session's link, a cookie, a password in a form, or a signed token look like in a text: what tells so, and the secret. */
    private static final Pattern SECRET = Pattern.compile("(?i)(/s/|/sessions/)([A-Za-z0-9_-]{24})(?![A-Za-z0-9_-])"
            + "|(\\b(?:redial-desk|q_session[a-z0-9_]*|q_auth[a-z0-9_]*|csrf-token|j_password|password|fresh|again"
            + "|client_secret|authorization|cookie)\\s*[=:]\\s*)([^\\s;,&\"']+(?:(?<=Basic|Bearer)\\s+[^\\s;,&\"']+)?)"
            + "|(\\beyJ)([A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)+)");

    /** Enough for anything we say; a longer text is somebody's. */
    private static final int LONGEST = 4_000;

    @Override
    public boolean isLoggable(LogRecord record) {
        clean(record);
        if (record.getThrown() != null && isUnclean(record.getThrown())) {
            record.setThrown(Told.of(record.getThrown(), newSet()));
        }
        return true;
    }

    private static void clean(LogRecord record) {
        if (record instanceof ExtLogRecord ext) {
            String said = ext.getFormattedMessage();
            if (said != null && !said.equals(clean(said))) {
                ext.setMessage(clean(said), ExtLogRecord.FormatStyle.NO_FORMAT);
                ext.setParameters(null);
            }
        } else if (record.getMessage() != null) {
            record.setMessage(clean(record.getMessage()));
        }
    }

    /** One line without secrets; what cannot be seen is written as its number, as Java would. */
    static String clean(String text) {
        String said = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        String open = SECRET.matcher(said).replaceAll(found -> told(found) + "***");
        StringBuilder clean = new StringBuilder(open.length());
        open.codePoints().forEach(c -> append(clean, c));
        return clean.toString();
    }

    /** What tells that a secret follows; each way of telling has two groups. */
    private static String told(MatchResult found) {
        for (int group = 1; group <= found.groupCount(); group += 2) {
            String told = found.group(group);
            if (told != null) {
                return told;
            }
        }
        return "";
    }

    private static void append(StringBuilder to, int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> to.append(escaped(character));
            default -> to.appendCodePoint(character);
        }
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> "\\u{" + Integer.toHexString(character) + "}";
        };
    }

    private static boolean isUnclean(Throwable thrown) {
        return isUnclean(thrown, newSet());
    }

    private static boolean isUnclean(@Nullable Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return false;
        }
        String said = thrown.toString();
        boolean unclean = !said.equals(clean(said)) || isUnclean(thrown.getCause(), seen);
        for (Throwable other : thrown.getSuppressed()) {
            unclean |= isUnclean(other, seen);
        }
        return unclean;
    }

    private static Set<Throwable> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** An exception as it may be written: the same name, places and causes, and its words cleaned. */
    private static final class Told extends Exception {

        private static final long serialVersionUID = 1L;

        private final String said;

        private Told(Throwable thrown, @Nullable Throwable cause) {
            super(thrown.getMessage() == null ? null : clean(thrown.getMessage()), cause, true, true);
            said = clean(thrown.toString());
            setStackTrace(thrown.getStackTrace());
        }

        static Told of(Throwable thrown, Set<Throwable> seen) {
            seen.add(thrown);
            Throwable cause = thrown.getCause();
            Told told = new Told(thrown, cause == null || seen.contains(cause) ? null : of(cause, seen));
            for (Throwable other : thrown.getSuppressed()) {
                if (!seen.contains(other)) {
                    told.addSuppressed(of(other, seen));
                }
            }
            return told;
        }

        @Override
        public String toString() {
            return said;
        }
    }
}
