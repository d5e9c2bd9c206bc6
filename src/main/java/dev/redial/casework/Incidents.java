package dev.redial.casework;

import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditTrail;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Groups of cases that staff say belong together, and what their visitors are told. */
@ApplicationScoped
public class Incidents {

    /** Longer banners are not read. */
    public static final int LONGEST_BANNER = 1_000;

    /** More are not shown at once. */
    private static final int MOST = 60;

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

    /** Cases that staff say belong together. @param banner what their visitors are told */
    public record Incident(
            UUID id,
            Term term,
            Instant since,
            Instant openedAt,
            String openedBy,
            Optional<Instant> closedAt,
            Optional<String> banner) {}

    /** Those that are not over, and those that ended within a month. */
    @Transactional
    public List<Incident> all() {
        Instant recently = clock.instant().minus(Duration.ofDays(30));
        return incidents
                .find("closedAt is null or closedAt > ?1 order by closedAt nulls first, openedAt desc", recently)
                .page(0, MOST)
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
