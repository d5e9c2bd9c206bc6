package dev.redial.figures;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A day that was counted, and from which state of its sessions.
 *
 * @param sessions how many there were
 * @param versions the sum of their versions, which grows with each change
 * @param closed whether it is never counted again
 */
public record CountedDay(LocalDate day, long sessions, long versions, boolean closed) {

    /** What is to be done about a day. */
    public enum Due {
        NOTHING,
        COUNT,
        /** For the last time. */
        COUNT_AND_CLOSE,
        /** As it was counted: some of its sessions are gone, and a new count would lose them. */
        CLOSE
    }

    /**
     * @param last the count before, if there was one
     * @param now the sessions as they are
     * @param recent whether the day may have changed in ways that versions don't show, such as a check
     * @param expiring whether sessions of this day are old enough to be erased
     */
    public static Due due(Optional<CountedDay> last, CountedDay now, boolean recent, boolean expiring) {
        if (last.filter(CountedDay::closed).isPresent()) {
            return Due.NOTHING;
        }
        boolean fewer = last.filter(l -> now.sessions < l.sessions).isPresent();
        if (expiring) {
            return fewer ? Due.CLOSE : Due.COUNT_AND_CLOSE;
        }
        boolean same = last.filter(l -> now.sessions == l.sessions && now.versions == l.versions)
                .isPresent();
        return same && !recent ? Due.NOTHING : Due.COUNT;
    }

    /** The same, never to be counted again. */
    public CountedDay closing() {
        return new CountedDay(day, sessions, versions, true);
    }
}
