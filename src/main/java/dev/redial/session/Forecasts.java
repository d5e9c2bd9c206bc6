package dev.redial.session;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.Diagnosis.RankedCause;
import dev.redial.diagnosis.Diagnostician;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.Model;
import dev.redial.diagnosis.StepResult;
import dev.redial.knowledge.StepId;
import dev.redial.knowledge.Word;
import dev.redial.learning.Witness;
import dev.redial.outcome.Outcome;
import dev.redial.outcome.OutcomeRecorded;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps, when a step has fixed something, what the diagnosis thought most likely before it heard so: later it can't be worked out any more, for the knowledge and
 * what was learned will be others.
 */
@ApplicationScoped
class Forecasts {

    private final Store store;
    private final Sessions sessions;
    private final Debriefing debriefing;
    private final Models models;

    Forecasts(Store store, Sessions sessions, Debriefing debriefing, Models models) {
        this.store = store;
        this.sessions = sessions;
        this.debriefing = debriefing;
        this.models = models;
    }

    /** The table. */
    @ApplicationScoped
    static class Store implements PanacheRepositoryBase<ForecastEntity, UUID> {}

    /** In the transaction of the outcome, whose session may be erased right after. A later outcome replaces the forecast too. */
    @Transactional
    void ended(@Observes OutcomeRecorded ended) {
        store.delete("sessionId = ?1", ended.session());
        Outcome outcome = ended.outcome();
        Optional<StepId> helped = outcome.step().map(StepId::new);
        if (outcome.result() == Outcome.Result.FIXED
                && (helped.isPresent() || confirmed(outcome).isPresent())) {
            sessions.find(ended.session())
                    .flatMap(session -> forecast(session, outcome, helped))
                    .ifPresent(store::persist);
        }
    }

    /** The cause, if staff found out that it was this one. */
    private static Optional<String> confirmed(Outcome outcome) {
        return outcome.confirmedBy().flatMap(who -> outcome.cause());
    }

    private Optional<ForecastEntity> forecast(SessionState session, Outcome outcome, Optional<StepId> helped) {
        Model model = models.now();
        Diagnosis diagnosis = new Diagnostician(model).diagnose(before(session.relevant(), helped));
        Witness witness = outcome.confirmedBy().isPresent() ? Witness.STAFF : debriefing.witness(session, helped);
        return diagnosis.causes().stream().findFirst().map(first -> {
            ForecastEntity entity = new ForecastEntity();
            entity.sessionId = session.id();
            entity.cause = first.cause().value();
            entity.probability = first.probability();
            entity.cameTrue = confirmed(outcome)
                    .map(cause -> cause.equals(first.cause().value()))
                    .orElseGet(() ->
                            helped.filter(step -> isAgainst(step, first, model)).isPresent());
            entity.witness = witness.name();
            return entity;
        });
    }

    /** That the step helped is left out, for it speaks for the causes that it is against. */
    private static Evidences before(Evidences all, Optional<StepId> helped) {
        Evidences open = all.beforeItWorked();
        Map<StepId, StepResult> tried = new HashMap<>(open.tried());
        helped.ifPresent(tried::remove);
        return new Evidences(open.code(), open.findings(), open.answers(), tried);
    }

    private static boolean isAgainst(StepId helped, RankedCause first, Model model) {
        return model.knowledge()
                .cause(first.cause())
                .map(cause -> cause.steps().getOrDefault(helped, Word.NEVER) != Word.NEVER)
                .orElse(false);
    }
}
