package dev.redial.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Writes down what staff do and never changes it. An entry is stored for good before the method returns, in a transaction of its own: what
 * is done afterwards may fail, what was done is always in here.
 */
@ApplicationScoped
public class AuditTrail {

    /** Who did what nobody did. */
    public static final String REDIAL = "redial";

    private static final Logger LOG = Logger.getLogger(AuditTrail.class);

    private static final int TRIES = 20;
    private static final int CHUNK = 1000;
    private static final int MOST_WHO = 255;
    private static final int MOST_TEXT = 300;

    /** Somebody who goes back and forth between pages looks once. */
    private static final Duration ONE_LOOK = Duration.ofMinutes(15);

    private final Entries entries;
    private final Ends ends;
    private final Clock clock;

    /** Servers that share a database retry on each other's entries; threads of one server need not. */
    private final ReentrantLock turn = new ReentrantLock();

    AuditTrail(Entries entries, Ends ends, Clock clock) {
        this.entries = entries;
        this.ends = ends;
        this.clock = clock;
    }

    /** @param subject what it was done to, as an id or a name */
    public void record(AuditAction action, String who, String subject) {
        record(action, who, subject, "");
    }

    /** @param detail the rest in a few words; nothing of what a session contains */
    public void record(AuditAction action, String who, String subject, String detail) {
        turn.lock();
        try {
            for (int i = 1; !appended(action, who, subject, detail, i == TRIES); i++) {
                LOG.debug("another server was faster");
            }
        } finally {
            turn.unlock();
        }
    }

    private boolean appended(AuditAction action, String who, String subject, String detail, boolean last) {
        try {
            QuarkusTransaction.requiringNew().run(() -> append(action, who, subject, detail));
            return true;
        } catch (RuntimeException e) {
            if (last || !lostRace(e)) {
                throw e;
            }
            return false;
        }
    }

    private static boolean lostRace(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof OptimisticLockException) {
                return true;
            }
        }
        return false;
    }

    private void append(AuditAction action, String who, String subject, String detail) {
        AuditEndsEntity both = ends.findById(AuditEndsEntity.THE_ROW);
        AuditEntry entry = AuditEntry.after(
                both.lastHash,
                both.last + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                shortened(who, MOST_WHO),
                action.id(),
                shortened(subject, MOST_TEXT),
                shortened(detail, MOST_TEXT));
        both.last = entry.number();
        both.lastHash = entry.hash();
        // The row that everybody needs goes first: who comes second fails there, and not at a number that exists
        // already.
        ends.flush();
        entries.persist(AuditEntryEntity.of(entry));
    }

    /** Without what the databases do not store alike: PostgreSQL knows no NUL. */
    private static String shortened(String text, int most) {
        String clean = text.replace("\0", "");
        return clean.substring(0, Math.min(clean.length(), most));
    }

    /** Somebody opened a session. Within a quarter of an hour the same person opens it once. */
    public void viewed(String who, String session) {
        Instant since = clock.instant().minus(ONE_LOOK);
        boolean seen = QuarkusTransaction.requiringNew()
                .call(() -> entries.count(
                                "subject = ?1 and action = ?2 and who = ?3 and at > ?4",
                                session,
                                AuditAction.SESSION_VIEWED.id(),
                                shortened(who, MOST_WHO),
                                since)
                        > 0);
        if (!seen) {
            record(AuditAction.SESSION_VIEWED, who, session);
        }
    }

    /** How often staff opened a session. */
    @Transactional
    public long views(String session) {
        return entries.count("subject = ?1 and action = ?2", session, AuditAction.SESSION_VIEWED.id());
    }

    /** What was done to one subject, the first first. */
    @Transactional
    public List<AuditEntry> about(String subject, int most) {
        return entries.find("subject = ?1 order by number", subject).page(0, most).stream()
                .map(AuditEntryEntity::entry)
                .toList();
    }

    /** What to list; absent parts do not narrow it. */
    public record Filter(Optional<AuditAction> action, Optional<String> who, Optional<String> subject) {}

    /** The newest first. @param before only entries with smaller numbers */
    @Transactional
    public List<AuditEntry> newest(Filter filter, long before, int most) {
        List<String> conditions = new ArrayList<>(List.of("number < :before"));
        Parameters parameters = Parameters.with("before", before);
        filter.action().ifPresent(action -> {
            conditions.add("action = :action");
            parameters.and("action", action.id());
        });
        filter.who().ifPresent(who -> {
            conditions.add("who = :who");
            parameters.and("who", who);
        });
        filter.subject().ifPresent(subject -> {
            conditions.add("subject = :subject");
            parameters.and("subject", subject);
        });
        return entries
                .find(String.join(" and ", conditions) + " order by number desc", parameters)
                .page(0, most)
                .stream()
                .map(AuditEntryEntity::entry)
                .toList();
    }

    /** Follows the whole chain. */
    @Transactional
    public AuditChain.Verdict verify() {
        AuditEndsEntity both = ends.findById(AuditEndsEntity.THE_ROW);
        return AuditChain.follow(both.start(), new InChunks(), both.end());
    }

    /** The last entry. */
    @Transactional
    AuditChain.Mark end() {
        return ends.findById(AuditEndsEntity.THE_ROW).end();
    }

    /** Hands over where the trail begins and ends, and then every entry, the first first. */
    @Transactional
    void read(BiConsumer<AuditChain.Mark, AuditChain.Mark> ends, Consumer<AuditEntry> reader) {
        AuditEndsEntity both = this.ends.findById(AuditEndsEntity.THE_ROW);
        AuditChain.Mark end = both.end();
        ends.accept(both.start(), end);
        Iterator<AuditEntry> all = new InChunks();
        while (all.hasNext()) {
            AuditEntry entry = all.next();
            // What is written meanwhile belongs to the next copy.
            if (entry.number() <= end.number()) {
                reader.accept(entry);
            }
        }
    }

    /** Removes the oldest entries; the chain then begins at the hash of the last one removed. */
    void shorten(Instant limit) {
        long removed = QuarkusTransaction.requiringNew().call(() -> {
            Optional<AuditEntryEntity> last =
                    entries.find("at <= ?1 order by number desc", limit).firstResultOptional();
            last.ifPresent(entry -> {
                AuditEndsEntity both = ends.findById(AuditEndsEntity.THE_ROW);
                both.firstAfter = entry.number;
                both.firstAfterHash = entry.hash;
            });
            return last.map(entry -> entries.delete("number <= ?1", entry.number))
                    .orElse(0L);
        });
        if (removed > 0) {
            record(AuditAction.AUDIT_SHORTENED, REDIAL, Long.toString(removed));
        }
    }

    /** All entries in order, a piece at a time: a year of them need not fit into memory. */
    private final class InChunks implements Iterator<AuditEntry> {

        private Iterator<AuditEntryEntity> piece = List.<AuditEntryEntity>of().iterator();
        private long after = Long.MIN_VALUE;

        @Override
        public boolean hasNext() {
            if (!piece.hasNext()) {
                entries.getEntityManager().clear();
                piece = entries.find("number > ?1 order by number", after)
                        .page(0, CHUNK)
                        .list()
                        .iterator();
            }
            return piece.hasNext();
        }

        @Override
        public AuditEntry next() {
            AuditEntryEntity entity = piece.next();
            after = entity.number;
            return entity.entry();
        }
    }

    /** The table of entries. */
    @ApplicationScoped
    static class Entries implements PanacheRepositoryBase<AuditEntryEntity, Long> {}

    /** The table with the chain's ends. */
    @ApplicationScoped
    static class Ends implements PanacheRepositoryBase<AuditEndsEntity, Integer> {}
}
