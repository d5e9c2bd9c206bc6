package dev.redial.session;

import dev.redial.diagnosis.StepResult;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.Severity;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.StepId;
import dev.redial.probe.Stage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of the computer between two checks: the one before a step was tried and the latest one after it.
 *
 * @param steps those that were tried in between
 * @param changes the rungs that look otherwise now, in order
 * @param gone what was wrong and is not found any more
 * @param come what is wrong and was not found before
 */
public record BeforeAfter(
        CheckState before,
        CheckState after,
        List<StepId> steps,
        List<Change> changes,
        List<Finding> gone,
        List<Finding> come) {

    /** One rung, then and now. */
    public record Change(Stage stage, StageState.State before, StageState.State after) {}

    /** The rungs that a step tried since the latest check should have changed: they are worth another look. */
    public static Set<Stage> due(SessionState session, KnowledgeBase knowledge) {
        Optional<Instant> looked = session.check()
                .filter(check -> check.status() == CheckStatus.DONE)
                .map(CheckState::startedAt);
        return looked.stream()
                .flatMap(at -> session.tried().entrySet().stream()
                        .filter(e -> e.getValue() == StepResult.FIXED || e.getValue() == StepResult.NOT_FIXED)
                        .filter(e -> Optional.ofNullable(session.triedAt().get(e.getKey()))
                                .filter(tried -> tried.isAfter(at))
                                .isPresent()))
                .flatMap(e -> knowledge.step(e.getKey()).stream())
                .flatMap(step -> step.changes().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Stage.class)));
    }

    /** The last two checks of the computer, whatever was done in between. */
    public static Optional<BeforeAfter> ofLatest(SessionState session, List<CheckState> checks) {
        List<CheckState> done = done(session, checks);
        return done.size() < 2
                ? Optional.empty()
                : Optional.of(of(
                        done.get(done.size() - 2),
                        done.getLast(),
                        between(session.triedAt(), done.get(done.size() - 2), done.getLast())));
    }

    private static List<CheckState> done(SessionState session, List<CheckState> checks) {
        return checks.stream()
                .filter(check -> check.status() == CheckStatus.DONE)
                .filter(check -> session.target().map(check::isOf).orElse(false))
                .toList();
    }

    /** The latest check beside the last one before the first step that was tried since; empty where no step lies between two checks of the computer. */
    public static Optional<BeforeAfter> of(SessionState session, List<CheckState> checks) {
        List<CheckState> done = done(session, checks);
        if (done.size() < 2) {
            return Optional.empty();
        }
        CheckState after = done.getLast();
        return done.reversed().stream()
                .skip(1)
                .filter(before -> !between(session.triedAt(), before, after).isEmpty())
                .findFirst()
                .map(before -> of(before, after, between(session.triedAt(), before, after)));
    }

    /** A shared result counts from when it was measured: what was measured before a step says nothing about it. */
    private static List<StepId> between(Map<StepId, Instant> triedAt, CheckState before, CheckState after) {
        Instant measured = after.sharedFrom().orElse(after.startedAt());
        return triedAt.entrySet().stream()
                .filter(e ->
                        e.getValue().isAfter(before.startedAt()) && e.getValue().isBefore(measured))
                .map(Map.Entry::getKey)
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .toList();
    }

    private static BeforeAfter of(CheckState before, CheckState after, List<StepId> steps) {
        Map<Stage, StageState.State> then = states(before);
        List<Change> changes = states(after).entrySet().stream()
                .map(e -> new Change(e.getKey(), then.getOrDefault(e.getKey(), StageState.State.SKIPPED), e.getValue()))
                .filter(change -> change.before() != change.after())
                .toList();
        return new BeforeAfter(
                before,
                after,
                steps,
                changes,
                troubles(before.findings(), after.findings()),
                troubles(after.findings(), before.findings()));
    }

    private static Map<Stage, StageState.State> states(CheckState check) {
        Map<Stage, StageState.State> states = new EnumMap<>(Stage.class);
        check.stages().forEach(rung -> states.put(rung.stage(), rung.state()));
        return states;
    }

    /** What is wrong in the one and not in the other, each once. */
    private static List<Finding> troubles(List<Finding> here, List<Finding> notThere) {
        Set<FindingCode> there = notThere.stream()
                .filter(BeforeAfter::trouble)
                .map(Finding::code)
                .collect(Collectors.toSet());
        return here.stream()
                .filter(BeforeAfter::trouble)
                .filter(f -> there.add(f.code()))
                .toList();
    }

    private static boolean trouble(Finding finding) {
        return finding.severity().compareTo(Severity.WARNING) <= 0;
    }

    /** Whether a step did what it should: a rung that it is meant to change was broken and holds now, and none of them is broken. */
    public boolean confirms(Step step) {
        Map<Stage, StageState.State> now = states(after);
        boolean mended = changes.stream()
                .filter(change -> step.changes().contains(change.stage()))
                .anyMatch(change ->
                        change.before() == StageState.State.FAILED && change.after() == StageState.State.PASSED);
        boolean broken = step.changes().stream().anyMatch(stage -> now.get(stage) == StageState.State.FAILED);
        return steps.contains(step.id()) && mended && !broken;
    }
}
