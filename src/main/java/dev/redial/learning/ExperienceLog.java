package dev.redial.learning;

import dev.redial.diagnosis.Experience;
import dev.redial.diagnosis.Experience.Tally;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.StepId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this house has learned: the sum of the batches that staff approved. Nothing counts that they did not see, and what they dismissed never comes up again. Rows
 * hold counts and ids of the knowledge, nothing of a person who was helped.
 */
@ApplicationScoped
public class ExperienceLog {

    private final Batches batches;
    private final Counts counts;
    private final Clock clock;
    private volatile Experience current = Experience.none();

    ExperienceLog(Batches batches, Counts counts, Clock clock) {
        this.batches = batches;
        this.counts = counts;
        this.clock = clock;
    }

    /** The table of batches. */
    @ApplicationScoped
    static class Batches implements PanacheRepositoryBase<ExperienceBatchEntity, UUID> {}

    /** The table of what the approved ones add. */
    @ApplicationScoped
    static class Counts implements PanacheRepositoryBase<ExperienceCountEntity, UUID> {}

    /** One decision. @param until outcomes up to this moment were decided on */
    public record Decision(Instant until, Instant at, String by, boolean approved, int lessons, int clients) {}

    /** The sum of all that was approved; the same object until something changes. */
    public Experience current() {
        return current;
    }

    void start(@Observes StartupEvent event) {
        read();
    }

    /** Another server may have approved something. */
    @Scheduled(every = "1m", delayed = "1m")
    void read() {
        List<ExperienceCountEntity> rows = QuarkusTransaction.requiringNew().call(counts::listAll);
        Experience sum = rows.stream().map(ExperienceLog::experience).reduce(Experience.none(), Experience::plus);
        if (!sum.equals(current)) {
            current = sum;
        }
    }

    private static Experience experience(ExperienceCountEntity row) {
        CauseId cause = new CauseId(row.cause);
        return row.step == null
                ? new Experience(Map.of(cause, row.cases), Map.of())
                : new Experience(
                        Map.of(), Map.of(cause, Map.of(new StepId(row.step), new Tally(row.fixed, row.failed))));
    }

    /** Outcomes up to this moment are decided on; {@link Instant#EPOCH} before the first decision. */
    public Instant decidedUntil() {
        return decisions().stream().findFirst().map(Decision::until).orElse(Instant.EPOCH);
    }

    /** The latest first. */
    public List<Decision> decisions() {
        return QuarkusTransaction.requiringNew()
                .call(() -> batches.find("order by untilAt desc").stream()
                        .map(b -> new Decision(b.untilAt, b.decidedAt, b.decidedBy, b.approved, b.lessons, b.clients))
                        .toList());
    }

    /**
     * From now on the batch counts.
     *
     * @param since where the decision before ended
     * @param until the moment up to which its outcomes were recorded
     * @return false if somebody else decided meanwhile; then nothing has changed
     */
    public boolean approve(Batch batch, Instant since, Instant until, String by) {
        boolean first = first(since, () -> {
            UUID id = decide(batch, since, until, by, true);
            batch.experience().cases().forEach((cause, cases) -> count(id, cause, null, cases, new Tally(0, 0)));
            batch.experience()
                    .steps()
                    .forEach((cause, tallies) ->
                            tallies.forEach((step, tally) -> count(id, cause, step.value(), 0, tally)));
        });
        read();
        return first;
    }

    /** It never counts. @return as for {@link #approve} */
    public boolean dismiss(Batch batch, Instant since, Instant until, String by) {
        return first(since, () -> decide(batch, since, until, by, false));
    }

    /** A button pressed twice, or by two people, on two servers perhaps: only the database sees both. */
    private boolean first(Instant since, Runnable decision) {
        try {
            QuarkusTransaction.requiringNew().run(decision);
            return true;
        } catch (PersistenceException meanwhile) {
            if (decidedUntil().equals(since)) {
                throw meanwhile;
            }
            return false;
        }
    }

    private UUID decide(Batch batch, Instant since, Instant until, String by, boolean approved) {
        ExperienceBatchEntity decided = new ExperienceBatchEntity();
        decided.id = UUID.randomUUID();
        decided.sinceAt = since;
        decided.untilAt = until;
        decided.decidedAt = clock.instant();
        decided.decidedBy = by;
        decided.approved = approved;
        decided.lessons = batch.lessons();
        decided.clients = batch.clients();
        batches.persistAndFlush(decided);
        return decided.id;
    }

    private void count(UUID batch, CauseId cause, @Nullable String step, double cases, Tally tally) {
        ExperienceCountEntity row = new ExperienceCountEntity();
        row.id = UUID.randomUUID();
        row.batchId = batch;
        row.cause = cause.value();
        row.step = step;
        row.cases = cases;
        row.fixed = tally.fixed();
        row.failed = tally.failed();
        counts.persist(row);
    }
}
