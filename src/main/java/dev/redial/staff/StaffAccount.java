package dev.redial.staff;

import java.time.Instant;
import java.util.Set;

/**
 * One member of staff as the sign-in sees them.
 *
 * @param mustChange whether the password is still one that we made up
 * @param changedAt when the password was last changed, in whole milliseconds
 */
record StaffAccount(String name, Set<String> roles, boolean mustChange, Instant changedAt) {

    static StaffAccount of(StaffAccountEntity e) {
        return new StaffAccount(e.name, Set.of(e.roles.split(",")), e.mustChange, e.changedAt);
    }

    /**
     * What the cookie holds, encrypted. It names the password's age too: whoever changes the password thereby ends every
     * session that was opened with the old one.
     */
    String ticket() {
        return changedAt.toEpochMilli() + "/" + name;
    }

    /** The name in a ticket, whether or not the rest of it still holds. */
    static String nameIn(String ticket) {
        return ticket.substring(ticket.indexOf('/') + 1);
    }
}
