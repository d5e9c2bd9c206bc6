package dev.redial.bench;

import static dev.redial.finding.FindingCode.CLOCK_SKEW;
import static dev.redial.finding.FindingCode.HOST_IDENTITY;
import static dev.redial.finding.FindingCode.NLA_OK;
import static dev.redial.finding.FindingCode.NLA_REQUIRED;

import dev.redial.bench.Checker.Check;
import dev.redial.probe.Stage;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A healthy host that demands Network Level Authentication, 100 ms away: ours ten times, the peers three times. */
final class HealthyHost {

    private static final Duration ROUND_TRIP = Duration.ofMillis(100);
    private static final double MOST_VERDICT_MILLIS = 550;
    private static final double MOST_FULL_MILLIS = 1300;
    private static final int MOST_CONNECTIONS = 7;
    private static final double MOST_OF_NMAP = 1.0 / 3;
    private static final double MOST_OF_SSLSCAN = 1.0 / 20;
    private static final int OURS = 10;
    private static final int THEIRS = 3;

    /** An address of its own on loopback, so that port 3389 is free and peers know by themselves that it is RDP. */
    private static final InetAddress FAR_HOST = InetAddress.ofLiteral("127.33.89.1");

    private final PracticeProcess practice;
    private final Checker checker;
    private final Result result;

    HealthyHost(PracticeProcess practice, Checker checker, Result result) {
        this.practice = practice;
        this.checker = checker;
        this.result = result;
    }

    void measure() throws IOException, InterruptedException {
        List<List<Double>> echoes = new ArrayList<>();
        for (int i = 0; i < OURS; i++) {
            echoes.add(DelayedPath.echo(ROUND_TRIP));
        }
        result.row(
                "the delay itself: an echo on a new connection / a second one (must be 200 / 100 ms)",
                Figures.of(
                        "%.1f / %.1f ms",
                        Figures.median(echoes.stream().map(List::getFirst).toList()),
                        Figures.median(echoes.stream().map(List::getLast).toList())),
                "");
        ours("tls12", "TLS 1.2");
        double full = ours("windows", "TLS 1.3");
        peers("windows", full);
    }

    /** Gives the full check's median in milliseconds. */
    private double ours(String host, String tls) throws IOException {
        List<Double> verdicts = new ArrayList<>();
        List<Double> full = new ArrayList<>();
        int connections = 0;
        Check last = null;
        try (DelayedPath path = path(host)) {
            for (int i = 0; i < OURS; i++) {
                last = checker.check(path.address(), NLA_OK);
                verdicts.add(last.verdictMillis().orElse(Double.POSITIVE_INFINITY));
                full.add(last.millis());
                connections = Math.max(connections, path.connections());
            }
        }
        double verdict = Figures.median(verdicts);
        int roundTrips = (int) (verdict / ROUND_TRIP.toMillis());
        result.row(
                "first useful verdict at 100 ms, " + tls,
                "≤ 5 round trips + 50 ms",
                Figures.p95(verdicts) <= MOST_VERDICT_MILLIS,
                Figures.of(
                        "%s (p95 %s): %d round trips + %.0f ms",
                        Figures.time(verdict),
                        Figures.time(Figures.p95(verdicts)),
                        roundTrips,
                        verdict - roundTrips * ROUND_TRIP.toMillis()),
                "");
        result.row(
                "full check there, " + tls,
                "≤ 1.3 s, ≤ 7 connections",
                Figures.p95(full) <= MOST_FULL_MILLIS && connections <= MOST_CONNECTIONS,
                Figures.of(
                        "%s (p95 %s), %d connections; %s",
                        Figures.time(Figures.median(full)), Figures.time(Figures.p95(full)), connections, found(last)),
                "");
        return Figures.median(full);
    }

    private static String found(Check check) {
        return "certificate " + yes(check.findings().stream().anyMatch(f -> f.stage() == Stage.CERTIFICATE))
                + ", NLA demanded " + yes(check.found(NLA_REQUIRED))
                + ", name and build " + yes(check.found(HOST_IDENTITY))
                + ", clock " + (check.found(NLA_OK) ? check.found(CLOCK_SKEW) ? "off" : "judged right" : "no");
    }

    /** In how many runs of a peer a person learns what. nmap names what is accepted, and leaves the conclusion to the reader. */
    private static String found(List<Peer.Run> runs) {
        return Figures.of(
                "certificate in %s, NLA accepted in %s, demanded in %s, name and build in %s, clock (not judged) in %s runs",
                times(runs, "Subject:"),
                times(runs, "CredSSP (NLA): SUCCESS"),
                times(runs, "HYBRID_REQUIRED"),
                times(runs, "Product_Version:"),
                times(runs, "System_Time:"));
    }

    private static String times(List<Peer.Run> runs, String word) {
        return runs.stream().filter(run -> run.says(word)).count() + " of " + runs.size();
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private void peers(String host, double ours) throws IOException, InterruptedException {
        Map<Peer, Double> limits = new EnumMap<>(Map.of(Peer.NMAP, MOST_OF_NMAP, Peer.SSLSCAN, MOST_OF_SSLSCAN));
        for (Map.Entry<Peer, Double> limit : limits.entrySet()) {
            Peer peer = limit.getKey();
            String what = "full check / " + peer.program;
            String reach = "≤ 1/" + Math.round(1 / limit.getValue());
            if (!peer.installed()) {
                result.row(what, reach, false, "not measured", peer.program + " is not installed");
                continue;
            }
            List<Double> times = new ArrayList<>();
            int connections = 0;
            List<Peer.Run> runs = new ArrayList<>();
            try (DelayedPath path = path(host)) {
                for (int i = 0; i < THEIRS; i++) {
                    Peer.Run run = peer.run(path.address());
                    runs.add(run);
                    times.add(run.millis());
                    connections = Math.max(connections, path.connections());
                }
            }
            double theirs = Figures.median(times);
            result.row(
                    what,
                    reach,
                    ours <= theirs * limit.getValue(),
                    Figures.of("1/%.1f", theirs / ours),
                    Figures.of("%s, %d connections; %s", Figures.time(theirs), connections, found(runs)));
        }
    }

    private DelayedPath path(String host) throws IOException {
        InetSocketAddress server = practice.host(host);
        try {
            return DelayedPath.open(new InetSocketAddress(FAR_HOST, Peer.RDP), server, ROUND_TRIP);
        } catch (BindException taken) {
            System.err.println("port 3389 is taken on this machine; nmap's scripts are forced on another one");
            return DelayedPath.open(new InetSocketAddress(FAR_HOST, 0), server, ROUND_TRIP);
        }
    }
}
