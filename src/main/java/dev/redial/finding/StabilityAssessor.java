package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;

import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.Observation.Look;
import dev.redial.probe.ProbeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges whether a host answers always: what the same question brought, asked several times. */
final class StabilityAssessor {

    /** One lost packet out of seven may be chance; every fourth is felt in each session. */
    private static final int FELT_PERCENT = 25;

    private StabilityAssessor() {}

    static List<Finding> together(Measured measured) {
        if (!(measured.seen(ProbeId.REPEATS).orElse(null) instanceof Observation.Repeated(var looks))
                || looks.isEmpty()) {
            return List.of();
        }
        List<Look> all = new ArrayList<>(looks);
        all.addFirst(first(measured));
        List<Finding> found = new ArrayList<>();
        verdict(measured, looks, all).ifPresent(found::add);
        latency(all).ifPresent(found::add);
        return found;
    }

    /** The main connection was a look as well. */
    private static Look first(Measured measured) {
        Optional<Duration> connect = measured.seen(ProbeId.PORT)
                .flatMap(
                        seen -> seen instanceof Observation.Connected(var took) ? Optional.of(took) : Optional.empty());
        return new Look(connect, measured.failure(ProbeId.PORT).or(() -> measured.failure(ProbeId.NEGOTIATION)));
    }

    private static Optional<Finding> verdict(Measured measured, List<Look> looks, List<Look> all) {
        if (looks.stream().allMatch(l -> failed(l, FailureKind.CONNECT_TIMEOUT))
                && all.getFirst().answered()) {
            // It answered once and has been swallowing all of our connections since: somebody shuts us out.
            return Optional.of(Finding.of(BLOCKED_FROM_HERE));
        }
        if (looks.stream().noneMatch(Look::answered) && !all.getFirst().answered()) {
            return Optional.empty(); // it never answers, which is no want of stability
        }
        long lost = all.stream().filter(l -> lost(l, all)).count();
        if (lost > 0) {
            long percent = lost * 100 / all.size();
            Finding unstable = Finding.of(CONNECTION_UNSTABLE, "lossPercent", String.valueOf(percent));
            return Optional.of(percent < FELT_PERCENT ? unstable.as(Severity.WARNING) : unstable);
        }
        if (!all.stream().allMatch(Look::answered)) {
            return Optional.of(Finding.of(NEGOTIATION_UNSTABLE));
        }
        return cutBeside(measured) ? Optional.of(Finding.of(CONNECTION_LIMIT)) : Optional.empty();
    }

    /** No connection came about, or only after a second try of the system's own. */
    private static boolean lost(Look look, List<Look> all) {
        long fastest = connects(all).mapToLong(Duration::toMillis).min().orElse(0);
        return look.connect()
                .map(took -> took.toMillis() >= fastest + Observation.Connected.SYN_LOST.toMillis())
                .orElse(true);
    }

    /** Alone every question was answered; close upon another the same question was cut off. */
    private static boolean cutBeside(Measured measured) {
        return Stream.of(ProbeId.TLS_12, ProbeId.OLD_TLS)
                .flatMap(side -> measured.failure(side).stream())
                .anyMatch(kind -> kind == FailureKind.CLOSED_BY_PEER || kind == FailureKind.RESET);
    }

    private static Optional<Finding> latency(List<Look> all) {
        List<Long> sorted = connects(all).map(Duration::toMillis).sorted().toList();
        if (sorted.isEmpty() || sorted.get(sorted.size() / 2) < PortAssessor.HIGH_LATENCY_MILLIS) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                LATENCY_HIGH,
                "medianMillis",
                String.valueOf(sorted.get(sorted.size() / 2)),
                "spreadMillis",
                String.valueOf(sorted.getLast() - sorted.getFirst())));
    }

    private static Stream<Duration> connects(List<Look> looks) {
        return looks.stream().flatMap(l -> l.connect().stream());
    }

    private static boolean failed(Look look, FailureKind kind) {
        return look.failure().filter(kind::equals).isPresent();
    }
}
