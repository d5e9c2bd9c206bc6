package dev.redial.outcome;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps outcomes, one for each session; a later one replaces an earlier one. What staff confirmed stays confirmed when the person says once more that
 * it is fixed.
 */
@ApplicationScoped
public class OutcomeLog {

    private final Outcomes outcomes;
    private final Event<OutcomeRecorded> recorded;

    OutcomeLog(Outcomes outcomes, Event<OutcomeRecorded> recorded) {
        this.outcomes = outcomes;
        this.recorded = recorded;
    }

    @Transactional
    public void record(UUID session, Outcome outcome) {
        OutcomeEntity entity = outcomes.of(session).orElseGet(() -> {
            OutcomeEntity fresh = new OutcomeEntity();
            fresh.id = UUID.randomUUID();
            fresh.sessionId = session;
            return fresh;
        });
        boolean saidAgain = entity.confirmedBy != null
                && outcome.confirmedBy().isEmpty()
                && outcome.result() == Outcome.Result.FIXED
                && outcome.result().name().equals(entity.result);
        if (!saidAgain) {
            entity.result = outcome.result().name();
            entity.step = outcome.step().orElse(null);
            entity.cause = outcome.cause().orElse(null);
            entity.confirmedBy = outcome.confirmedBy().orElse(null);
            entity.recordedAt = outcome.recordedAt();
        }
        entity.remark = outcome.remark().orElse(null);
        outcomes.persist(entity);
        recorded.fire(new OutcomeRecorded(session, outcome));
    }

    /** It is not over after all. */
    @Transactional
    public void withdraw(UUID session) {
        outcomes.delete("sessionId", session);
    }

    @Transactional
    public Optional<Outcome> of(UUID session) {
        return outcomes.of(session).map(OutcomeLog::outcome);
    }

    /** An outcome with the session it belongs to. */
    public record Recorded(UUID session, Outcome outcome) {}

    /** Those recorded after the one moment and not after the other, the oldest first. */
    @Transactional
    public List<Recorded> recorded(Instant after, Instant until, int most) {
        return outcomes
                .find("recordedAt > ?1 and recordedAt <= ?2 order by recordedAt, id", after, until)
                .page(0, most)
                .stream()
                .map(e -> new Recorded(e.sessionId, outcome(e)))
                .toList();
    }

    private static Outcome outcome(OutcomeEntity e) {
        return new Outcome(
                Outcome.Result.valueOf(e.result),
                Optional.ofNullable(e.step),
                Optional.ofNullable(e.cause),
                Optional.ofNullable(e.remark),
                e.recordedAt,
                Optional.ofNullable(e.confirmedBy));
    }

    /** The table. */
    @ApplicationScoped
    static class Outcomes implements PanacheRepositoryBase<OutcomeEntity, UUID> {
        Optional<OutcomeEntity> of(UUID session) {
            return find("sessionId", session).firstResultOptional();
        }
    }
}
