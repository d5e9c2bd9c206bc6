package dev.redial.staff;

import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditTrail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
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

    private final StaffStore accounts;
    private final AuditTrail trail;
    private final LoginKind login;
    private final Clock clock;
    private final PasswordCheck passwords;

    StaffAccounts(
            StaffStore accounts,
            PasswordCheck passwords,
            AuditTrail trail,
            @ConfigProperty(name = "redial.login") LoginKind login,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.trail = trail;
        this.login = login;
        this.clock = clock;
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
            trail.record(AuditAction.ACCOUNT_CREATED, AuditTrail.REDIAL, FIRST, FIRST_ROLES);
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
    Optional<SignedIn> signIn(String name, String password) {
        if (!inUse() || !passwords.admit(name)) {
            return Optional.empty();
        }
        Optional<StaffAccount> owner = passwords.owner(name, password);
        owner.ifPresent(account -> {
            if (account.disabled()) {
                trail.record(AuditAction.SIGN_IN_FAILED, AuditTrail.REDIAL, name, "disabled");
            } else {
                trail.record(AuditAction.SIGNED_IN, name, name);
            }
        });
        return owner.filter(account -> !account.disabled()).map(this::opened);
    }

    private SignedIn opened(StaffAccount account) {
        Instant now = now();
        QuarkusTransaction.requiringNew().run(() -> accounts.signedIn(account.name(), now));
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
    public void signOut(String name) {
        trail.record(AuditAction.SIGNED_OUT, name, name);
        QuarkusTransaction.requiringNew()
                .run(() -> accounts.account(name).ifPresent(a -> accounts.endSessions(name, a.endOfSessions(now()))));
    }

    /**
     * Changes a password, which ends all sessions of the account.
     *
     * @param again the new password typed a second time
     * @return what is wrong; empty when it has been changed
     */
    public Set<PasswordComplaint> change(String name, String old, String fresh, String again) {
        Set<PasswordComplaint> complaints = complaints(name, old, fresh, again);
        if (!passwords.admit(name)) {
            complaints.add(PasswordComplaint.LOCKED);
            return complaints;
        }
        Optional<StaffAccount> owner = inUse() ? passwords.owner(name, old) : Optional.empty();
        if (owner.isEmpty() || complaints.isEmpty() && !changed(owner.get(), fresh)) {
            complaints.add(PasswordComplaint.OLD_WRONG);
        }
        return complaints;
    }

    private boolean changed(StaffAccount owner, String fresh) {
        String hash = Passwords.hash(fresh);
        trail.record(AuditAction.PASSWORD_CHANGED, owner.name(), owner.name());
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.ownPassword(owner, hash, now(), owner.endOfSessions(now())));
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
