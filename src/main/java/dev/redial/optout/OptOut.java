package dev.redial.optout;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry of the list, as it is shown.
 *
 * @param subject the address, range or domain
 * @param by who of the staff entered it
 * @param contact of its owner, as staff noted it
 */
public record OptOut(
        UUID id,
        String subject,
        Way way,
        Instant addedAt,
        Optional<String> by,
        Optional<String> contact,
        Optional<String> note,
        Optional<Withdrawal> withdrawal) {

    /** How it ended. @param by who of the staff withdrew it */
    public record Withdrawal(Instant at, Way way, Optional<String> by, Optional<String> reason) {}
}
