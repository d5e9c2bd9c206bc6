package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.probe.Attempt;
import dev.redial.probe.Observation;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeListener;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.Stage;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveCheckTest {

    private static final Finding NAME = Finding.of(FindingCode.NAME_RESOLVED, "count", "1");
    private static final Finding PORT = Finding.of(FindingCode.PORT_OPEN, "port", "3389");
    private static final Finding BROKEN = Finding.of(FindingCode.RESET_ON_CONNECT);

    /** One finding more with each measurement. */
    private static final Troubleshooter.Judge JUDGE =
            results -> List.of(NAME, PORT, BROKEN).subList(0, results.size() + 1);

    private final LiveCheck check = new LiveCheck();
    private final List<CheckEvent> heard = new ArrayList<>();

    @Test
    void events_areNumberedWithoutGap() {
        check.listen(0, heard::add);
        run();
        assertThat(heard).extracting(CheckEvent::id).containsExactlyElementsOf(upTo(heard.size()));
        assertThat(heard.getLast()).isEqualTo(new CheckEvent.Ended(heard.size(), CheckStatus.DONE));
    }

    @Test
    void whoComesLate_hearsTheSame() {
        check.listen(0, heard::add);
        ProbeListener probes = check.of(JUDGE);
        probes.started(ProbeId.PORT);
        List<CheckEvent> late = new ArrayList<>();
        check.listen(0, late::add);
        finish(probes);
        List<CheckEvent> afterTheEnd = new ArrayList<>();
        check.listen(0, afterTheEnd::add);
        assertThat(late).isEqualTo(heard);
        assertThat(afterTheEnd).isEqualTo(heard);
    }

    @Test
    void whoComesBack_hearsWhatCameAfter() {
        ProbeListener probes = check.of(JUDGE);
        Runnable stop = check.listen(0, heard::add);
        probes.started(ProbeId.PORT);
        stop.run();
        int seen = heard.size();
        finish(probes);
        assertThat(heard).hasSize(seen);

        check.listen(seen, heard::add);
        assertThat(heard).extracting(CheckEvent::id).containsExactlyElementsOf(upTo(heard.size()));
    }

    @Test
    void finding_isToldOnce() {
        check.listen(0, heard::add);
        run();
        assertThat(findings(heard)).containsExactly(NAME, PORT, BROKEN);
    }

    @Test
    void stage_isToldWhenItChanges() {
        check.listen(0, heard::add);
        run();
        assertThat(states(Stage.TCP)).containsExactly(StageState.State.RUNNING, StageState.State.PASSED);
        assertThat(states(Stage.NEGOTIATION)).containsExactly(StageState.State.RUNNING, StageState.State.FAILED);
        assertThat(states(Stage.NLA)).containsExactly(StageState.State.SKIPPED);
    }

    @Test
    void end_isToldOnce() {
        check.listen(0, heard::add);
        run();
        check.end(CheckStatus.INTERRUPTED, List.of());
        assertThat(heard).filteredOn(e -> e instanceof CheckEvent.Ended).hasSize(1);
    }

    @Test
    void erasedCheck_hasNothingLeftToTell() {
        check.listen(0, heard::add);
        ProbeListener probes = check.of(JUDGE);
        probes.started(ProbeId.PORT);
        int before = heard.size();
        check.erase();
        assertThat(heard.subList(before, heard.size()))
                .containsExactly(new CheckEvent.Ended(before + 1, CheckStatus.INTERRUPTED));

        finish(probes);
        assertThat(heard).hasSize(before + 1);
        assertThat(check.findings()).isEmpty();
        List<CheckEvent> late = new ArrayList<>();
        check.listen(0, late::add);
        assertThat(late).containsExactly(heard.getLast());
    }

    @Test
    void listenerThatBreaks_disturbsNobody() {
        int[] calls = new int[1];
        check.listen(0, e -> {
            calls[0]++;
            throw new IllegalStateException("gone");
        });
        check.listen(0, heard::add);
        run();
        assertThat(calls[0]).isEqualTo(1);
        assertThat(heard.getLast()).isInstanceOf(CheckEvent.Ended.class);
    }

    @Test
    void endedCheck_isReplayedFromWhatWasStored() {
        CheckState stored = new CheckState(
                1,
                CheckStatus.DONE,
                Optional.empty(),
                "pc7.example",
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.of(12L),
                Optional.empty(),
                List.of(),
                List.of(NAME, PORT, BROKEN),
                List.of());
        List<CheckEvent> replayed = LiveCheck.replay(stored);
        assertThat(findings(replayed)).containsExactly(NAME, PORT, BROKEN);
        assertThat(replayed).extracting(CheckEvent::id).containsExactlyElementsOf(upTo(replayed.size()));
        assertThat(replayed.getLast()).isInstanceOf(CheckEvent.Ended.class);
    }

    private void run() {
        ProbeListener probes = check.of(JUDGE);
        probes.started(ProbeId.PORT);
        finish(probes);
    }

    private void finish(ProbeListener probes) {
        probes.finished(result(ProbeId.PORT));
        probes.started(ProbeId.NEGOTIATION);
        probes.finished(result(ProbeId.NEGOTIATION));
        check.end(CheckStatus.DONE, List.of(NAME, PORT, BROKEN));
    }

    private List<StageState.State> states(Stage stage) {
        return heard.stream()
                .filter(e -> e instanceof CheckEvent.StageChanged(int id, var s) && s.stage() == stage)
                .map(e -> ((CheckEvent.StageChanged) e).stage().state())
                .toList();
    }

    private static List<Finding> findings(List<CheckEvent> events) {
        return events.stream()
                .filter(e -> e instanceof CheckEvent.Found)
                .map(e -> ((CheckEvent.Found) e).finding())
                .toList();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static ProbeResult result(ProbeId probe) {
        return new ProbeResult(
                probe,
                InetAddress.ofLiteral("192.0.2.7"),
                new Attempt.Answered(new Observation.Connected(Duration.ZERO)),
                Duration.ZERO);
    }
}
