package dev.redial.staff;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The table of staff accounts. Every change names the columns it is about: while a password is looked at, which takes a quarter of
 * a second, an administrator may change others.
 */
@ApplicationScoped
class StaffStore implements PanacheRepositoryBase<StaffAccountEntity, String> {

    Optional<StaffAccount> account(String name) {
        return findByIdOptional(name).map(StaffAccount::of);
    }

    List<StaffAccount> accounts() {
        return listAll(Sort.by("name")).stream().map(StaffAccount::of).toList();
    }

    /** Writes every row as it is, so that whoever else changes accounts waits for us, on whichever server. */
    void holdAll() {
        update("disabled = disabled");
    }

    void signedIn(String name, Instant at) {
        update("lastSignInAt = ?1 where name = ?2", at, name);
    }

    /** @param as the account as it was when somebody proved that it is theirs @return false if it is no longer so */
    boolean ownPassword(StaffAccount as, String hash, Instant at, Instant sessionsFrom) {
        return update(
                        "passwordHash = ?1, mustChange = false, changedAt = ?2, sessionsFrom = ?3"
                                + " where name = ?4 and sessionsFrom = ?5",
                        hash,
                        at,
                        sessionsFrom,
                        as.name(),
                        as.sessionsFrom())
                > 0;
    }

    void firstPassword(String name, String hash, Instant at, Instant sessionsFrom) {
        update(
                "passwordHash = ?1, mustChange = true, changedAt = ?2, sessionsFrom = ?3 where name = ?4",
                hash,
                at,
                sessionsFrom,
                name);
    }

    void roles(String name, String roles) {
        update("roles = ?1 where name = ?2", roles, name);
    }

    void disable(String name, boolean disabled, Instant sessionsFrom) {
        update("disabled = ?1, sessionsFrom = ?2 where name = ?3", disabled, sessionsFrom, name);
    }

    void endSessions(String name, Instant sessionsFrom) {
        update("sessionsFrom = ?1 where name = ?2", sessionsFrom, name);
    }
}
