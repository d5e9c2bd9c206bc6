package dev.redial.session;

import dev.redial.admission.RunRecords;
import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditTrail;
import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.StepResult;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import dev.redial.outcome.Outcome;
import dev.redial.outcome.OutcomeLog;
import dev.redial.session.SessionEntity.GivenAnswer;
import dev.redial.session.SessionEntity.TriedStep;
import dev.redial.target.TargetRequest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Opens, finds and changes sessions. A token that does not exist and one that is not of ours look the same from outside. */
@ApplicationScoped
public class Sessions {

    /** The text a person agrees to, so that we can say later what they agreed to. */
    static final String CONSENT_VERSION = "2026-11";

    private static final String OPEN = "open";

    private final SessionStore sessions;
    private final SessionStore.CheckStore checks;
    private final RunningChecks running;
    private final OutcomeLog outcomes;
    private final Forecasts.Store forecasts;
    private final RunRecords records;
    private final Event<SessionChanged> changed;
    private final AuditTrail trail;
    private final List<KeptBeside> beside;
    private final Clock clock;

    Sessions(
            SessionStore sessions,
            SessionStore.CheckStore checks,
            RunningChecks running,
            OutcomeLog outcomes,
            Forecasts.Store forecasts,
            RunRecords records,
            Event<SessionChanged> changed,
            AuditTrail trail,
            @All List<KeptBeside> beside,
            Clock clock) {
        this.sessions = sessions;
        this.checks = checks;
        this.running = running;
        this.outcomes = outcomes;
        this.forecasts = forecasts;
        this.records = records;
        this.changed = changed;
        this.trail = trail;
        this.beside = beside;
        this.clock = clock;
    }

    /** A new session with its secret, which is never told again. */
    public record Opened(SessionToken token, SupportCode supportCode) {}

    @Transactional
    public Opened open(Arrival arrival) {
        SessionToken token = SessionToken.random();
        SessionEntity entity = new SessionEntity();
        entity.id = UUID.randomUUID();
        entity.tokenHash = token.hash();
        entity.supportCode = SupportCode.random().value();
        entity.createdAt = clock.instant();
        entity.language = arrival.language();
        entity.state = OPEN;
        entity.fromArticle = arrival.from().orElse(null);
        arrival.code().ifPresent(code -> setCode(entity, code));
        arrival.target().ifPresent(target -> setTarget(entity, target));
        setConsent(entity, arrival.consent());
        sessions.persist(entity);
        changed.fire(new SessionChanged(entity.id));
        return new Opened(token, new SupportCode(entity.supportCode));
    }

    private static void setCode(SessionEntity entity, ErrorCode code) {
        entity.disconnect = code.disconnect();
        entity.extended = code.extended().orElse(null);
    }

    private static void setTarget(SessionEntity entity, TargetRequest target) {
        entity.host = target.host();
        entity.port = target.port().orElse(null);
        entity.gateway = target.gateway().orElse(null);
    }

    private void setConsent(SessionEntity entity, boolean given) {
        entity.consentVersion = given ? CONSENT_VERSION : null;
        entity.consentAt = given ? clock.instant() : null;
    }

    @Transactional
    public Optional<SessionState> find(SessionToken token) {
        return sessions.byToken(token).map(this::state);
    }

    /** For staff, who have no token. */
    @Transactional
    public Optional<SessionState> find(UUID id) {
        return sessions.findByIdOptional(id).map(this::state);
    }

    /** For staff, who were read a code on the telephone. */
    @Transactional
    public Optional<SessionState> find(SupportCode code) {
        return sessions.bySupportCode(code).map(this::state);
    }

    /** For staff: the newest that have something to go by, an error code or a check that came to its end. */
    @Transactional
    public List<SessionState> withEvidence(int most) {
        return sessions.withEvidence(most).stream().map(this::state).toList();
    }

    /** The newest in which somebody answered a question. */
    @Transactional
    List<SessionState> withAnswers(int most) {
        return sessions.withAnswers(most).stream().map(this::state).toList();
    }

    /** Every check of a session, the first one first. */
    @Transactional
    public List<CheckState> checks(UUID session) {
        return checks.all(session).stream().map(running::state).toList();
    }

    /** What changed between two checks of the computer, with steps in between. */
    @Transactional
    public Optional<BeforeAfter> beforeAfter(SessionState session) {
        return session.tried().isEmpty() ? Optional.empty() : BeforeAfter.of(session, checks(session.id()));
    }

    @Transactional
    public Optional<CheckState> check(SessionToken token, int number) {
        return sessions.byToken(token)
                .flatMap(s -> checks.numbered(s.id, number))
                .map(running::state);
    }

    /** Names another computer. What was found out about the one before stops counting. */
    @Transactional
    public boolean name(SessionToken token, TargetRequest target, boolean consent) {
        return change(token, s -> {
            setTarget(s, target);
            setConsent(s, consent);
        });
    }

    /** Says or corrects which error was shown. */
    @Transactional
    public boolean show(SessionToken token, ErrorCode code) {
        return change(token, s -> setCode(s, code));
    }

    @Transactional
    public boolean answer(SessionToken token, QuestionId question, String answer) {
        return change(token, s -> s.answers.put(question.value(), new GivenAnswer(answer, clock.instant())));
    }

    @Transactional
    public boolean withdraw(SessionToken token, QuestionId question) {
        return change(token, s -> s.answers.remove(question.value()));
    }

    @Transactional
    public boolean tried(SessionToken token, StepId step, StepResult result) {
        return change(token, s -> s.steps.put(step.value(), new TriedStep(result.id(), clock.instant())));
    }

    @Transactional
    public boolean end(SessionToken token, Outcome outcome) {
        return change(token, s -> end(s, outcome));
    }

    /** For staff, who found out how it ended. */
    @Transactional
    public void end(UUID id, Outcome outcome) {
        sessions.findByIdOptional(id).ifPresent(s -> {
            end(s, outcome);
            changed.fire(new SessionChanged(id));
        });
    }

    private void end(SessionEntity session, Outcome outcome) {
        session.state = outcome.result().id();
        outcomes.record(session.id, outcome);
    }

    /** For staff: it is not over after all. */
    @Transactional
    public void reopen(UUID id) {
        sessions.findByIdOptional(id).ifPresent(s -> {
            s.state = OPEN;
            outcomes.withdraw(id);
            forecasts.deleteById(id);
            changed.fire(new SessionChanged(id));
        });
    }

    /** For lists, in no order; ids of sessions that are gone are left out. */
    @Transactional
    public Map<UUID, SessionSummary> summaries(List<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : sessions.summaries(ids).stream().collect(Collectors.toMap(SessionSummary::id, s -> s));
    }

    @Transactional
    public Optional<SessionSummary> summary(UUID id) {
        return sessions.summaries(List.of(id)).stream().findFirst();
    }

    /** Everything that is stored about a session. */
    @Transactional
    public Optional<SessionExport> export(SessionToken token) {
        return sessions.byToken(token)
                .map(s -> SessionExport.of(
                        s,
                        checks.all(s.id),
                        records.of(s.id),
                        outcomes.of(s.id),
                        forecasts.findByIdOptional(s.id),
                        beside.stream().collect(Collectors.toMap(KeptBeside::name, b -> b.of(s.id))),
                        clock.instant().toString()));
    }

    /** Erases a session with everything that belongs to it, also what is kept in memory alone. */
    public boolean erase(SessionToken token) {
        Optional<Erased> erased = QuarkusTransaction.requiringNew()
                .call(() -> sessions.byToken(token).map(this::delete));
        // Only now: before, whoever follows a check could have found it in the database once more.
        erased.ifPresent(gone -> {
            running.forget(gone.checks());
            trail.record(AuditAction.SESSION_ERASED, "visitor", gone.session().toString());
        });
        return erased.isPresent();
    }

    private record Erased(UUID session, List<UUID> checks) {}

    private Erased delete(SessionEntity session) {
        records.erased(session.id);
        List<UUID> itsChecks = checks.all(session.id).stream().map(c -> c.id).toList();
        sessions.delete(session);
        return new Erased(session.id, itsChecks);
    }

    private boolean change(SessionToken token, Consumer<SessionEntity> change) {
        Optional<SessionEntity> entity = sessions.byToken(token);
        entity.ifPresent(s -> {
            change.accept(s);
            changed.fire(new SessionChanged(s.id));
        });
        return entity.isPresent();
    }

    private SessionState state(SessionEntity s) {
        Map<QuestionId, String> answers = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
        Map<QuestionId, Instant> answeredAt = new HashMap<>();
        s.answers.forEach((question, given) -> {
            answers.put(new QuestionId(question), given.answer());
            Optional.ofNullable(given.answeredAt()).ifPresent(at -> answeredAt.put(new QuestionId(question), at));
        });
        Map<StepId, StepResult> tried = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
        Map<StepId, Instant> triedAt = new HashMap<>();
        s.steps.forEach((step, t) -> {
            StepResult.byId(t.result()).ifPresent(r -> tried.put(new StepId(step), r));
            Optional.ofNullable(t.triedAt()).ifPresent(at -> triedAt.put(new StepId(step), at));
        });
        return new SessionState(
                s.id,
                new SupportCode(s.supportCode),
                Optional.ofNullable(s.disconnect).map(d -> new ErrorCode(d, Optional.ofNullable(s.extended))),
                Optional.ofNullable(s.host)
                        .map(h -> new TargetRequest(h, Optional.ofNullable(s.port), Optional.ofNullable(s.gateway))),
                Optional.ofNullable(s.fromArticle),
                s.consentAt != null,
                s.language,
                s.createdAt,
                answers,
                answeredAt,
                tried,
                triedAt,
                checks.latest(s.id).map(running::state),
                outcomes.of(s.id));
    }
}
