package dev.redial.staff;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "staff_account")
@NullUnmarked
class StaffAccountEntity {

    @Id
    String name;

    /** bcrypt in the modular crypt format. */
    String passwordHash;

    /** Separated by commas. */
    String roles;

    boolean mustChange;

    boolean disabled;

    Instant changedAt;

    /** In whole milliseconds, because it is compared with what a cookie says. */
    Instant sessionsFrom;

    Instant lastSignInAt;
}
