package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.probe.Stage;
import dev.redial.session.StageState.State;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StageStateTest {

    private static final Finding OPEN = Finding.of(FindingCode.PORT_OPEN, "port", "3389");
    private static final Finding REFUSED = Finding.of(FindingCode.PORT_REFUSED, "port", "3389");
    private static final Finding NOT_TESTED =
            Finding.of(FindingCode.NOT_TESTED, "why", "not-reached").during(Stage.TCP);

    @Test
    void stage_followsFromItsFindings() {
        assertThat(tcp(false, OPEN)).isEqualTo(State.PASSED);
        assertThat(tcp(false, OPEN, REFUSED)).isEqualTo(State.FAILED);
        assertThat(tcp(false)).isEqualTo(State.WAITING);
        assertThat(tcp(true)).isEqualTo(State.SKIPPED);
    }

    /** "Could not be tested" is not "fine". */
    @Test
    void whatCouldNotBeTested_isNotPassed() {
        assertThat(tcp(true, NOT_TESTED)).isEqualTo(State.SKIPPED);
        assertThat(tcp(true, Finding.of(FindingCode.PROBE_BROKEN).during(Stage.TCP)))
                .isEqualTo(State.SKIPPED);
        List<StageState> ladder =
                StageState.ladder(List.of(Finding.of(FindingCode.NAME_TIMEOUT, "name", "pc7.example")), Set.of(), true);
        assertThat(ladder.getFirst().state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void runningStage_runsUnlessItHasFailedOrAllIsOver() {
        Set<Stage> running = Set.of(Stage.TCP);
        assertThat(state(StageState.ladder(List.of(), running, false))).isEqualTo(State.RUNNING);
        assertThat(state(StageState.ladder(List.of(REFUSED), running, false))).isEqualTo(State.FAILED);
        assertThat(state(StageState.ladder(List.of(OPEN), running, true))).isEqualTo(State.PASSED);
    }

    @Test
    void time_isThatOfTheLongestMeasurement() {
        List<StageState> ladder =
                StageState.ladder(List.of(OPEN.took(3), OPEN.at("192.0.2.7").took(12)), Set.of(), true);
        assertThat(ladder.get(Stage.TCP.ordinal()).millis()).contains(12L);
    }

    private static State tcp(boolean ended, Finding... findings) {
        return state(StageState.ladder(List.of(findings), Set.of(), ended));
    }

    private static State state(List<StageState> ladder) {
        return ladder.get(Stage.TCP.ordinal()).state();
    }
}
