package dev.redial.staff;

import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditTrail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Whether a password is that of an account; counts the wrong ones, and says so in the trail. */
@ApplicationScoped
class PasswordCheck {

    private static final Logger LOG = Logger.getLogger(PasswordCheck.class);

    /** REQUIREMENTS W-08: five misses lock for a quarter of an hour. */
    private static final int MISSES = 5;

    private static final Duration LOCK = Duration.ofMinutes(15);

    /** What was typed as a name that no account has is kept nowhere: it may be a password. */
    private static final String NOBODY = "no-such-account";

    private final StaffStore accounts;
    private final AuditTrail trail;
    private final Misses misses;

    /** Whoever guesses names shall not fill the trail. */
    private final Misses strangers;

    PasswordCheck(StaffStore accounts, AuditTrail trail, Clock clock) {
        this.accounts = accounts;
        this.trail = trail;
        this.misses = new Misses(clock, MISSES, LOCK);
        this.strangers = new Misses(clock, MISSES, LOCK);
    }

    /** Whether this name may be tried now, and counts the try. */
    boolean admit(String name) {
        return misses.admit(name);
    }

    /** Until when nobody may try this name. */
    Optional<Instant> lockedUntil(String name) {
        return misses.lockedUntil(name);
    }

    /** Forgets the wrong passwords. */
    void unlock(String name) {
        misses.hit(name);
    }

    /**
     * The account of this name, if the password is right and the try was admitted. Outside of any transaction: looking at a password takes long, and the
     * trail has transactions of its own.
     */
    Optional<StaffAccount> owner(String name, String password) {
        Optional<StaffAccountEntity> account =
                QuarkusTransaction.requiringNew().call(() -> accounts.findByIdOptional(name));
        boolean right = account.map(a -> Passwords.matches(password, a.passwordHash))
                .orElseGet(() -> Passwords.matchesNobody(password));
        if (right) {
            misses.hit(name);
        } else if (account.isPresent()) {
            missed(name);
        } else if (strangers.admit(NOBODY)) {
            trail.record(AuditAction.SIGN_IN_FAILED, AuditTrail.REDIAL, NOBODY);
        }
        return account.filter(a -> right).map(StaffAccount::of);
    }

    private void missed(String name) {
        trail.record(AuditAction.SIGN_IN_FAILED, AuditTrail.REDIAL, name);
        if (misses.locked(name)) {
            LOG.warnf("alarm: %d wrong passwords in a row lock the account %s", MISSES, name);
            trail.record(AuditAction.LOCKED_OUT, AuditTrail.REDIAL, name);
        }
    }
}
