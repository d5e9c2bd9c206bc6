package dev.redial.optout;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table of those who opted out. */
@ApplicationScoped
class OptOutStore implements PanacheRepositoryBase<OptOutEntity, UUID> {

    List<OptOutEntity> inForce() {
        return list("withdrawnAt is null");
    }

    List<OptOutEntity> inForce(String subject) {
        return list("subject = ?1 and withdrawnAt is null", subject);
    }

    /** Those in force first, the newest first in each half. @param part of the subject */
    List<OptOutEntity> search(String part, int most) {
        String pattern = "%" + part.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        return find(
                        "subject like ?1 escape '!'"
                                + " order by case when withdrawnAt is null then 0 else 1 end, addedAt desc, id",
                        pattern)
                .page(Page.ofSize(most))
                .list();
    }

    /** The table of strangers' requests. */
    @ApplicationScoped
    static class Requests implements PanacheRepositoryBase<OptOutRequestEntity, UUID> {

        long open(Instant since) {
            return count("provenAt is null and createdAt >= ?1", since);
        }

        /** Those not looked at for the longest. */
        List<OptOutRequestEntity> due(Instant since, int most) {
            return find("provenAt is null and createdAt >= ?1 order by checkedAt, id", since)
                    .page(Page.ofSize(most))
                    .list();
        }

        void looked(UUID id, Instant at) {
            update("checkedAt = ?1 where id = ?2", at, id);
        }

        /** Whether it was this call that proved it, for two may come at once. */
        boolean prove(UUID id, Instant at) {
            return update("provenAt = ?1 where id = ?2 and provenAt is null", at, id) == 1;
        }

        long eraseUnproven(Instant before) {
            return delete("provenAt is null and createdAt < ?1", before);
        }
    }
}
