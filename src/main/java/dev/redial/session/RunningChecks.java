package dev.redial.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.redial.admission.Admission;
import dev.redial.admission.Client;
import dev.redial.admission.Entry;
import dev.redial.admission.Limit;
import dev.redial.admission.RunRecord;
import dev.redial.admission.Turned;
import dev.redial.admission.Wish;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.probe.Depth;
import dev.redial.probe.Stage;
import dev.redial.probe.Traffic;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.TargetRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Starts checks, follows them while they run, and stores what they brought. */
@ApplicationScoped
public class RunningChecks {

    private static final Logger LOG = Logger.getLogger(RunningChecks.class);

    /** In this time a place becomes free as a rule: most checks take less. */
    private static final Duration A_PLACE = Duration.ofSeconds(10);

    private final SessionStore sessions;
    private final SessionStore.CheckStore checks;
    private final Troubleshooter troubleshooter;
    private final Admission admission;
    private final SharedRuns shared;
    private final Places places;
    private final Event<SessionChanged> changed;
    private final Clock clock;
    private final Map<UUID, Run> live = new ConcurrentHashMap<>();
    /** Their events keep the ids that a client saw which was cut off near the end; a replay from what is stored has others. */
    private final Cache<UUID, LiveCheck> justEnded = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    RunningChecks(
            SessionStore sessions,
            SessionStore.CheckStore checks,
            Troubleshooter troubleshooter,
            Admission admission,
            SharedRuns shared,
            Places places,
            Event<SessionChanged> changed,
            Clock clock) {
        this.sessions = sessions;
        this.checks = checks;
        this.troubleshooter = troubleshooter;
        this.admission = admission;
        this.shared = shared;
        this.places = places;
        this.changed = changed;
        this.clock = clock;
    }

    /** What ran when we were stopped will not end by itself. */
    void interruptUnfinished(@Observes StartupEvent start) {
        long count = QuarkusTransaction.requiringNew().call(() -> checks.interruptUnfinished());
        if (count > 0) {
            LOG.infof("%d checks were interrupted by the last stop", count);
        }
    }

    /**
     * Starts a check of the session's computer, unless one is already under way.
     *
     * @param depth how much the computer may be asked
     * @return empty when there is no such session
     */
    public Optional<CheckStart> start(SessionToken token, Client client, Depth depth) {
        Optional<SessionEntity> found = QuarkusTransaction.requiringNew().call(() -> sessions.byToken(token));
        return found.map(session -> start(session, client, depth));
    }

    /** The same for staff, who have no token. */
    public Optional<CheckStart> start(UUID id, Client client, Depth depth) {
        Optional<SessionEntity> found = QuarkusTransaction.requiringNew().call(() -> sessions.findByIdOptional(id));
        return found.map(session -> start(session, client, depth));
    }

    private CheckStart start(SessionEntity session, Client client, Depth depth) {
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
        TargetRequest target = new TargetRequest(
                session.host, Optional.ofNullable(session.port), Optional.ofNullable(session.gateway));
        return switch (admission.ask(client, new Wish(Optional.of(session.id), target, depth.id()))) {
            case Admission.Answer.Away(var turned) -> new CheckStart.Later(turned);
            case Admission.Answer.Entered(var entry) -> decide(session, target, depth, entry);
        };
    }

    private CheckStart decide(SessionEntity session, TargetRequest target, Depth depth, Entry entry) {
        boolean handedOn = false;
        try {
            Approach approach = troubleshooter.decide(target);
            // One after the other, so that two who ask for the same computer at the same moment find each other.
            synchronized (this) {
                CheckStart start = gone(session)
                        .or(() -> underWay(session).map(CheckStart.Started::new))
                        .or(() -> withoutRun(session, approach, depth, entry))
                        .orElse(null);
                handedOn = start == null;
                return start == null ? run(session, approach, depth, entry) : start;
            }
        } finally {
            if (!handedOn) {
                entry.close();
            }
        }
    }

    /** Deciding takes up to ten seconds, in which a session may be erased. */
    private Optional<CheckStart> gone(SessionEntity session) {
        boolean there = QuarkusTransaction.requiringNew()
                .call(() -> sessions.findByIdOptional(session.id).isPresent());
        return there ? Optional.empty() : Optional.of(new CheckStart.Refused("TARGET_MISSING"));
    }

    /** What needs no measurement of its own: a refusal, somebody else's result, or a limit. */
    private Optional<CheckStart> withoutRun(SessionEntity session, Approach approach, Depth depth, Entry entry) {
        Optional<Approach.Objection> objection = approach.objection();
        if (objection.isPresent()) {
            return Optional.of(refuse(session, objection.get(), depth, entry));
        }
        Optional<Run> same = shared.find(RunKey.of(approach, depth));
        if (same.isPresent()) {
            entry.shared();
            return Optional.of(share(session, depth, same.get()));
        }
        Optional<Turned> turned = entry.objection(approach.approved());
        if (turned.isEmpty() && !places.free()) {
            entry.busy();
            turned = Optional.of(new Turned(Limit.BUSY, A_PLACE));
        }
        return turned.map(CheckStart.Later::new);
    }

    private CheckStart refuse(SessionEntity session, Approach.Objection objection, Depth depth, Entry entry) {
        entry.refused(objection.why().name());
        CheckEntity check = QuarkusTransaction.requiringNew().call(() -> create(session, depth));
        store(check.id, new Run.Result(Examination.refused(objection.why()), 0));
        return new CheckStart.Refused(objection.why().name(), objection.gateway());
    }

    private CheckStart share(SessionEntity session, Depth depth, Run run) {
        CheckEntity check = QuarkusTransaction.requiringNew().call(() -> {
            CheckEntity created = create(session, depth);
            created.measuredAt = run.startedAt();
            return created;
        });
        live.put(check.id, run);
        run.join(check.id).ifPresent(result -> {
            store(check.id, result);
            live.remove(check.id);
        });
        return new CheckStart.Started(check.number);
    }

    private CheckStart run(SessionEntity session, Approach approach, Depth depth, Entry entry) {
        List<ApprovedTarget> targets = approach.approved();
        if (targets.isEmpty()) {
            entry.unresolved();
        } else {
            entry.granted(targets);
        }
        CheckEntity check = QuarkusTransaction.requiringNew().call(() -> create(session, depth));
        Run run = new Run(approach, depth, entry, check.startedAt, check.id);
        live.put(check.id, run);
        shared.started(run);
        places.take(run, () -> carryOut(run));
        return new CheckStart.Started(check.number);
    }

    private Optional<Integer> underWay(SessionEntity session) {
        return QuarkusTransaction.requiringNew()
                .call(() -> checks.latest(session.id)
                        .filter(c -> !CheckStatus.valueOf(c.status).ended())
                        .filter(c -> live.containsKey(c.id))
                        .map(c -> c.number));
    }

    private CheckEntity create(SessionEntity session, Depth depth) {
        CheckEntity check = new CheckEntity();
        check.id = UUID.randomUUID();
        check.sessionId = session.id;
        check.number = checks.latest(session.id).map(c -> c.number + 1).orElse(1);
        check.status = CheckStatus.QUEUED.name();
        check.host = session.host;
        check.port = session.port;
        check.gateway = session.gateway;
        check.startedAt = clock.instant();
        check.depth = depth.id();
        check.findings = "[]";
        check.trace = "";
        checks.persist(check);
        return check;
    }

    private void carryOut(Run run) {
        List<UUID> waiting = run.begin();
        QuarkusTransaction.requiringNew().run(() -> checks.begin(waiting));
        long begun = System.nanoTime();
        Examination examination;
        try {
            examination = troubleshooter.examine(run.approach(), run.depth(), run.progress());
        } catch (RuntimeException e) {
            LOG.errorf(e, "a run broke");
            examination = Examination.done(List.of(Finding.of(FindingCode.PROBE_BROKEN)), List.of());
        }
        Run.Result result = new Run.Result(
                examination, Duration.ofNanos(System.nanoTime() - begun).toMillis());
        List<UUID> all = run.end(result);
        if (!all.isEmpty()) {
            shared.ended(run); // otherwise all who wanted it have erased it
        }
        try {
            all.forEach(id -> store(id, result));
            examination.traffic().ifPresent(traffic -> run.entry().measured(record(traffic, result.millis())));
        } finally {
            run.entry().close();
            all.forEach(id -> justEnded.put(id, run.progress()));
            all.forEach(live::remove);
            run.progress().end(examination.status(), examination.findings());
        }
    }

    private static RunRecord.Traffic record(Traffic traffic, long millis) {
        return new RunRecord.Traffic(traffic.connections(), traffic.bytesSent(), traffic.bytesReceived(), millis);
    }

    /**
     * Lets go of checks whose session was erased (G-03): who follows one is told that it is over, unless others share it, and nothing of it is
     * kept. The run itself ends within its deadline and finds nothing to be stored with.
     */
    void forget(List<UUID> erased) {
        for (UUID id : erased) {
            Optional.ofNullable(live.remove(id)).filter(run -> run.leave(id)).ifPresent(run -> {
                shared.forget(run);
                run.progress().erase();
            });
            justEnded.invalidate(id);
        }
    }

    private void store(UUID id, Run.Result result) {
        Examination examination = result.examination();
        QuarkusTransaction.requiringNew().run(() -> {
            // Erased meanwhile: then there is nothing to store it with.
            checks.findByIdOptional(id).ifPresent(check -> {
                check.status = examination.status().name();
                check.reason = examination.refusal().map(Enum::name).orElse(null);
                check.millis = result.millis();
                check.findings = FindingJson.write(examination.findings());
                check.trace = String.join("\n", examination.trace());
                changed.fire(new SessionChanged(check.sessionId));
            });
        });
    }

    /** A check as it stands: live while it runs, stored afterwards. */
    CheckState state(CheckEntity check) {
        Run run = live.get(check.id);
        LiveCheck progress = run == null ? null : run.progress();
        CheckStatus stored = CheckStatus.valueOf(check.status);
        CheckStatus status = run == null || stored.ended() ? stored : underWay(run);
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
                Optional.ofNullable(check.measuredAt),
                Optional.ofNullable(run).flatMap(places::place),
                Optional.ofNullable(check.millis),
                Optional.ofNullable(check.depth).flatMap(Depth::byId),
                stages,
                findings,
                check.trace.lines().toList());
    }

    /** A run that has just ended is under way for as long as its result is not stored. */
    private static CheckStatus underWay(Run run) {
        CheckStatus status = run.status();
        return status.ended() ? CheckStatus.RUNNING : status;
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
            Run run = live.get(c.id);
            LiveCheck known = run == null ? justEnded.getIfPresent(c.id) : run.progress();
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
