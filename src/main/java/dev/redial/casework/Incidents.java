package dev.redial.casework;

import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditTrail;
import dev.redial.code.ErrorCode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Cases that have a thing in common: the same computer, gateway, network, error or cause. Groups are found among the cases of the last day; an incident is a
 * group that staff say belongs together.
 */
@ApplicationScoped
public class Incidents {

    /** Longer banners are not read. */
    public static final int LONGEST_BANNER = 1_000;

    /** Fewer cases than that are no group. */
    private static final int LEAST = 3;

    private static final int MOST_GROUPS = 30;
    private static final Duration A_DAY = Duration.ofDays(1);

    private static final List<Term.Kind> KINDS =
            List.of(Term.Kind.GATEWAY, Term.Kind.HOST, Term.Kind.NETWORK, Term.Kind.CODE, Term.Kind.CAUSE);

    /** No case has it in common with another that its cause is in no list. */
    private static final Term UNLISTED = new Term(Term.Kind.CAUSE, "unlisted-cause");

    private static final String PAIR =
            "(cast(s.disconnect as varchar) || '/' || coalesce(cast(s.extended as varchar), ''))";

    private static final String COUNTS = ", count(*), count(distinct coalesce(r.client, cast(s.id as varchar))),"
            + " count(distinct case when s.state = 'open' then s.id end), min(s.created_at), max(s.created_at)";
    private static final String CLIENTS =
            " left join (select session_id, min(client) as client from run_record where asked_at >= :since"
                    + " group by session_id) r on r.session_id = s.id";
    private static final String LARGEST = " having count(*) >= :least order by 2 desc";

    private final Open incidents;
    private final EntityManager database;
    private final AuditTrail trail;
    private final Clock clock;
    private final int days;

    Incidents(
            Open incidents,
            EntityManager database,
            AuditTrail trail,
            Clock clock,
            @ConfigProperty(name = "redial.retention.session-days") int days) {
        this.days = days;
        this.incidents = incidents;
        this.database = database;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Cases with a thing in common.
     *
     * @param people those that can be told apart by the client their test was asked from; a case without a test counts as one
     * @param since when the first of them was opened
     */
    public record Group(Term term, int cases, int people, int open, Instant since, Instant latest) {}

    /** Cases that staff say belong together. @param banner what their visitors are told */
    public record Incident(
            UUID id,
            Term term,
            Instant since,
            Instant openedAt,
            String openedBy,
            Optional<Instant> closedAt,
            Optional<String> banner) {}

    /** The groups of the last day, the largest first; each of its kinds of thing for itself. */
    @Transactional
    public List<Group> groups() {
        Instant since = clock.instant().minus(A_DAY);
        return KINDS.stream()
                .flatMap(kind -> groups(kind, since).stream())
                .filter(group -> !group.term().equals(UNLISTED))
                .sorted(Comparator.comparingInt(Group::people)
                        .thenComparingInt(Group::cases)
                        .reversed())
                .limit(MOST_GROUPS)
                .toList();
    }

    /** By the columns of the session where there is one: the index of terms has domains and main numbers too, and more rows. */
    private List<Group> groups(Term.Kind kind, Instant since) {
        return switch (kind) {
            case HOST -> named("lower(s.host)", since, host -> new Term(kind, host));
            case GATEWAY -> named("lower(s.gateway)", since, gateway -> new Term(kind, gateway));
            case CAUSE -> named("s.top_cause", since, cause -> new Term(kind, cause));
            case CODE -> named(PAIR, since, pair -> new Term(kind, code(pair).toString()));
            case NETWORK -> networks(since);
            case ARTICLE, STATE, ASSIGNED, TAG, UNREAD, WORD -> List.of();
        };
    }

    private static ErrorCode code(String pair) {
        int slash = pair.indexOf('/');
        int main = Integer.parseInt(pair.substring(0, slash));
        String extended = pair.substring(slash + 1);
        return extended.isEmpty() ? ErrorCode.of(main) : ErrorCode.of(main, Integer.parseInt(extended));
    }

    @SuppressWarnings("unchecked")
    private List<Group> named(String name, Instant since, Function<String, Term> term) {
        List<Object[]> rows = database.createNativeQuery("select " + name + COUNTS + " from help_session s" + CLIENTS
                        + " where s.created_at >= :since and " + name + " <> '' group by " + name + LARGEST)
                .setParameter("since", since)
                .setParameter("least", LEAST)
                .setMaxResults(MOST_GROUPS)
                .getResultList();
        return rows.stream().map(row -> group(term.apply((String) row[0]), row)).toList();
    }

    @SuppressWarnings("unchecked")
    private List<Group> networks(Instant since) {
        Term all = new Term(Term.Kind.NETWORK, "");
        List<Object[]> rows = database.createNativeQuery("select t.term" + COUNTS + " from case_term t"
                        + " join help_session s on s.id = t.session_id" + CLIENTS
                        + " where t.term >= :first and t.term < :end and t.created_at >= :since group by t.term"
                        + LARGEST)
                .setParameter("first", all.bytes())
                .setParameter("end", all.end())
                .setParameter("since", since)
                .setParameter("least", LEAST)
                .setMaxResults(MOST_GROUPS)
                .getResultList();
        return rows.stream().map(Incidents::group).toList();
    }

    private static Group group(Object[] row) {
        return group(Term.read((byte[]) row[0]), row);
    }

    private static Group group(Term term, Object[] row) {
        return new Group(
                term,
                ((Number) row[1]).intValue(),
                ((Number) row[2]).intValue(),
                ((Number) row[3]).intValue(),
                instant(row[4]),
                instant(row[5]));
    }

    private static Instant instant(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    }

    /** Those that are not over, and those that ended within a month. */
    @Transactional
    public List<Incident> all() {
        Instant recently = clock.instant().minus(Duration.ofDays(30));
        return incidents
                .find("closedAt is null or closedAt > ?1 order by closedAt nulls first, openedAt desc", recently)
                .page(0, MOST_GROUPS * 2)
                .stream()
                .map(Incidents::incident)
                .toList();
    }

    @Transactional
    public Optional<Incident> find(UUID id) {
        return incidents.findByIdOptional(id).map(Incidents::incident);
    }

    /** The open ones that a case with these terms belongs to. */
    @Transactional
    public List<Incident> of(UUID session) {
        List<IncidentEntity> open = incidents.list("closedAt is null order by openedAt");
        if (open.isEmpty()) {
            return List.of();
        }
        Set<Term> terms = terms(session);
        return open.stream()
                .map(Incidents::incident)
                .filter(incident -> terms.contains(incident.term()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Set<Term> terms(UUID session) {
        List<byte[]> rows = database.createNativeQuery("select term from case_term where session_id = ?1", byte[].class)
                .setParameter(1, session)
                .getResultList();
        return Set.copyOf(rows.stream().map(Term::read).distinct().toList());
    }

    /** What visitors of a case are told, each banner once. */
    public List<String> banners(UUID session) {
        return of(session).stream().flatMap(i -> i.banner().stream()).distinct().toList();
    }

    /** Opens one, unless the same is open already. */
    @Transactional
    public Incident open(Term term, Instant since, String who) {
        return incidents
                .find(
                        "closedAt is null and kind = ?1 and subject = ?2",
                        term.kind().name(),
                        term.text())
                .firstResultOptional()
                .map(Incidents::incident)
                .orElseGet(() -> {
                    IncidentEntity fresh = new IncidentEntity();
                    fresh.id = UUID.randomUUID();
                    fresh.kind = term.kind().name();
                    fresh.subject = term.text();
                    fresh.sinceAt = since;
                    fresh.openedAt = clock.instant();
                    fresh.openedBy = who;
                    trail.record(AuditAction.INCIDENT_OPENED, who, fresh.id.toString());
                    incidents.persist(fresh);
                    return incident(fresh);
                });
    }

    /** @param banner what visitors are told; empty for nothing */
    @Transactional
    public boolean say(UUID id, Optional<String> banner, String who) {
        return change(id, who, banner.isPresent() ? "banner" : "no banner", incident -> {
            incident.banner = banner.orElse(null);
            incident.bannerBy = who;
        });
    }

    /** It is over; nobody is told any more. */
    @Transactional
    public boolean close(UUID id, String who) {
        return change(id, who, "closed", incident -> {
            incident.closedAt = clock.instant();
            incident.closedBy = who;
            incident.banner = null;
        });
    }

    private boolean change(UUID id, String who, String detail, Consumer<IncidentEntity> deed) {
        @Nullable IncidentEntity incident = incidents.findById(id);
        if (incident == null || incident.closedAt != null) {
            return false;
        }
        trail.record(AuditAction.INCIDENT_CHANGED, who, id.toString(), detail);
        deed.accept(incident);
        return true;
    }

    /** The cases that have joined so far; empty where there are none any more. */
    @Transactional
    public Optional<Group> joined(Incident incident) {
        return groupOf(incident.term(), incident.since());
    }

    /** A group as it is now; empty for a kind of thing that no incident is about, or where nothing has it. */
    @Transactional
    public Optional<Group> group(String kind, String subject) {
        return KINDS.stream()
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .flatMap(k -> groupOf(new Term(k, subject), clock.instant().minus(A_DAY)));
    }

    @SuppressWarnings("unchecked")
    private Optional<Group> groupOf(Term term, Instant since) {
        List<Object[]> rows = database.createNativeQuery("select t.term" + COUNTS
                        + " from case_term t join help_session s on s.id = t.session_id" + CLIENTS
                        + " where t.term = :term and t.created_at >= :since group by t.term")
                .setParameter("term", term.bytes())
                .setParameter("since", since)
                .getResultList();
        return rows.stream().map(Incidents::group).findFirst();
    }

    /** What is over goes with the cases it was about. */
    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        incidents.delete("closedAt <= ?1", clock.instant().minus(Duration.ofDays(days)));
    }

    private static Incident incident(IncidentEntity e) {
        return new Incident(
                e.id,
                new Term(Term.Kind.valueOf(e.kind), e.subject),
                e.sinceAt,
                e.openedAt,
                e.openedBy,
                Optional.ofNullable(e.closedAt),
                Optional.ofNullable(e.banner));
    }

    /** The table. */
    @ApplicationScoped
    static class Open implements PanacheRepositoryBase<IncidentEntity, UUID> {}
}
