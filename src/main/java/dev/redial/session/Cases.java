package dev.redial.session;

import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.StepResult;
import dev.redial.figures.Case;
import dev.redial.figures.CountedDay;
import dev.redial.knowledge.StepId;
import dev.redial.outcome.Outcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What counts of the sessions that arrived on a day (UTC). A few wide queries: one for each session would take minutes. */
@ApplicationScoped
class Cases {

    private static final String OF_THE_DAY = " s.createdAt >= :from and s.createdAt < :until ";

    private final SessionStore sessions;

    Cases(SessionStore sessions) {
        this.sessions = sessions;
    }

    /** The day's sessions as they are, in two numbers that another state hardly has. */
    CountedDay state(LocalDate day) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Object[] row = rows(
                            day,
                            "select count(s.id), coalesce(sum(s.version), 0L) from SessionEntity s where" + OF_THE_DAY)
                    .getFirst();
            return new CountedDay(day, number(row[0]), number(row[1]), false);
        });
    }

    /** Articles that so many of the sessions we have came from. */
    Set<String> articlesOf(long sessionsAtLeast) {
        return QuarkusTransaction.requiringNew()
                .call(() -> sessions.getEntityManager()
                        .createQuery(
                                "select s.fromArticle from SessionEntity s where s.fromArticle is not null"
                                        + " group by s.fromArticle having count(s.id) >= :least",
                                String.class)
                        .setParameter("least", sessionsAtLeast)
                        .getResultStream()
                        .collect(Collectors.toUnmodifiableSet()));
    }

    List<Case> of(LocalDate day) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<UUID, Boolean> checks = checks(day);
            Map<UUID, Map<StepId, StepResult>> steps = steps(day);
            Map<UUID, Case.Forecast> forecasts = forecasts(day);
            Map<UUID, Ended> endings = endings(day);
            return rows(
                            day,
                            "select s.id, s.disconnect, s.extended, s.topCause, s.fromArticle, s.host, s.createdAt"
                                    + " from SessionEntity s where" + OF_THE_DAY)
                    .stream()
                    .map(row -> {
                        UUID id = (UUID) row[0];
                        Optional<Ended> ended = Optional.ofNullable(endings.get(id));
                        Optional<Case.Forecast> forecast = Optional.ofNullable(forecasts.get(id));
                        return new Case(
                                Optional.ofNullable((Integer) row[1])
                                        .map(d -> new ErrorCode(d, Optional.ofNullable((Integer) row[2]))),
                                ended.flatMap(Ended::cause).or(() -> Optional.ofNullable((String) row[3])),
                                Optional.ofNullable((String) row[4]),
                                row[5] != null,
                                checks.containsKey(id),
                                checks.getOrDefault(id, false),
                                steps.getOrDefault(id, Map.of()),
                                ended.map(e -> new Case.Ending(
                                        e.result(), Duration.between((Instant) row[6], e.at()), forecast)));
                    })
                    .toList();
        });
    }

    /** Sessions of which a check was begun, and whether one has come to its end. What was refused was not begun. */
    private Map<UUID, Boolean> checks(LocalDate day) {
        Map<UUID, Boolean> checks = new HashMap<>();
        rows(
                        day,
                        "select distinct c.sessionId, c.status from CheckEntity c, SessionEntity s where c.sessionId = s.id"
                                + " and" + OF_THE_DAY)
                .forEach(row -> {
                    CheckStatus status = CheckStatus.valueOf((String) row[1]);
                    if (status != CheckStatus.REFUSED) {
                        checks.merge((UUID) row[0], status == CheckStatus.DONE, Boolean::logicalOr);
                    }
                });
        return checks;
    }

    private Map<UUID, Map<StepId, StepResult>> steps(LocalDate day) {
        Map<UUID, Map<StepId, StepResult>> steps = new HashMap<>();
        rows(day, "select s.id, key(t), value(t).result from SessionEntity s join s.steps t where" + OF_THE_DAY)
                .forEach(row -> StepResult.byId((String) row[2])
                        .ifPresent(result -> steps.computeIfAbsent((UUID) row[0], id -> new HashMap<>())
                                .put(new StepId((String) row[1]), result)));
        return steps;
    }

    private record Ended(Outcome.Result result, Optional<String> cause, Instant at) {}

    private Map<UUID, Ended> endings(LocalDate day) {
        Map<UUID, Ended> endings = new HashMap<>();
        rows(
                        day,
                        "select o.sessionId, o.result, o.cause, o.recordedAt from OutcomeEntity o, SessionEntity s"
                                + " where o.sessionId = s.id and" + OF_THE_DAY)
                .forEach(row -> endings.put(
                        (UUID) row[0],
                        new Ended(
                                Outcome.Result.valueOf((String) row[1]), Optional.ofNullable((String) row[2]), (Instant)
                                        row[3])));
        return endings;
    }

    private Map<UUID, Case.Forecast> forecasts(LocalDate day) {
        Map<UUID, Case.Forecast> forecasts = new HashMap<>();
        rows(
                        day,
                        "select f.sessionId, f.probability, f.cameTrue, f.witness from ForecastEntity f, SessionEntity s"
                                + " where f.sessionId = s.id and" + OF_THE_DAY)
                .forEach(row -> forecasts.put(
                        (UUID) row[0], new Case.Forecast((Double) row[1], (Boolean) row[2], (String) row[3])));
        return forecasts;
    }

    private List<@Nullable Object[]> rows(LocalDate day, String query) {
        Query asked = sessions.getEntityManager().createQuery(query, Object[].class);
        return ofDay(asked, day);
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object[]> ofDay(Query query, LocalDate day) {
        return query.setParameter("from", day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .setParameter(
                        "until", day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .getResultList();
    }

    private static long number(@Nullable Object number) {
        return number == null ? 0 : ((Number) number).longValue();
    }
}
