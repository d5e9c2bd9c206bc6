package dev.redial.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Evidences;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.probe.Depth;
import dev.redial.probe.Stage;
import dev.redial.target.TargetRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Starts checks, follows them while they run, and stores what they brought. */
@ApplicationScoped
public class RunningChecks {

    private static final Logger LOG = Logger.getLogger(RunningChecks.class);

    private final SessionStore sessions;
    private final SessionStore.CheckStore checks;
    private final Troubleshooter troubleshooter;
    private final RunLimits limits;
    private final Clock clock;
    private final Map<UUID, LiveCheck> live = new ConcurrentHashMap<>();
    /** Their events keep the ids that a client saw which was cut off near the end; a replay from what is stored has others. */
    private final Cache<UUID, LiveCheck> justEnded = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    RunningChecks(
            SessionStore sessions,
            SessionStore.CheckStore checks,
            Troubleshooter troubleshooter,
            RunLimits limits,
            Clock clock) {
        this.sessions = sessions;
        this.checks = checks;
        this.troubleshooter = troubleshooter;
        this.limits = limits;
        this.clock = clock;
    }

    /** What ran when we were stopped will not end by itself. */
    void interruptUnfinished(@Observes StartupEvent start) {
        long count = QuarkusTransaction.requiringNew().call(() -> checks.interruptUnfinished());
        if (count > 0) {
            LOG.infof("%d checks were interrupted by the last stop", count);
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /**
     * Starts a check of the session's computer, unless one is already under way.
     *
     * @param client who asks, as the key of a limit
     * @param depth how much the computer may be asked
     * @return empty when there is no such session
     */
    public Optional<CheckStart> start(SessionToken token, String client, Depth depth) {
        Optional<SessionEntity> found = QuarkusTransaction.requiringNew().call(() -> sessions.byToken(token));
        return found.map(session -> start(session, client, depth));
    }

    private CheckStart start(SessionEntity session, String client, Depth depth) {
        if (session.host == null || session.host.isBlank()) {
            return new CheckStart.Refused("TARGET_MISSING");
        }
        if (session.consentAt == null) {
            return new CheckStart.Refused("CONSENT_MISSING");
        }
        Optional<Integer> underWay = underWay(session);
        if (underWay.isPresent()) {
            return new CheckStart.Started(underWay.get());
        }
        Optional<RunLimits.Refusal> tooMany = limits.enter(client);
        if (tooMany.isPresent()) {
            RunLimits.Refusal why = tooMany.get();
            return new CheckStart.Later(why.reason(), why.ours(), why.after());
        }
        boolean handedOn = false;
        try {
            Approach approach = troubleshooter.decide(new TargetRequest(
                    session.host, Optional.ofNullable(session.port), Optional.ofNullable(session.gateway)));
            synchronized (this) {
                // Deciding took its time, in which the same person may have asked once more.
                Optional<Integer> meanwhile = underWay(session);
                if (meanwhile.isPresent()) {
                    return new CheckStart.Started(meanwhile.get());
                }
                Optional<CheckEntity> created = QuarkusTransaction.requiringNew()
                        .call(() -> sessions.findByIdOptional(session.id).map(this::create));
                if (created.isEmpty()) {
                    return new CheckStart.Refused("TARGET_MISSING"); // erased while we decided
                }
                CheckEntity check = created.get();
                if (approach.objection().isPresent()) {
                    Approach.Objection objection = approach.objection().get();
                    store(check.id, Examination.refused(objection.why()), Duration.ZERO);
                    return new CheckStart.Refused(objection.why().name(), objection.gateway());
                }
                LiveCheck progress = new LiveCheck();
                live.put(check.id, progress);
                threads.execute(() -> carryOut(check.id, approach, depth, progress));
                handedOn = true;
                return new CheckStart.Started(check.number);
            }
        } finally {
            if (!handedOn) {
                limits.leave();
            }
        }
    }

    private Optional<Integer> underWay(SessionEntity session) {
        return QuarkusTransaction.requiringNew()
                .call(() -> checks.latest(session.id)
                        .filter(c -> !CheckStatus.valueOf(c.status).ended())
                        .filter(c -> live.containsKey(c.id))
                        .map(c -> c.number));
    }

    private CheckEntity create(SessionEntity session) {
        CheckEntity check = new CheckEntity();
        check.id = UUID.randomUUID();
        check.sessionId = session.id;
        check.number = checks.latest(session.id).map(c -> c.number + 1).orElse(1);
        check.status = CheckStatus.RUNNING.name();
        check.host = session.host;
        check.port = session.port;
        check.gateway = session.gateway;
        check.startedAt = clock.instant();
        check.findings = "[]";
        check.trace = "";
        checks.persist(check);
        return check;
    }

    private void carryOut(UUID id, Approach approach, Depth depth, LiveCheck progress) {
        long begun = System.nanoTime();
        Examination examination;
        try {
            examination = troubleshooter.examine(approach, depth, progress);
        } catch (RuntimeException e) {
            LOG.errorf(e, "check %s broke", id);
            examination = Examination.done(List.of(Finding.of(FindingCode.PROBE_BROKEN)), List.of());
        }
        try {
            store(id, examination, Duration.ofNanos(System.nanoTime() - begun));
        } finally {
            limits.leave();
            justEnded.put(id, progress);
            if (!live.remove(id, progress)) {
                justEnded.invalidate(id); // erased meanwhile
            }
            progress.end(examination.status(), examination.findings());
        }
    }

    /**
     * Lets go of checks whose session was erased (G-03): who follows one is told that it is over, and nothing of it is kept. The run itself
     * ends within its deadline and finds nothing to be stored with.
     */
    void forget(List<UUID> erased) {
        for (UUID id : erased) {
            Stream.of(Optional.ofNullable(live.remove(id)), Optional.ofNullable(justEnded.getIfPresent(id)))
                    .flatMap(Optional::stream)
                    .forEach(LiveCheck::erase);
            justEnded.invalidate(id);
        }
    }

    private void store(UUID id, Examination examination, Duration took) {
        QuarkusTransaction.requiringNew().run(() -> {
            // Erased meanwhile: then there is nothing to store it with.
            checks.findByIdOptional(id).ifPresent(check -> {
                check.status = examination.status().name();
                check.reason = examination.refusal().map(Enum::name).orElse(null);
                check.millis = took.toMillis();
                check.findings = FindingJson.write(examination.findings());
                check.trace = String.join("\n", examination.trace());
                sessions.findByIdOptional(check.sessionId).ifPresent(this::noteLeadingCause);
            });
        });
    }

    /** Lists show the leading cause; it is kept beside the session so that they need not diagnose each line anew. */
    private void noteLeadingCause(SessionEntity session) {
        checks.latest(session.id)
                .map(latest -> troubleshooter.advise(evidences(session, latest)))
                .flatMap(advice -> advice.diagnosis().causes().stream().findFirst())
                .ifPresent(leading -> session.topCause = leading.cause().value());
    }

    private static Evidences evidences(SessionEntity session, CheckEntity latest) {
        Optional<ErrorCode> code = Optional.ofNullable(session.disconnect)
                .map(main -> new ErrorCode(main, Optional.ofNullable(session.extended)));
        return new Evidences(code, FindingJson.read(latest.findings), Map.of(), Map.of());
    }

    /** A check as it stands: live while it runs, stored afterwards. */
    CheckState state(CheckEntity check) {
        LiveCheck progress = live.get(check.id);
        CheckStatus status = CheckStatus.valueOf(check.status);
        List<Finding> findings =
                progress == null || status.ended() ? FindingJson.read(check.findings) : progress.findings();
        List<StageState> stages = progress == null || status.ended()
                ? StageState.ladder(findings, EnumSet.noneOf(Stage.class), true)
                : progress.stages();
        return new CheckState(
                check.number,
                status,
                Optional.ofNullable(check.reason),
                check.host,
                Optional.ofNullable(check.port),
                Optional.ofNullable(check.gateway),
                check.startedAt,
                Optional.ofNullable(check.millis),
                stages,
                findings,
                check.trace.lines().toList());
    }

    /**
     * Follows a check from the event after the given one until it has ended. A check that ended long ago is told anew as a whole: the
     * ids its events had are gone.
     *
     * @return how to stop following; empty when there is no such check
     */
    public Optional<Runnable> follow(SessionToken token, int number, int afterId, Consumer<CheckEvent> listener) {
        Optional<CheckEntity> check = QuarkusTransaction.requiringNew()
                .call(() -> sessions.byToken(token).flatMap(s -> checks.numbered(s.id, number)));
        return check.map(c -> {
            LiveCheck progress = live.get(c.id);
            LiveCheck known = progress == null ? justEnded.getIfPresent(c.id) : progress;
            if (known != null) {
                return known.listen(afterId, listener);
            }
            // It may have ended between the two looks; what is stored by now is the whole of it.
            Optional<CheckEntity> stored = QuarkusTransaction.requiringNew().call(() -> checks.findByIdOptional(c.id));
            stored.map(this::state).map(LiveCheck::replay).ifPresent(events -> events.forEach(listener));
            return () -> {};
        });
    }
}
