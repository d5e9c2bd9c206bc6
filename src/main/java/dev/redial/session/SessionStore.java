package dev.redial.session;

import dev.redial.code.ErrorCode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of sessions. */
@ApplicationScoped
class SessionStore implements PanacheRepositoryBase<SessionEntity, UUID> {

    Optional<SessionEntity> byToken(SessionToken token) {
        return find("tokenHash", token.hash()).firstResultOptional();
    }

    Optional<SessionEntity> bySupportCode(SupportCode code) {
        return find("supportCode", code.value()).firstResultOptional();
    }

    /** What lists show, without the answers and steps that an entity brings along, each with queries of its own. */
    List<SessionSummary> summaries(List<UUID> ids) {
        return getEntityManager()
                .createQuery(
                        "select s.id, s.supportCode, s.createdAt, s.disconnect, s.extended, s.host, s.gateway, s.topCause,"
                                + " s.fromArticle, s.state from SessionEntity s where s.id in ?1",
                        Object[].class)
                .setParameter(1, ids)
                .getResultStream()
                .map(SessionStore::summary)
                .toList();
    }

    private static SessionSummary summary(Object[] row) {
        return new SessionSummary(
                (UUID) row[0],
                new SupportCode((String) row[1]),
                (Instant) row[2],
                Optional.ofNullable((Integer) row[3])
                        .map(main -> new ErrorCode(main, Optional.ofNullable((Integer) row[4]))),
                Optional.ofNullable((String) row[5]),
                Optional.ofNullable((String) row[6]),
                Optional.ofNullable((String) row[7]),
                Optional.ofNullable((String) row[8]),
                (String) row[9]);
    }

    /** Those that were opened then or earlier. */
    List<UUID> idsUpTo(Instant limit) {
        return find("select id from SessionEntity where createdAt <= ?1", limit)
                .project(UUID.class)
                .list();
    }

    /** The newest with an error code or a check that is done. */
    List<SessionEntity> withEvidence(int most) {
        return find(
                        "from SessionEntity s where s.disconnect is not null or exists"
                                + " (select c.id from CheckEntity c where c.sessionId = s.id and c.status = ?1)"
                                + " order by s.createdAt desc",
                        CheckStatus.DONE.name())
                .page(Page.ofSize(most))
                .list();
    }

    /** The newest with an answer. */
    List<SessionEntity> withAnswers(int most) {
        return find("from SessionEntity s where s.answers is not empty order by s.createdAt desc")
                .page(Page.ofSize(most))
                .list();
    }

    /** The table of checks. */
    @ApplicationScoped
    static class CheckStore implements PanacheRepositoryBase<CheckEntity, UUID> {

        Optional<CheckEntity> latest(UUID session) {
            return find("sessionId = ?1 order by number desc", session).firstResultOptional();
        }

        Optional<CheckEntity> numbered(UUID session, int number) {
            return find("sessionId = ?1 and number = ?2", session, number).firstResultOptional();
        }

        List<CheckEntity> all(UUID session) {
            return list("sessionId = ?1 order by number", session);
        }

        /** Their turn has come. */
        void begin(List<UUID> waiting) {
            update("status = ?1 where id in ?2", CheckStatus.RUNNING.name(), waiting);
        }

        long interruptUnfinished() {
            return update(
                    "status = ?1 where status in (?2, ?3)",
                    CheckStatus.INTERRUPTED.name(),
                    CheckStatus.RUNNING.name(),
                    CheckStatus.QUEUED.name());
        }
    }
}
