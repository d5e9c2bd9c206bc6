package dev.redial.staff;

import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What administrators do with local accounts. One change waits for the other, so that two can't shut out each other at the same moment. */
@ApplicationScoped
public class StaffDirectory {

    private final StaffStore store;
    private final StaffAccounts accounts;
    private final PasswordCheck passwords;
    private final AuditTrail trail;
    private final Clock clock;

    StaffDirectory(StaffStore store, StaffAccounts accounts, PasswordCheck passwords, AuditTrail trail, Clock clock) {
        this.passwords = passwords;
        this.trail = trail;
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What came of a change. */
    public sealed interface Change {}

    /** It is made. */
    public record Made() implements Change {}

    /** It is made, and this is the password to hand over; nobody can read it again. */
    public record FirstPassword(String name, String password) implements Change {}

    /** It is not made. */
    public record Refused(Refusal why) implements Change {}

    /** @param lockedUntil when wrong passwords have locked the name */
    public record Listed(StaffAccount account, Optional<Instant> lockedUntil) {}

    /** All accounts by name. */
    @Transactional
    public List<Listed> list() {
        return store.accounts().stream()
                .map(account -> new Listed(account, passwords.lockedUntil(account.name())))
                .toList();
    }

    /** @param by the administrator's name */
    @Transactional
    public Change create(String by, String name, Set<StaffRole> roles) {
        if (!accounts.inUse()) {
            return new Refused(Refusal.ELSEWHERE);
        }
        store.holdAll();
        Optional<Refusal> refusal = rules(by).create(name, roles);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        trail.record(AuditAction.ACCOUNT_CREATED, by, name, StaffRole.list(roles));
        String password = Passwords.generated();
        accounts.create(name, password, StaffRole.list(roles), true);
        return new FirstPassword(name, password);
    }

    /** Roles count from the next request on. */
    @Transactional
    public Change give(String by, String name, Set<StaffRole> roles) {
        return change(name, account -> rules(by).give(account, roles), account -> {
            trail.record(AuditAction.ACCOUNT_ROLES_CHANGED, by, name, StaffRole.list(roles));
            store.roles(name, StaffRole.list(roles));
            return new Made();
        });
    }

    /** Ends all sessions of the account too. */
    @Transactional
    public Change disable(String by, String name) {
        return change(name, account -> rules(by).disable(account), account -> {
            trail.record(AuditAction.ACCOUNT_DISABLED, by, name);
            store.disable(name, true, account.endOfSessions(now()));
            return new Made();
        });
    }

    /** Who had a session before has to sign in again. */
    @Transactional
    public Change enable(String by, String name) {
        return change(name, account -> Optional.empty(), account -> {
            trail.record(AuditAction.ACCOUNT_ENABLED, by, name);
            store.disable(name, false, account.endOfSessions(now()));
            return new Made();
        });
    }

    /** For who has forgotten theirs. Ends all sessions of the account, and the lock after wrong passwords. */
    @Transactional
    public Change newPassword(String by, String name) {
        String password = Passwords.generated();
        return change(name, account -> rules(by).newPassword(account), account -> {
            trail.record(AuditAction.PASSWORD_RESET, by, name);
            store.firstPassword(name, Passwords.hash(password), now(), account.endOfSessions(now()));
            passwords.unlock(name);
            return new FirstPassword(name, password);
        });
    }

    /** Lets somebody try again who mistyped too often. */
    @Transactional
    public Change unlock(String by, String name) {
        return change(name, account -> Optional.empty(), account -> {
            trail.record(AuditAction.ACCOUNT_UNLOCKED, by, name);
            passwords.unlock(name);
            return new Made();
        });
    }

    private Change change(
            String name, Function<StaffAccount, Optional<Refusal>> rule, Function<StaffAccount, Change> change) {
        if (!accounts.inUse()) {
            return new Refused(Refusal.ELSEWHERE);
        }
        store.holdAll();
        Optional<StaffAccount> account = store.account(name);
        Optional<Refusal> refusal = account.map(rule).orElse(Optional.of(Refusal.UNKNOWN));
        return refusal.<Change>map(Refused::new).orElseGet(() -> change.apply(account.orElseThrow()));
    }

    private AccountRules rules(String by) {
        return new AccountRules(store.accounts(), by);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
