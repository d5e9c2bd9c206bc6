package dev.redial.figures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.redial.knowledge.QuestionId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Keeps the counts of each day, without limit: there is nobody in them. Pages read these alone, however many sessions there are. */
@ApplicationScoped
public class FigureLog {

    private static final Duration LATELY = Duration.ofMinutes(1);

    /** By the first day. */
    private final Cache<LocalDate, Figures> lately = Caffeine.newBuilder()
            .expireAfterWrite(LATELY)
            .maximumSize(Period.values().length)
            .build();

    private final Counts counts;
    private final Days days;
    private final Clock clock;

    FigureLog(Counts counts, Days days, Clock clock) {
        this.counts = counts;
        this.days = days;
        this.clock = clock;
    }

    /** The table of counts. */
    @ApplicationScoped
    static class Counts implements PanacheRepositoryBase<FigureCountEntity, UUID> {

        void insert(LocalDate day, Key key, long amount) {
            FigureCountEntity row = new FigureCountEntity();
            row.id = UUID.randomUUID();
            row.dayOf = day;
            row.kind = key.kind().name();
            row.subject = key.subject();
            row.measure = key.measure();
            row.amount = amount;
            persist(row);
        }

        void add(LocalDate day, Key key, long amount) {
            int changed = update(
                    "amount = amount + ?1 where dayOf = ?2 and kind = ?3 and subject = ?4 and measure = ?5",
                    amount,
                    day,
                    key.kind().name(),
                    key.subject(),
                    key.measure());
            if (changed == 0) {
                insert(day, key, amount);
            }
        }

        void delete(LocalDate day, Collection<Kind> kinds) {
            delete("dayOf = ?1 and kind in ?2", day, names(kinds));
        }

        static List<String> names(Collection<Kind> kinds) {
            return kinds.stream().map(Enum::name).toList();
        }
    }

    /** The table of days that were counted. */
    @ApplicationScoped
    static class Days implements PanacheRepositoryBase<FigureDayEntity, LocalDate> {}

    /** Every day that was counted since this one. */
    public Map<LocalDate, CountedDay> counted(LocalDate since) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<LocalDate, CountedDay> counted = new HashMap<>();
            days.list("dayOf >= ?1", since)
                    .forEach(d -> counted.put(d.dayOf, new CountedDay(d.dayOf, d.sessions, d.versions, d.closed)));
            return Map.copyOf(counted);
        });
    }

    /** The day counts like this from now on, in the place of how it counted before. */
    public void replace(CountedDay day, Map<Key, Long> sums) {
        QuarkusTransaction.requiringNew().run(() -> {
            counts.delete(day.day(), Kind.OF_SESSIONS);
            sums.forEach((key, amount) -> counts.insert(day.day(), key, amount));
            mark(day);
        });
        lately.invalidateAll();
    }

    /** It stays as it was counted. */
    public void close(CountedDay day) {
        QuarkusTransaction.requiringNew().run(() -> mark(day));
        lately.invalidateAll();
    }

    private void mark(CountedDay day) {
        FigureDayEntity row = days.findByIdOptional(day.day()).orElseGet(() -> {
            FigureDayEntity fresh = new FigureDayEntity();
            fresh.dayOf = day.day();
            return fresh;
        });
        row.sessions = day.sessions();
        row.versions = day.versions();
        row.closed = day.closed();
        row.countedAt = clock.instant();
        days.persist(row);
    }

    /** What the last sample showed, in the place of what the one before did. */
    public void replace(Collection<Influence> influences) {
        LocalDate today = today();
        QuarkusTransaction.requiringNew().run(() -> {
            counts.delete("kind = ?1", Kind.QUESTION.name());
            influences.forEach(i -> {
                counts.insert(today, question(i.question(), Influence.Measure.ANSWERS), i.answers());
                counts.insert(today, question(i.question(), Influence.Measure.CAUSE), i.cause());
                counts.insert(today, question(i.question(), Influence.Measure.NEXT), i.next());
                counts.insert(today, question(i.question(), Influence.Measure.EITHER), i.either());
            });
        });
    }

    private static Key question(QuestionId question, Influence.Measure measure) {
        return Key.of(Kind.QUESTION, question.value(), measure);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The same, up to a minute old: whoever loads a page again and again asks the database no more often. */
    public Figures lately(Period period) {
        return lately.get(period.since(today()), since -> read(period));
    }

    /** What there was in some time. */
    public Figures read(Period period) {
        LocalDate today = today();
        LocalDate since = period.since(today);
        return QuarkusTransaction.requiringNew()
                .call(() -> new Figures(sums(since, today), byDay(since, today), asOf()));
    }

    private Map<Key, Long> sums(LocalDate since, LocalDate until) {
        Map<Key, Long> sums = new HashMap<>();
        counts.getEntityManager()
                .createQuery(
                        "select kind, subject, measure, sum(amount) from FigureCountEntity"
                                + " where dayOf >= :since and dayOf <= :until or kind = :sample group by kind, subject, measure",
                        Object[].class)
                .setParameter("since", since)
                .setParameter("until", until)
                .setParameter("sample", Kind.QUESTION.name())
                .getResultList()
                .forEach(row -> sums.put(
                        new Key(Kind.valueOf((String) row[0]), (String) row[1], (String) row[2]),
                        ((Number) row[3]).longValue()));
        return Map.copyOf(sums);
    }

    private SortedMap<LocalDate, Map<String, Long>> byDay(LocalDate since, LocalDate until) {
        SortedMap<LocalDate, Map<String, Long>> byDay = new TreeMap<>();
        counts.list("dayOf >= ?1 and dayOf <= ?2 and kind = ?3", since, until, Kind.ALL.name())
                .forEach(row ->
                        byDay.computeIfAbsent(row.dayOf, day -> new HashMap<>()).put(row.measure, row.amount));
        return byDay;
    }

    private Optional<Instant> asOf() {
        return Optional.ofNullable(days.getEntityManager()
                .createQuery("select max(countedAt) from FigureDayEntity", Instant.class)
                .getSingleResult());
    }
}
