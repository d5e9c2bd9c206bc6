package dev.redial.session;

import dev.redial.finding.Finding;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeListener;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A check while it runs. Keeps every event in order, so that whoever comes late or comes back misses nothing: events are first
 * replayed and then passed on, without a gap and without a double.
 */
final class LiveCheck implements Troubleshooter.Progress {

    private static final Logger LOG = Logger.getLogger(LiveCheck.class);

    private final List<CheckEvent> events = new ArrayList<>();
    private final List<Consumer<CheckEvent>> listeners = new ArrayList<>();
    private final List<ProbeResult> results = new ArrayList<>();
    /** A measurement is here as often as there are addresses at which it is under way. */
    private final List<ProbeId> underWay = new ArrayList<>();

    private Set<Stage> running = EnumSet.of(Stage.NAME);
    private List<Finding> findings = List.of();
    private List<StageState> stages = StageState.ladder(List.of(), running, false);
    private boolean ended;

    /** The check's events from the very first, rebuilt from what was stored when it had ended. */
    static List<CheckEvent> replay(CheckState ended) {
        LiveCheck check = new LiveCheck();
        check.update(ended.findings(), EnumSet.noneOf(Stage.class), true);
        check.end(ended.status());
        return List.copyOf(check.events);
    }

    synchronized List<Finding> findings() {
        return findings;
    }

    synchronized List<StageState> stages() {
        return stages;
    }

    /** Replays what came after the given event and passes on what follows. @return how to stop listening */
    synchronized Runnable listen(int afterId, Consumer<CheckEvent> listener) {
        events.stream().filter(e -> e.id() > afterId).forEach(listener);
        if (!ended) {
            listeners.add(listener);
        }
        return () -> forget(listener);
    }

    private synchronized void forget(Consumer<CheckEvent> listener) {
        listeners.remove(listener);
    }

    @Override
    public ProbeListener of(Troubleshooter.Judge judge) {
        update(judge.judge(List.of()), EnumSet.noneOf(Stage.class), false);
        return new ProbeListener() {
            @Override
            public void started(ProbeId probe) {
                begin(probe);
            }

            @Override
            public void finished(ProbeResult result) {
                add(result, judge);
            }
        };
    }

    /** Forgets what was seen, for good; listeners are told no more than that it is over. */
    synchronized void erase() {
        int next = events.size() + 1;
        ended = true;
        findings = List.of();
        results.clear();
        events.clear();
        tell(new CheckEvent.Ended(next, CheckStatus.INTERRUPTED));
        listeners.clear();
    }

    private synchronized void begin(ProbeId probe) {
        underWay.add(probe);
        update(findings, stagesUnderWay(), false);
    }

    private Set<Stage> stagesUnderWay() {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        underWay.forEach(probe -> stages.add(probe.stage()));
        return stages;
    }

    private synchronized void add(ProbeResult result, Troubleshooter.Judge judge) {
        if (ended) {
            return;
        }
        underWay.remove(result.probe());
        results.add(result);
        update(judge.judge(List.copyOf(results)), stagesUnderWay(), false);
    }

    /** Takes over the final findings and tells everybody that the check is over. */
    synchronized void end(CheckStatus status, List<Finding> last) {
        update(last, EnumSet.noneOf(Stage.class), true);
        end(status);
    }

    private synchronized void end(CheckStatus status) {
        if (!ended) {
            ended = true;
            tell(new CheckEvent.Ended(events.size() + 1, status));
        }
    }

    private synchronized void update(List<Finding> now, Set<Stage> atWork, boolean over) {
        if (ended) {
            return;
        }
        List<Finding> before = findings;
        List<StageState> stagesBefore = stages;
        findings = now;
        running = atWork;
        stages = StageState.ladder(now, running, over);
        for (int i = 0; i < stages.size(); i++) {
            if (!stages.get(i).equals(stagesBefore.get(i))) {
                tell(new CheckEvent.StageChanged(events.size() + 1, stages.get(i)));
            }
        }
        now.stream().filter(f -> !before.contains(f)).forEach(f -> tell(new CheckEvent.Found(events.size() + 1, f)));
    }

    private void tell(CheckEvent event) {
        events.add(event);
        List.copyOf(listeners).forEach(l -> passOn(event, l));
    }

    /** Whoever cannot listen any more must not end the check for the others. */
    private void passOn(CheckEvent event, Consumer<CheckEvent> listener) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.debugf(e, "a listener broke");
            listeners.remove(listener);
        }
    }
}
