package dev.redial.session;

import dev.redial.code.ErrorCode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Counts from which articles people come. Reading a page must cost nothing, so visits are added up in memory and written once a minute; a
 * crash loses a minute of them.
 */
@ApplicationScoped
public class Arrivals {

    /** Anybody can make up names of articles; beyond so many on a day they are one. */
    static final int MOST_A_DAY = 2_000;

    static final String OTHERS = "(others)";
    private static final Logger LOG = Logger.getLogger(Arrivals.class);

    private final Store store;
    private final RetentionConfig config;
    private final Clock clock;
    private final Map<Counted, Long> waiting = new HashMap<>();
    private final Set<Counted> today = new HashSet<>();

    Arrivals(Store store, RetentionConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @ApplicationScoped
    static class Store implements PanacheRepositoryBase<ArrivalEntity, UUID> {}

    /** What is counted. @param code {@code 0x904/0x7}, or empty for the start page */
    private record Counted(LocalDate day, String from, String code) {}

    /** How many came from one article to one code. */
    public record Count(String from, String code, long visits) {}

    /** Somebody came by a link that named an article. @param from letters, digits and a few signs, 200 at most */
    public synchronized void came(String from, Optional<ErrorCode> code) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Counted named = new Counted(day, from, code.map(ErrorCode::toString).orElse(""));
        today.removeIf(counted -> !counted.day().equals(day));
        Counted counted = today.contains(named) || today.size() < MOST_A_DAY ? named : new Counted(day, OTHERS, "");
        today.add(counted);
        waiting.merge(counted, 1L, Long::sum);
    }

    private synchronized Map<Counted, Long> taken() {
        Map<Counted, Long> taken = Map.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    private synchronized void putBack(Map<Counted, Long> taken) {
        taken.forEach((counted, visits) -> waiting.merge(counted, visits, Long::sum));
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        Map<Counted, Long> taken = taken();
        if (taken.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> taken.forEach(this::add));
        } catch (RuntimeException away) {
            LOG.warnf("arrivals can't be written now: %s", away);
            putBack(taken);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        write();
    }

    private void add(Counted counted, long visits) {
        int changed = store.update(
                "visits = visits + ?1 where dayOf = ?2 and fromArticle = ?3 and code = ?4",
                visits,
                counted.day(),
                counted.from(),
                counted.code());
        if (changed == 0) {
            ArrivalEntity entity = new ArrivalEntity();
            entity.id = UUID.randomUUID();
            entity.dayOf = counted.day();
            entity.fromArticle = counted.from();
            entity.code = counted.code();
            entity.visits = visits;
            store.persist(entity);
        }
    }

    @Scheduled(every = "12h", delayed = "3m")
    void eraseOld() {
        LocalDate limit =
                LocalDate.ofInstant(clock.instant().minus(Duration.ofDays(config.recordDays())), ZoneOffset.UTC);
        QuarkusTransaction.requiringNew().run(() -> store.delete("dayOf < ?1", limit));
    }

    /** What has been written since a day, most visits first; the last minute may be missing. */
    public List<Count> since(LocalDate day, int most) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store
                        .getEntityManager()
                        .createQuery(
                                "select fromArticle, code, sum(visits) from ArrivalEntity where dayOf >= :day"
                                        + " group by fromArticle, code order by sum(visits) desc, fromArticle, code",
                                Object[].class)
                        .setParameter("day", day)
                        .setMaxResults(most)
                        .getResultList()
                        .stream()
                        .map(row -> new Count((String) row[0], (String) row[1], ((Number) row[2]).longValue()))
                        .toList());
    }
}
