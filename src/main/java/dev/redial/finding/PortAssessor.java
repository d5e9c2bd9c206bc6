package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;

import dev.redial.probe.Attempt;
import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.SkipReason;
import dev.redial.probe.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Judges the ports of all addresses together: a dead one beside a living one is another finding than a dead host. */
final class PortAssessor {

    /** The next packet of a person at such a distance feels late; sessions become tough. */
    static final long HIGH_LATENCY_MILLIS = 250;

    private PortAssessor() {}

    static List<Finding> assess(Seen seen) {
        List<ProbeResult> ports =
                seen.results().stream().filter(r -> r.probe() == ProbeId.PORT).toList();
        boolean someOpen = ports.stream().anyMatch(PortAssessor::open);
        String port = String.valueOf(seen.port().number());
        List<Finding> found = new ArrayList<>();
        for (ProbeResult result : ports) {
            Finding finding = judge(result, port);
            // A dead address does not stop clients that try the next one.
            boolean milder = someOpen && finding.severity() == Severity.PROBLEM;
            found.addAll(latency(result));
            found.add((milder ? finding.as(Severity.WARNING) : finding)
                    .at(result.address().getHostAddress())
                    .took(result.took().toMillis()));
        }
        found.addAll(compared(ports, someOpen));
        return found;
    }

    private static Finding judge(ProbeResult result, String port) {
        return switch (result.attempt()) {
            case Attempt.Answered a -> Finding.of(PORT_OPEN, "port", port);
            case Attempt.Failed(var kind, var detail) -> failed(kind, port, result);
            case Attempt.Skipped s ->
                Finding.of(NOT_TESTED, "why", SkipReason.TIME_RAN_OUT.id()).during(Stage.TCP);
        };
    }

    private static List<Finding> latency(ProbeResult result) {
        return result.attempt() instanceof Attempt.Answered(Observation.Connected connected)
                        && connected.roundTrip().toMillis() >= HIGH_LATENCY_MILLIS
                        && !connected.synLost()
                ? List.of(Finding.of(
                                LATENCY_HIGH,
                                "medianMillis",
                                String.valueOf(connected.roundTrip().toMillis()))
                        .at(result.address().getHostAddress()))
                : List.of();
    }

    private static Finding failed(FailureKind kind, String port, ProbeResult result) {
        return switch (kind) {
            case REFUSED, RESET, CLOSED_BY_PEER -> Finding.of(PORT_REFUSED, "port", port);
            case CONNECT_TIMEOUT, READ_TIMEOUT, UNFINISHED ->
                Finding.of(PORT_TIMEOUT, "port", port, "seconds", Seconds.of(result));
            case UNREACHABLE -> Finding.of(HOST_UNREACHABLE, "port", port);
            case NO_WAY_FROM_HERE ->
                Finding.of(NOT_TESTED, "why", "no-way-from-here").during(Stage.TCP);
            case OUT_OF_TIME ->
                Finding.of(NOT_TESTED, "why", SkipReason.TIME_RAN_OUT.id()).during(Stage.TCP);
            case OUR_BUG, MALFORMED, TOO_MUCH -> Finding.of(PROBE_BROKEN).during(Stage.TCP);
        };
    }

    private static List<Finding> compared(List<ProbeResult> ports, boolean someOpen) {
        List<String> dead = addresses(ports, PortAssessor::dead);
        List<String> alive = addresses(ports, PortAssessor::open);
        if (!someOpen || dead.isEmpty()) {
            return List.of();
        }
        boolean onlyV6Dead =
                dead.stream().allMatch(a -> a.contains(":")) && alive.stream().noneMatch(a -> a.contains(":"));
        return List.of(
                onlyV6Dead
                        ? Finding.of(IPV6_BROKEN, "address", dead.getFirst())
                        : Finding.of(
                                ADDRESS_PARTLY_DEAD,
                                "dead",
                                String.join(", ", dead),
                                "alive",
                                String.join(", ", alive)));
    }

    private static boolean dead(ProbeResult result) {
        return result.attempt() instanceof Attempt.Failed(var kind, var detail)
                && kind != FailureKind.NO_WAY_FROM_HERE
                && kind != FailureKind.OUT_OF_TIME
                && kind != FailureKind.OUR_BUG;
    }

    private static boolean open(ProbeResult result) {
        return result.attempt() instanceof Attempt.Answered;
    }

    private static List<String> addresses(List<ProbeResult> ports, Predicate<ProbeResult> which) {
        return ports.stream()
                .filter(which)
                .map(r -> r.address().getHostAddress())
                .toList();
    }
}
