package dev.redial.session;

import dev.redial.admission.RunRecords;
import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.Diagnostician;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.StepResult;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.StepId;
import dev.redial.learning.Batch;
import dev.redial.learning.ExperienceLog;
import dev.redial.learning.Lesson;
import dev.redial.learning.Witness;
import dev.redial.outcome.Outcome;
import dev.redial.outcome.OutcomeLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks ended cases what they teach. Nothing of it is stored before staff approve it: it is worked out from the sessions each time, so what a visitor erases teaches nothing
 * any more.
 */
@ApplicationScoped
public class Debriefing {

    /** More at once would take minutes; the rest waits for the next batch. */
    private static final int MOST = 2_000;
    /** A cause less probable than this was not in question. */
    private static final double IN_QUESTION = 0.01;

    private final Sessions sessions;
    private final OutcomeLog outcomes;
    private final RunRecords records;
    private final Models models;
    private final ExperienceLog learned;

    Debriefing(Sessions sessions, OutcomeLog outcomes, RunRecords records, Models models, ExperienceLog learned) {
        this.sessions = sessions;
        this.outcomes = outcomes;
        this.records = records;
        this.models = models;
        this.learned = learned;
    }

    /** A batch that waits for a decision. @param since where the decision before ended @param until when the last of its outcomes was recorded */
    public record Pending(Batch batch, Instant since, Instant until) {}

    /** What was not decided on yet, up to a moment; empty where nothing is. */
    public Optional<Pending> pending(Instant until) {
        Instant since = learned.decidedUntil();
        List<OutcomeLog.Recorded> recorded = outcomes.recorded(since, until, MOST);
        List<Lesson> lessons = recorded.stream()
                .flatMap(r -> sessions.find(r.session()).map(s -> lesson(s, r.outcome())).stream())
                .toList();
        return lessons.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pending(
                        Batch.of(lessons), since, recorded.getLast().outcome().recordedAt()));
    }

    private Lesson lesson(SessionState session, Outcome outcome) {
        Map<StepId, StepResult> tried = new HashMap<>(session.tried());
        Optional<StepId> helped = outcome.step().map(StepId::new).filter(s -> outcome.result() == Outcome.Result.FIXED);
        // Only one step helps: whoever says so of two means the last, which the outcome names.
        helped.ifPresent(step -> {
            tried.replaceAll((other, result) -> result == StepResult.FIXED ? StepResult.NOT_FIXED : result);
            tried.put(step, StepResult.FIXED);
        });
        // What did not end well was cured by nothing, whatever was said of a step on the way.
        if (outcome.result() != Outcome.Result.FIXED) {
            tried.replaceAll((step, result) -> result == StepResult.FIXED ? StepResult.NOT_FIXED : result);
        }
        Evidences evidences = session.relevant();
        Diagnosis diagnosis = new Diagnostician(models.now())
                .diagnose(new Evidences(evidences.code(), evidences.findings(), evidences.answers(), tried));
        Map<CauseId, Double> causes = new HashMap<>();
        Optional<String> confirmed = outcome.confirmedBy().flatMap(who -> outcome.cause());
        if (confirmed.isPresent()) {
            causes.put(new CauseId(confirmed.get()), 1.0);
        } else {
            diagnosis.causes().stream()
                    .filter(c -> c.probability() >= IN_QUESTION)
                    .forEach(c -> causes.put(c.cause(), c.probability()));
        }
        Map<StepId, Boolean> steps = new HashMap<>();
        tried.forEach((step, result) -> {
            switch (result) {
                case FIXED -> steps.put(step, true);
                case NOT_FIXED -> steps.put(step, false);
                case NOT_POSSIBLE, SKIPPED -> {}
            }
        });
        return new Lesson(
                client(session.id()),
                outcome.confirmedBy().isPresent() ? Witness.STAFF : witness(session, helped),
                outcome.result() == Outcome.Result.FIXED,
                Map.copyOf(causes),
                Map.copyOf(steps));
    }

    /** People whom no test was made for can't be told apart, and count as one. */
    private String client(UUID session) {
        return records.of(session).stream()
                .map(record -> record.client().value())
                .findFirst()
                .orElse("");
    }

    private Witness witness(SessionState session, Optional<StepId> helped) {
        KnowledgeBase knowledge = models.now().knowledge();
        return helped.flatMap(knowledge::step)
                        .flatMap(step -> sessions.beforeAfter(session).filter(compared -> compared.confirms(step)))
                        .isPresent()
                ? Witness.RETESTED
                : Witness.CLAIMED;
    }
}
