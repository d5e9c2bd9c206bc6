package dev.redial.audit;

import java.util.Iterator;
import java.util.Optional;

/**
 * Follows the chain from its beginning and tells the first place where it does not hold.
 */
public final class AuditChain {

    private AuditChain() {}

    /** What is wrong with an entry. */
    public enum Fault {
        /** Its contents are not those that were hashed. */
        CHANGED,
        /** An entry before it is missing, or it stands in the wrong place. */
        MISSING_OR_MOVED,
        /** The chain ends before its end. */
        CUT_OFF,
        /** There is more than was ever written. */
        TOO_LONG
    }

    /** Where a chain begins or ends. @param number of the last entry up to there, 0 if there is none */
    public record Mark(long number, String hash) {
        static final Mark BEGINNING = new Mark(0, AuditEntry.NOTHING);
    }

    /** A fault. @param number the entry where it shows */
    public record Broken(long number, Fault fault) {}

    /** What came of following the chain. @param end the last entry that holds @param broken absent when all hold */
    public record Verdict(Mark start, Mark end, Optional<Broken> broken) {
        public boolean holds() {
            return broken.isEmpty();
        }

        public long entries() {
            return end.number() - start.number();
        }
    }

    /**
     * @param start the mark before the first entry
     * @param entries in the order of their numbers
     * @param end where the chain has to end
     */
    public static Verdict follow(Mark start, Iterator<AuditEntry> entries, Mark end) {
        Mark reached = start;
        while (entries.hasNext()) {
            AuditEntry entry = entries.next();
            Optional<Fault> fault = fault(reached, entry, end);
            if (fault.isPresent()) {
                return new Verdict(start, reached, Optional.of(new Broken(entry.number(), fault.get())));
            }
            reached = new Mark(entry.number(), entry.hash());
        }
        return reached.equals(end)
                ? new Verdict(start, reached, Optional.empty())
                : new Verdict(start, reached, Optional.of(new Broken(reached.number() + 1, Fault.CUT_OFF)));
    }

    private static Optional<Fault> fault(Mark before, AuditEntry entry, Mark end) {
        if (entry.number() != before.number() + 1 || !entry.previous().equals(before.hash())) {
            return Optional.of(Fault.MISSING_OR_MOVED);
        }
        if (!entry.sound()) {
            return Optional.of(Fault.CHANGED);
        }
        return entry.number() > end.number() ? Optional.of(Fault.TOO_LONG) : Optional.empty();
    }
}
