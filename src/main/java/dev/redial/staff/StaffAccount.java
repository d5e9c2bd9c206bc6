package dev.redial.staff;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One member of staff.
 *
 * @param mustChange whether the password is still one that we made up
 * @param disabled whether nobody gets in with it for now
 * @param changedAt when the password was last changed
 * @param sessionsFrom what a ticket has to name; it moves when all sessions are to end
 */
public record StaffAccount(
        String name,
        Set<StaffRole> roles,
        boolean mustChange,
        boolean disabled,
        Instant changedAt,
        Instant sessionsFrom,
        Optional<Instant> lastSignInAt) {

    static StaffAccount of(StaffAccountEntity e) {
        return new StaffAccount(
                e.name,
                StaffRole.read(e.roles),
                e.mustChange,
                e.disabled,
                e.changedAt,
                e.sessionsFrom,
                Optional.ofNullable(e.lastSignInAt));
    }

    boolean administers() {
        return !disabled && roles.contains(StaffRole.ADMIN);
    }

    /** What {@code sessionsFrom} moves to: now, or just beyond what tickets name already, if the clock stands still or went back. */
    Instant endOfSessions(Instant now) {
        return now.isAfter(sessionsFrom) ? now : sessionsFrom.plusMillis(1);
    }
}
