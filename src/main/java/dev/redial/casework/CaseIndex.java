package dev.redial.casework;

import dev.redial.session.SessionChanged;
import dev.redial.session.SessionState;
import dev.redial.session.SessionSummary;
import dev.redial.session.Sessions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Keeps the terms that cases are found by. They are written after a change is stored for good and in a transaction of their own: a visitor's answer must
 * not fail because two things happened to a case at once. What a crash leaves undone is caught up with at the next start.
 */
@ApplicationScoped
public class CaseIndex {

    private static final Logger LOG = Logger.getLogger(CaseIndex.class);

    private static final int LOCKS = 64;
    private static final int TRIES = 3;
    private static final int AT_ONCE = 200;

    private final Sessions sessions;
    private final CaseFiles files;
    private final EntityManager database;
    private final List<ReentrantLock> locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toList();

    CaseIndex(Sessions sessions, CaseFiles files, EntityManager database) {
        this.sessions = sessions;
        this.files = files;
        this.database = database;
    }

    /** Something happened that staff have not seen. */
    void watch(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionChanged changed) {
        write(changed.session(), true);
    }

    /** Staff changed something themselves. */
    void refresh(UUID session) {
        write(session, false);
    }

    private void write(UUID session, boolean news) {
        ReentrantLock lock = locks.get(Math.floorMod(session.hashCode(), LOCKS));
        lock.lock();
        try {
            for (int i = 1; !written(session, news, i == TRIES); i++) {
                LOG.debugf("another server wrote the terms of a case at the same moment");
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean written(UUID session, boolean news, boolean last) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> sessions.find(session)
                            .ifPresent(state ->
                                    sessions.summary(session).ifPresent(summary -> write(state, summary, news))));
            return true;
        } catch (RuntimeException e) {
            if (last) {
                LOG.warnf(e, "a case is not found by what changed last");
            }
            return last;
        }
    }

    private void write(SessionState state, SessionSummary summary, boolean news) {
        CaseWorkEntity work = files.row(state.id());
        work.unread |= news;
        CaseFile file = files.of(state.id());
        Set<ByteBuffer> wanted = CaseTerms.of(state, summary.topCause(), file).stream()
                .map(term -> ByteBuffer.wrap(term.bytes()))
                .collect(Collectors.toSet());
        Set<ByteBuffer> stored = stored(state.id());
        stored.stream().filter(term -> !wanted.contains(term)).forEach(term -> delete(state.id(), term));
        wanted.stream().filter(term -> !stored.contains(term)).forEach(term -> insert(state, term));
    }

    @SuppressWarnings("unchecked")
    private Set<ByteBuffer> stored(UUID session) {
        List<byte[]> rows = database.createNativeQuery("select term from case_term where session_id = ?1", byte[].class)
                .setParameter(1, session)
                .getResultList();
        return rows.stream().map(ByteBuffer::wrap).collect(Collectors.toSet());
    }

    private void delete(UUID session, ByteBuffer term) {
        database.createNativeQuery("delete from case_term where session_id = ?1 and term = ?2")
                .setParameter(1, session)
                .setParameter(2, term.array())
                .executeUpdate();
    }

    private void insert(SessionState state, ByteBuffer term) {
        database.createNativeQuery("insert into case_term (session_id, term, created_at) values (?1, ?2, ?3)")
                .setParameter(1, state.id())
                .setParameter(2, term.array())
                .setParameter(3, state.createdAt())
                .executeUpdate();
    }

    /** Cases of a version without terms, and those that a crash came between: their row is written together with the terms. */
    void catchUp(@Observes StartupEvent start) {
        Thread.ofVirtual().name("case-index").start(this::catchUp);
    }

    private void catchUp() {
        try {
            List<UUID> missing = missing();
            while (!missing.isEmpty()) {
                missing.forEach(session -> write(session, false));
                LOG.infof("%d cases can be found now", missing.size());
                List<UUID> still = missing();
                missing = still.equals(missing) ? List.of() : still;
            }
        } catch (RuntimeException e) {
            LOG.warn("older cases could not be indexed", e);
        }
    }

    @SuppressWarnings("unchecked")
    private List<UUID> missing() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "select s.id from help_session s where not exists"
                                        + " (select 1 from case_work w where w.session_id = s.id) order by s.created_at desc",
                                UUID.class)
                        .setMaxResults(AT_ONCE)
                        .getResultList());
    }
}
