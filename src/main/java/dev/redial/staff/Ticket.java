package dev.redial.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the cookie of a local account holds, encrypted.
 *
 * @param signedIn when name and password were given; Quarkus renews the cookie while somebody works, and this stays
 * @param sessionsFrom what the account said at that moment: it says another as soon as its password is changed, it is disabled or
 *     somebody signs out
 */
record Ticket(Instant signedIn, Instant sessionsFrom, String name) {

    /** REQUIREMENTS W-17: whatever somebody does meanwhile. Half an hour without doing anything is the cookie's own limit. */
    static final Duration LONGEST = Duration.ofHours(10);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})/(\\d{1,15})/(.+)");

    static Optional<Ticket> read(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Ticket(moment(parts.group(1)), moment(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    private static Instant moment(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    String text() {
        return signedIn.toEpochMilli() + "/" + sessionsFrom.toEpochMilli() + "/" + name;
    }

    /** Whether it still opens this account. */
    boolean opens(StaffAccount account, Instant now) {
        return !account.disabled()
                && account.name().equals(name)
                && account.sessionsFrom().toEpochMilli() == sessionsFrom.toEpochMilli()
                && now.isBefore(signedIn.plus(LONGEST));
    }
}
