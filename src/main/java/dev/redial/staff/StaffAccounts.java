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

    private static final String FIRST_ROLES = StaffRole.list(EnumSet.allOf(StaffRole.class));

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
        account.sessionsFrom = account.changedAt;
        accounts.persist(account);
    }

    /**
     * Who signed in, if local accounts count, the account is there and not disabled, and the password is right; why not is not told. A locked name
     * is not even looked at.
     */
    @Transactional
    Optional<SignedIn> signIn(String name, String password) {
        if (!inUse() || !misses.admit(name)) {
            return Optional.empty();
        }
        return proved(name, password).filter(account -> !account.disabled()).map(this::opened);
    }

    private SignedIn opened(StaffAccount account) {
        Instant now = now();
        accounts.signedIn(account.name(), now);
        return new SignedIn(account, new Ticket(now, account.sessionsFrom(), account.name()));
    }

    /** The account that a ticket was given for, as it is now, while the ticket still holds. */
    @Transactional
    Optional<SignedIn> withTicket(String text) {
        return Ticket.read(text)
                .filter(ticket -> inUse())
                .flatMap(ticket -> accounts.account(ticket.name())
                        .filter(account -> ticket.opens(account, clock.instant()))
                        .map(account -> new SignedIn(account, ticket)));
    }

    /** Ends all sessions of an account: the browser forgets its cookie, but somebody may have a copy. */
    @Transactional
    public void signOut(String name) {
        accounts.account(name).ifPresent(a -> accounts.endSessions(name, a.endOfSessions(now())));
    }

    /** Until when nobody may try this name, after too many wrong passwords. */
    Optional<Instant> lockedUntil(String name) {
        return misses.lockedUntil(name);
    }

    /** Forgets the wrong passwords. */
    void unlock(String name) {
        misses.hit(name);
    }

    /** The name as anybody may have typed it, as a word of one line. */
    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), 80)).replaceAll("[^\\w.@-]", "?");
    }

    private Optional<StaffAccount> proved(String name, String password) {
        Optional<StaffAccountEntity> account = accounts.findByIdOptional(name);
        boolean right = account.map(a -> Passwords.matches(password, a.passwordHash))
                .orElseGet(() -> Passwords.matchesNobody(password));
        if (right) {
            misses.hit(name);
        } else if (misses.locked(name)) {
            LOG.warnf("alarm: %d wrong passwords in a row lock the account %s", MISSES, printable(name));
        }
        return account.filter(a -> right).map(StaffAccount::of);
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
            return complaints;
        }
        Optional<StaffAccount> owner = inUse() ? proved(name, old) : Optional.empty();
        if (owner.isEmpty() || complaints.isEmpty() && !changed(owner.get(), fresh)) {
            complaints.add(PasswordComplaint.OLD_WRONG);
        }
        return complaints;
    }

    private boolean changed(StaffAccount owner, String fresh) {
        String hash = Passwords.hash(fresh);
        return accounts.ownPassword(owner, hash, now(), owner.endOfSessions(now()));
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
