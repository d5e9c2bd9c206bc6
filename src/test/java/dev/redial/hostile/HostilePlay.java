package dev.redial.hostile;

import dev.redial.finding.Assessor;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.GatewayAssessor;
import dev.redial.finding.Seen;
import dev.redial.finding.SeenGateway;
import dev.redial.finding.Severity;
import dev.redial.finding.TrustAnchors;
import dev.redial.practice.HostIdentity;
import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.PracticeKey;
import dev.redial.practice.Script;
import dev.redial.practice.ScriptedRdpServer;
import dev.redial.probe.Depth;
import dev.redial.probe.ProbeConfig;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeListener;
import dev.redial.probe.ProbeOrder;
import dev.redial.probe.ProbeReport;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.ProbeRuns;
import dev.redial.probe.Stage;
import dev.redial.probe.Traffic;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.TargetDecision;
import dev.redial.target.TargetRequest;
import dev.redial.target.TestTargets;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Sets the real engine, with its default times, on one case, and judges what it found. */
public final class HostilePlay {

    private static final int MOST_CONNECTIONS = 12;
    private static final long MOST_SENT_BYTES = 64 * 1024;
    private static final int MOST_DATAGRAMS = 3;
    private static final int MOST_DATAGRAM_BYTES = 3696;
    private static final int LONGEST_ARGUMENT = 255;
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /** Where the peer has said no word that we would show. */
    private static final Set<String> WITHOUT_PEER_TEXT = Set.of("connect", "not-rdp", "tpkt", "x224", "neg", "tls");

    /** As Windows answers by default. */
    private static final Script HEALTHY = Script.windows(
            PracticeCertificate.named("pc7.example")
                    .sans("pc7.example")
                    .key(PracticeKey.EC_P256)
                    .selfSigned(),
            HostIdentity.workgroup("PC7", "pc7.example"));

    private static final ProbeRuns RUNS = new ProbeRuns(defaults(), Clock.systemUTC());
    private static final TrustAnchors TRUSTED = TrustAnchors.withRuntime(List.of());
    private static final Assessor ASSESSOR = new Assessor(TRUSTED);
    private static final GatewayAssessor GATEWAYS = new GatewayAssessor(TRUSTED);

    private final HostileCase played;
    private final Duration slack;
    private final List<ExpectedFinding> expected;

    private HostilePlay(HostileCase played, Duration slack) {
        this.played = played;
        this.slack = slack;
        this.expected = ExpectedFinding.of(played.findings());
    }

    /** Makes what takes a while beforehand, so that it is not measured. */
    public static void prepare() {
        HostileCertificate.makeAll();
    }

    /** @param slack what the outcome may come later than the case says, for the sake of a busy machine */
    public static Verdict of(HostileCase played, Duration slack) {
        return of(played, slack, 0);
    }

    /** @param numbersBefore how many connections count as gone, for cases in which each connection gets another answer */
    public static Verdict of(HostileCase played, Duration slack, int numbersBefore) {
        try (HostileServer server = HostileServer.start(played, numbersBefore)) {
            return new HostilePlay(played, slack).against(server.address(), numbersBefore, server.log());
        } catch (IOException e) {
            throw new IllegalStateException(played.toString(), e);
        }
    }

    /** A case of UDP, beside a healthy host on the TCP port of the same number. */
    public static Verdict ofUdp(HostileCase played, Duration slack) {
        try (ScriptedRdpServer host = ScriptedRdpServer.start(HEALTHY);
                HostileUdpServer server = HostileUdpServer.start(played, host.port())) {
            return new HostilePlay(played, slack)
                    .against(new InetSocketAddress(LOOPBACK, host.port()), 0, server.log());
        } catch (IOException e) {
            throw new IllegalStateException(played.toString(), e);
        }
    }

    /** A case of an RD Gateway, asked without a host behind it. */
    public static Verdict ofGateway(HostileCase played, Duration slack) {
        try (HostileServer server = HostileServer.start(played, 0)) {
            TargetDecision.Approved approved = approvedGateway(server.address());
            ProbeOrder order = new ProbeOrder(Optional.empty(), Optional.of(approved.target()), Depth.USUAL);
            Course course = new Course(
                    results -> GATEWAYS.assess(new SeenGateway(approved.target().name(), results, Instant.now())),
                    ExpectedFinding.of(played.findings()));
            return new HostilePlay(played, slack).against(server.address(), order, course, 0, server.log());
        } catch (IOException e) {
            throw new IllegalStateException(played.toString(), e);
        }
    }

    /** What the engine finds at a healthy host. */
    public static List<Finding> ofHealthyHost() {
        try (ScriptedRdpServer host = ScriptedRdpServer.start(HEALTHY)) {
            TargetDecision.Approved approved = approved(new InetSocketAddress(LOOPBACK, host.port()));
            Course course = new Course(results -> judged(approved, results), List.of());
            return judged(
                    approved, RUNS.run(ProbeOrder.of(approved.target()), course).results());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Verdict against(InetSocketAddress server, int numbersBefore, HostileLog log) {
        TargetDecision.Approved approved = approved(server);
        Course course = new Course(results -> judged(approved, results), expected);
        return against(server, ProbeOrder.of(approved.target()), course, numbersBefore, log);
    }

    private static List<Finding> judged(TargetDecision.Approved approved, List<ProbeResult> results) {
        ApprovedTarget target = approved.target();
        return ASSESSOR.assess(
                new Seen(target.name(), target.port(), approved.lookup(), false, results, Instant.now()));
    }

    private Verdict against(
            InetSocketAddress server, ProbeOrder order, Course course, int numbersBefore, HostileLog log) {
        ProbeReport report = RUNS.run(order, course);
        List<Finding> found = course.judge.apply(report.results());
        List<String> complaints = new ArrayList<>();
        outcome(found, complaints);
        texts(found, complaints);
        traffic(report.traffic(), log, complaints);
        return new Verdict(
                played,
                numbersBefore,
                server,
                List.copyOf(complaints),
                late(course.known, report.took()),
                found,
                course.known.orElse(Duration.ZERO),
                report.took(),
                log.connections.get(),
                log.bytesIn.get());
    }

    /** One of the allowed findings, and no other that explains a stop; after a good answer the script's own end is none of ours to judge. */
    private void outcome(List<Finding> found, List<String> complaints) {
        List<Finding> allowed = found.stream().filter(this::expected).toList();
        if (allowed.isEmpty()) {
            complaints.add("none of the expected findings");
        }
        if (found.stream().anyMatch(f -> f.code() == FindingCode.PROBE_BROKEN)) {
            complaints.add("a mistake of ours");
        }
        Optional<Stage> goodUntil = allowed.stream()
                .filter(f -> f.severity() == Severity.OK)
                .map(Finding::stage)
                .findFirst();
        List<Finding> stops = found.stream().filter(HostilePlay::stops).toList();
        stops.stream()
                .filter(f -> !expected(f))
                .filter(f -> goodUntil.isEmpty() || f.stage().compareTo(goodUntil.get()) <= 0)
                .forEach(f -> complaints.add("also " + f.code()));
        // That a host knows classic security alone is so, whatever else it does wrong.
        if (stops.stream().filter(f -> f.code() != FindingCode.CLASSIC_ONLY).count() > 1) {
            complaints.add("more than one finding explains the stop");
        }
    }

    private boolean expected(Finding finding) {
        return expected.stream().anyMatch(e -> e.matches(finding));
    }

    /** The corpus' challenges carry a fixed time, so that a wrong clock may stand beside them; so may the faults of a certificate. */
    private static boolean stops(Finding finding) {
        return finding.severity() == Severity.PROBLEM
                && finding.code() != FindingCode.CLOCK_SKEW
                && finding.code().stage() != Stage.CERTIFICATE;
    }

    private List<String> late(Optional<Duration> known, Duration took) {
        List<String> late = new ArrayList<>();
        if (known.isPresent() && known.get().compareTo(played.firstFinding().plus(slack)) > 0) {
            late.add("known only after " + known.get().toMillis() + " ms");
        }
        if (took.compareTo(played.run().plus(slack)) > 0) {
            late.add("took " + took.toMillis() + " ms");
        }
        return late;
    }

    private void texts(List<Finding> found, List<String> complaints) {
        for (Finding finding : found) {
            finding.args().forEach((name, value) -> {
                if (value.length() > LONGEST_ARGUMENT || !value.codePoints().allMatch(HostilePlay::visible)) {
                    complaints.add(finding.code() + " has an unclean " + name);
                }
                if (value.contains("DECOY")) {
                    complaints.add(finding.code() + " believes a decoy");
                }
                if (WITHOUT_PEER_TEXT.contains(played.stage())
                        && finding.stage() != Stage.CERTIFICATE
                        && !value.matches("[\\w ,.-]{0,64}")) {
                    complaints.add(finding.code() + " may show bytes of the peer: " + name);
                }
            });
        }
    }

    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static void traffic(Traffic told, HostileLog log, List<String> complaints) {
        if (log.sawAuthenticate()) {
            complaints.add("an attempt to log on");
        }
        if (told.connections() > MOST_CONNECTIONS || log.connections.get() > told.connections()) {
            complaints.add(log.connections.get() + " connections, and told " + told);
        }
        if (told.bytesSent() > MOST_SENT_BYTES || log.bytesIn.get() > told.bytesSent()) {
            complaints.add(log.bytesIn.get() + " bytes came, and told " + told);
        }
        if (log.datagrams.size() > MOST_DATAGRAMS
                || log.datagrams.stream().mapToInt(Integer::intValue).sum() > MOST_DATAGRAM_BYTES) {
            complaints.add("datagrams of " + log.datagrams + " bytes");
        }
    }

    private static TargetDecision.Approved approved(InetSocketAddress server) {
        TargetRequest request = new TargetRequest(
                server.getAddress().getHostAddress(), Optional.of(server.getPort()), Optional.empty());
        return (TargetDecision.Approved)
                TestTargets.policyReaching("127.0.0.0/8").decide(request);
    }

    private static TargetDecision.Approved approvedGateway(InetSocketAddress server) {
        return (TargetDecision.Approved) TestTargets.policyReaching("127.0.0.0/8")
                .decideGateway(server.getAddress().getHostAddress() + ":" + server.getPort());
    }

    private static ProbeConfig defaults() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ProbeConfig.class)
                .build()
                .getConfigMapping(ProbeConfig.class);
    }

    /** Judges after each measurement, as the product does, and notes when the outcome was known. */
    private static final class Course implements ProbeListener {

        private final long begun = System.nanoTime();
        private final Function<List<ProbeResult>, List<Finding>> judge;
        private final List<ExpectedFinding> expected;
        private final List<ProbeResult> soFar = new ArrayList<>();
        private Optional<Duration> known = Optional.empty();

        Course(Function<List<ProbeResult>, List<Finding>> judge, List<ExpectedFinding> expected) {
            this.judge = judge;
            this.expected = expected;
        }

        @Override
        public void started(ProbeId probe) {}

        @Override
        public void finished(ProbeResult result) {
            soFar.add(result);
            boolean now =
                    judge.apply(soFar).stream().anyMatch(f -> expected.stream().anyMatch(e -> e.matches(f)));
            if (known.isEmpty() && now) {
                known = Optional.of(Duration.ofNanos(System.nanoTime() - begun));
            }
        }
    }
}
