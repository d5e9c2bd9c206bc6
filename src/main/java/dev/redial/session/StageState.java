package dev.redial.session;

import dev.redial.finding.Finding;
import dev.redial.finding.Severity;
import dev.redial.probe.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How one rung of the ladder stands. It follows from the findings alone. @param millis how long its longest measurement took */
public record StageState(Stage stage, State state, Optional<Long> millis) {

    /** What a rung can look like. */
    public enum State {
        WAITING,
        RUNNING,
        PASSED,
        FAILED,
        SKIPPED;

        /** The spelling in the API. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All rungs in order. @param running the stages at work just now; @param ended whether the check is over */
    static List<StageState> ladder(List<Finding> findings, Set<Stage> running, boolean ended) {
        return Arrays.stream(Stage.values())
                .map(stage -> of(
                        stage, findings.stream().filter(f -> f.stage() == stage).toList(), running, ended))
                .toList();
    }

    private static StageState of(Stage stage, List<Finding> own, Set<Stage> running, boolean ended) {
        Optional<Long> millis = own.stream().flatMap(f -> f.millis().stream()).max(Long::compare);
        boolean failed = own.stream().anyMatch(f -> f.severity() == Severity.PROBLEM);
        // What could not be tested is not fine; and a second way that is closed, as it may be, was not gone.
        boolean seen = own.stream()
                .anyMatch(f -> stage == Stage.UDP ? f.severity() == Severity.OK : f.severity() != Severity.UNKNOWN);
        State state;
        if (failed) {
            state = State.FAILED;
        } else if (!ended && running.contains(stage)) {
            state = State.RUNNING;
        } else if (seen) {
            state = State.PASSED;
        } else {
            state = ended ? State.SKIPPED : State.WAITING;
        }
        return new StageState(stage, state, millis);
    }
}
