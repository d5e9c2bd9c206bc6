package dev.redial.staff;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The local accounts of support staff. */
@ApplicationScoped
public class StaffAccounts {

    private static final Logger LOG = Logger.getLogger(StaffAccounts.class);

    /** The account of a first start. It has every role there is, because there is nobody else yet. */
    private static final String FIRST = "admin";

    private static final String FIRST_ROLES = "admin,support";

    /** REQUIREMENTS W-08: five misses lock for a quarter of an hour. */
    private static final int MISSES = 5;

    private static final Duration LOCK = Duration.ofMinutes(15);

    private final StaffStore accounts;
    private final LoginKind login;
    private final Clock clock;
    private final Misses misses;

    StaffAccounts(StaffStore accounts, @ConfigProperty(name = "redial.login") LoginKind login, Clock clock) {
        this.accounts = accounts;
        this.login = login;
        this.clock = clock;
        this.misses = new Misses(clock, MISSES, LOCK);
    }

    /** Whether these accounts count at all. */
    public boolean inUse() {
        return login == LoginKind.LOCAL;
    }

    void makeTheFirst(@Observes StartupEvent start) {
        String password = Passwords.generated();
        boolean made = QuarkusTransaction.requiringNew().call(() -> {
            boolean first = inUse() && accounts.count() == 0;
            if (first) {
                create(FIRST, password, FIRST_ROLES, true);
            }
            return first;
        });
        if (made) {
            LOG.warnf(
                    "First start: sign in at /desk as %s with the password %s and choose your own. It is not shown again.",
                    FIRST, password);
        }
    }

    /** @param mustChange whether the password was made up for this person */
    @Transactional
    void create(String name, String password, String roles, boolean mustChange) {
        StaffAccountEntity account = new StaffAccountEntity();
        account.name = name;
        account.passwordHash = Passwords.hash(password);
        account.roles = roles;
        account.mustChange = mustChange;
        account.changedAt = now();
        accounts.persist(account);
    }

    /** The account, if local accounts count, the name exists and the password is right; why not is not told. A locked name is not even looked at. */
    @Transactional
    Optional<StaffAccount> signIn(String name, String password) {
        return inUse() && misses.admit(name) && proves(name, password) ? find(name) : Optional.empty();
    }

    /** The account that a ticket was given to, as long as its password is still the same. */
    @Transactional
    Optional<StaffAccount> withTicket(String ticket) {
        return inUse()
                ? find(StaffAccount.nameIn(ticket)).filter(a -> a.ticket().equals(ticket))
                : Optional.empty();
    }

    private Optional<StaffAccount> find(String name) {
        return accounts.findByIdOptional(name).map(StaffAccount::of);
    }

    /** The name as anybody may have typed it, as a word of one line. */
    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), 80)).replaceAll("[^\\w.@-]", "?");
    }

    private boolean proves(String name, String password) {
        boolean right = accounts.findByIdOptional(name)
                .map(a -> Passwords.matches(password, a.passwordHash))
                .orElseGet(() -> Passwords.matchesNobody(password));
        if (right) {
            misses.hit(name);
        } else if (misses.locked(name)) {
            LOG.warnf("alarm: %d wrong passwords in a row lock the account %s", MISSES, printable(name));
        }
        return right;
    }

    /**
     * Changes a password, which ends all sessions of the account.
     *
     * @param again the new password typed a second time
     * @return what is wrong; empty when it has been changed
     */
    @Transactional
    public Set<PasswordComplaint> change(String name, String old, String fresh, String again) {
        Set<PasswordComplaint> complaints = complaints(name, old, fresh, again);
        if (!misses.admit(name)) {
            complaints.add(PasswordComplaint.LOCKED);
        } else if (!inUse() || !proves(name, old)) {
            complaints.add(PasswordComplaint.OLD_WRONG);
        }
        if (complaints.isEmpty()) {
            accounts.findByIdOptional(name).ifPresent(account -> {
                account.passwordHash = Passwords.hash(fresh);
                account.mustChange = false;
                account.changedAt = now();
            });
        }
        return complaints;
    }

    private static Set<PasswordComplaint> complaints(String name, String old, String fresh, String again) {
        Set<PasswordComplaint> complaints = EnumSet.noneOf(PasswordComplaint.class);
        if (fresh.codePointCount(0, fresh.length()) < Passwords.LEAST_CHARACTERS) {
            complaints.add(PasswordComplaint.NEW_TOO_SHORT);
        } else if (Passwords.bytes(fresh) > Passwords.MOST_BYTES) {
            complaints.add(PasswordComplaint.NEW_TOO_LONG);
        } else if (fresh.equals(old) || fresh.equalsIgnoreCase(name)) {
            complaints.add(PasswordComplaint.NEW_TOO_EASY);
        }
        if (!fresh.equals(again)) {
            complaints.add(PasswordComplaint.AGAIN_DIFFERS);
        }
        return complaints;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
