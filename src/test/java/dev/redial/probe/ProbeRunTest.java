package dev.redial.probe;

import static dev.redial.finding.FindingCode.*;
import static dev.redial.probe.TestProbeConfig.HASTY;
import static dev.redial.probe.TestProbeConfig.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.finding.Assessor;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.Seen;
import dev.redial.finding.TrustAnchors;
import dev.redial.practice.Ending;
import dev.redial.practice.HostIdentity;
import dev.redial.practice.McsAnswer;
import dev.redial.practice.NlaAnswer;
import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.PracticeCertificateBuilder.SignatureHash;
import dev.redial.practice.PracticeKey;
import dev.redial.practice.Protocol;
import dev.redial.practice.Script;
import dev.redial.practice.ScriptedRdpServer;
import dev.redial.practice.TlsAnswer;
import dev.redial.practice.UdpAnswer;
import dev.redial.practice.WireBytes;
import dev.redial.practice.X224Answer;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.NameLookup;
import dev.redial.target.TestTargets;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs against scripted servers: what is found, and that no host is harmed. */
class ProbeRunTest {

    private static final String NAME = "pc7.example";
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress DEAD_LOOPBACK = InetAddress.ofLiteral("127.0.0.2");
    private static final HostIdentity PC7 = HostIdentity.workgroup("PC7", NAME);
    private static final PracticeCertificate CERTIFICATE =
            PracticeCertificate.named(NAME).sans(NAME).key(PracticeKey.EC_P256).selfSigned();
    private static final TlsAnswer.Handshake TLS = TlsAnswer.handshake(CERTIFICATE);

    /** A run shall be no heavier for a host than a person who tries a few times. */
    private static final int MOST_CONNECTIONS = 7;

    private static final Script WELL = Script.selecting(
                    X224Answer.SSL_REQUIRED_BY_SERVER, Protocol.HYBRID_EX, Protocol.HYBRID, Protocol.SSL)
            .with(TLS)
            .with(NlaAnswer.challenge(PC7));

    /** What is found besides where negotiation, TLS or NLA breaks off; NOT_TESTED once for each stage that was not reached. */
    private static final List<FindingCode> AT_NEGOTIATION = List.of(NAME_RESOLVED, PORT_OPEN, NOT_TESTED, NOT_TESTED);

    private static final List<FindingCode> AT_TLS =
            List.of(NAME_RESOLVED, PORT_OPEN, NEGOTIATION_OK, SECURITY_PROTOCOLS, TLS_REQUIRED, NOT_TESTED);

    private static final List<FindingCode> AT_NLA = List.of(
            NAME_RESOLVED,
            PORT_OPEN,
            NEGOTIATION_OK,
            SECURITY_PROTOCOLS,
            TLS_REQUIRED,
            TLS_OK,
            TLS_VERSIONS,
            CERTIFICATE_SELF_SIGNED,
            CERTIFICATE_OK);

    private record Case(String what, Script script, ProbeConfig config, List<FindingCode> expected) {}

    private static Case well(String what, Script script, FindingCode... more) {
        return new Case(
                what,
                script,
                PATIENT,
                with(List.of(NAME_RESOLVED, PORT_OPEN, NEGOTIATION_OK, SECURITY_PROTOCOLS, TLS_VERSIONS), more));
    }

    private static Case negotiation(String what, X224Answer answer, FindingCode... more) {
        return new Case(what, WELL.with(answer), PATIENT, with(AT_NEGOTIATION, more));
    }

    private static Case negotiation(String what, String answer, FindingCode... more) {
        return negotiation(what, new X224Answer.Bytes(WireBytes.text(answer)), more);
    }

    private static Case refused(int failureCode, FindingCode... codes) {
        return negotiation("failure " + failureCode, new X224Answer.Refuse(failureCode), codes);
    }

    private static Case tls(String what, TlsAnswer answer, FindingCode... more) {
        return new Case(what, WELL.with(answer), PATIENT, with(AT_TLS, more));
    }

    private static Case nla(String what, NlaAnswer answer, FindingCode... more) {
        return new Case(what, WELL.with(answer), PATIENT, with(AT_NLA, more));
    }

    private static Case silent(String what, Script script, List<FindingCode> until, FindingCode... codes) {
        return new Case(what, script, HASTY, with(until, codes));
    }

    private static List<FindingCode> with(List<FindingCode> some, FindingCode... more) {
        List<FindingCode> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    /** A ServerHello whose extensions are said to be longer than the message. */
    private static final TlsAnswer HELLO_WITH_A_WRONG_LENGTH = new TlsAnswer.Bytes(
            WireBytes.hex("160303 0030 0200002c 0303" + "07".repeat(32) + "00 c02f 00 ffff 00170000"));

    private static final List<Case> CASES = List.of(
            well(
                    "nla offered",
                    WELL,
                    TLS_REQUIRED,
                    TLS_OK,
                    CERTIFICATE_SELF_SIGNED,
                    CERTIFICATE_OK,
                    NLA_OK,
                    HOST_IDENTITY),
            well(
                    "nla demanded",
                    Script.windows(CERTIFICATE, PC7),
                    NLA_REQUIRED,
                    TLS_OK,
                    CERTIFICATE_SELF_SIGNED,
                    CERTIFICATE_OK,
                    NLA_OK,
                    HOST_IDENTITY),
            well(
                    "byte by byte",
                    WELL.dripping(Duration.ofMillis(2)),
                    TLS_REQUIRED,
                    TLS_OK,
                    CERTIFICATE_SELF_SIGNED,
                    CERTIFICATE_OK,
                    NLA_OK,
                    HOST_IDENTITY),
            well(
                    "tls without nla, classic too",
                    Script.selecting(0, Protocol.SSL, Protocol.RDP).with(TLS),
                    CLASSIC_ALLOWED,
                    TLS_OK,
                    CERTIFICATE_SELF_SIGNED,
                    CERTIFICATE_OK,
                    NOT_TESTED),
            well(
                    "tls 1.1 at most",
                    WELL.with(TLS.versions(ProtocolVersion.TLSv10, ProtocolVersion.TLSv11)),
                    TLS_REQUIRED,
                    TLS_TOO_OLD,
                    CERTIFICATE_SELF_SIGNED,
                    CERTIFICATE_OK,
                    NLA_OK,
                    HOST_IDENTITY),
            negotiation("no negotiation data", new X224Answer.WithoutNegotiation(), SECURITY_PROTOCOLS, CLASSIC_ONLY),
            negotiation(
                    "classic to any offer",
                    new X224Answer.AlwaysSelect(Protocol.RDP),
                    SECURITY_PROTOCOLS,
                    CLASSIC_ONLY),
            negotiation("what was not offered", new X224Answer.AlwaysSelect(Protocol.RDSTLS), NEGOTIATION_MALFORMED),
            refused(1, NEGOTIATION_REFUSED, TLS_REQUIRED),
            refused(2, CLASSIC_ONLY),
            refused(3, SERVER_HAS_NO_CERTIFICATE),
            refused(4, NEGOTIATION_REFUSED),
            refused(5, NEGOTIATION_REFUSED, NLA_REQUIRED),
            refused(6, SMARTCARD_REQUIRED),
            refused(7, ENTRA_REQUIRED),
            refused(99, NEGOTIATION_REFUSED),
            negotiation("closed at once", new X224Answer.EndAtOnce(Ending.CLOSE), CLOSED_ON_CONNECT),
            negotiation("reset at once", new X224Answer.EndAtOnce(Ending.RESET), RESET_ON_CONNECT),
            negotiation("closed", new X224Answer.EndAfterRequest(Ending.CLOSE), CLOSED_ON_CONNECT),
            negotiation("reset", new X224Answer.EndAfterRequest(Ending.RESET), RESET_ON_CONNECT),
            negotiation("reset on cookie", new X224Answer.ResetOnCookie(WELL.x224()), RESET_ON_CONNECT, COOKIE_BLOCKED),
            negotiation("http", "HTTP/1.1 400 Bad Request\r\n\r\n", NOT_RDP),
            negotiation("ssh", new X224Answer.Banner(WireBytes.text("SSH-2.0-OpenSSH_9.6\r\n")), NOT_RDP),
            negotiation("garbage", "who are you?", NOT_RDP),
            negotiation("half a frame", "\3\0\0\23\16\320", NEGOTIATION_MALFORMED),
            negotiation("more than a frame", "\3\0\0\23\16\320\0\0\22\64\0\2\0\10\0\1\0\0\0\60", NEGOTIATION_MALFORMED),
            negotiation("garbage in a frame", "\3\0\0\20who are you?", NEGOTIATION_MALFORMED),
            tls("tls closed", new TlsAnswer.EndAfterHello(Ending.CLOSE), TLS_CLOSED_AFTER_HELLO),
            tls("tls reset", new TlsAnswer.EndAfterHello(Ending.RESET), TLS_RESET_AFTER_HELLO),
            tls("alert 40", new TlsAnswer.Alert(40), TLS_NO_COMMON_CIPHER),
            tls("alert 80", new TlsAnswer.Alert(80), TLS_ALERT),
            tls("plain refusal", TlsAnswer.refusedInPlain(), TLS_REFUSED_IN_PLAIN),
            tls(
                    "plain refusal, unasked",
                    new TlsAnswer.BytesBeforeHello(TlsAnswer.refusedInPlain().bytes()),
                    TLS_REFUSED_IN_PLAIN),
            tls("no tls", new TlsAnswer.Bytes(WireBytes.text("HTTP/1.1 400\r\n\r\n")), TLS_MALFORMED),
            tls("alert 255", new TlsAnswer.Alert(255), TLS_ALERT),
            tls(
                    "flood of warnings",
                    new TlsAnswer.Bytes(WireBytes.hex("15 03 03 00 02 01 70".repeat(100))),
                    TLS_MALFORMED),
            tls("ssl 3.0", ssl3("0303"), TLS_TOO_OLD),
            tls("ssl 3.0 in its own records", ssl3("0300"), TLS_TOO_OLD),
            tls("cut in the hello", cut(60, Ending.CLOSE), TLS_CLOSED_AFTER_HELLO),
            tls("cut after the hello", cut(110, Ending.CLOSE), TLS_INTERRUPTED),
            tls(
                    "cut after the certificate",
                    cut(CERTIFICATE.der().length + 200, Ending.RESET),
                    TLS_INTERRUPTED,
                    CERTIFICATE_SELF_SIGNED,
                    CERTIFICATE_OK),
            nla("nla closed", new NlaAnswer.End(Ending.CLOSE), NLA_CLOSED),
            nla("nla reset", new NlaAnswer.End(Ending.RESET), NLA_CLOSED),
            nla("access denied", new NlaAnswer.Failure(0xC0000022, 6), NLA_ERROR),
            nla("ntlm blocked", new NlaAnswer.Failure(NlaAnswer.STATUS_NTLM_BLOCKED, 6), NTLM_BLOCKED),
            nla("no credssp", new NlaAnswer.Bytes(WireBytes.text("who are you?")), NLA_MALFORMED),
            nla("old credssp", new NlaAnswer.Challenge(PC7, Duration.ZERO, 2), NLA_OK, CREDSSP_OLD, HOST_IDENTITY),
            nla(
                    "clock two hours off",
                    new NlaAnswer.Challenge(PC7, Duration.ofHours(2), 6),
                    NLA_OK,
                    CLOCK_SKEW,
                    HOST_IDENTITY),
            silent("silence", WELL.with(new X224Answer.EndAtOnce(Ending.STALL)), AT_NEGOTIATION, NO_ANSWER),
            silent("drip too slow", WELL.dripping(Duration.ofMillis(100)), AT_NEGOTIATION, SERVICE_SLOW),
            silent(
                    "tls silence",
                    WELL.with(new TlsAnswer.EndAfterHello(Ending.STALL)),
                    AT_TLS,
                    TLS_STALLED,
                    SMALL_HELLO_UNANSWERED),
            silent(
                    "large hello lost",
                    WELL.with(new TlsAnswer.LargeHelloLost(100, TLS)),
                    AT_TLS,
                    TLS_STALLED,
                    LARGE_PACKETS_LOST),
            silent("nla silence", WELL.with(new NlaAnswer.End(Ending.STALL)), AT_NLA, NLA_TIMEOUT));

    /** A ServerHello with this version in its record's header and 3.0 in itself. */
    private static TlsAnswer ssl3(String recordVersion) {
        return new TlsAnswer.Bytes(
                WireBytes.hex("16" + recordVersion + "002a 02000026 0300" + "07".repeat(32) + "00 0005 00"));
    }

    private static TlsAnswer cut(int bytes, Ending ending) {
        return new TlsAnswer.CutAfter(TLS.versions(ProtocolVersion.TLSv12, ProtocolVersion.TLSv12), bytes, ending);
    }

    @TestFactory
    Stream<DynamicTest> run_finds() {
        return CASES.stream().map(c -> DynamicTest.dynamicTest(c.what(), () -> check(c)));
    }

    private static void check(Case one) throws IOException {
        try (ScriptedRdpServer server = ScriptedRdpServer.start(one.script())) {
            ApprovedTarget target = TestTargets.approved(NAME, server.port(), LOOPBACK);
            ProbeReport report = runs(one.config()).run(ProbeOrder.of(target), new Quiet());

            assertThat(codes(target, report))
                    .filteredOn(code -> code.stage() != Stage.UDP) // has tests of its own
                    .containsExactlyInAnyOrderElementsOf(one.expected());
            assertThat(server.sawAuthenticate()).isFalse();
            assertThat(server.connections()).isLessThanOrEqualTo(MOST_CONNECTIONS);
            Light.check(report.traffic());
            Light.comesTo(report.traffic().connections(), server::connections);
            // What arrives after the script has ended a connection is not read.
            assertThat(server.received()).isLessThanOrEqualTo(report.traffic().bytesSent());
        }
    }

    @TestFactory
    Stream<DynamicTest> udp_beside() {
        return Stream.of(
                        Map.entry(WELL.with(new UdpAnswer.SynAck(2)), UDP_OK),
                        Map.entry(WELL, UDP_CLOSED),
                        Map.entry(WELL.with(new UdpAnswer.Echo()), UDP_MALFORMED),
                        Map.entry(WELL.with(new UdpAnswer.Bytes(WireBytes.of(new byte[3_000]))), UDP_MALFORMED),
                        Map.entry(
                                Script.selecting(0, Protocol.SSL)
                                        .with(new TlsAnswer.EndAfterHello(Ending.CLOSE))
                                        .with(new UdpAnswer.Silence()),
                                UDP_NO_ANSWER))
                .map(e -> DynamicTest.dynamicTest(e.getValue().name(), () -> checkUdp(e.getKey(), e.getValue())));
    }

    private static void checkUdp(Script script, FindingCode expected) throws IOException {
        try (ScriptedRdpServer server = ScriptedRdpServer.start(script)) {
            ApprovedTarget target = TestTargets.approved(NAME, server.port(), LOOPBACK);
            ProbeConfig config = expected == UDP_NO_ANSWER ? HASTY : PATIENT;
            ProbeReport report = runs(config).run(ProbeOrder.of(target), new Quiet());
            assertThat(findings(target, report))
                    .filteredOn(f -> f.stage() == Stage.UDP)
                    .extracting(Finding::code)
                    .containsExactly(expected);
            assertThat(server.datagrams()).hasSizeLessThanOrEqualTo(3);
            Light.check(report.traffic());
            assertThat(report.traffic().datagrams())
                    .isGreaterThanOrEqualTo(server.datagrams().size());
        }
    }

    @Test
    void otherService_isSentNoDatagram() throws IOException {
        Script http = WELL.with(new X224Answer.Bytes(WireBytes.text("HTTP/1.1 400 Bad Request\r\n\r\n")))
                .with(new UdpAnswer.SynAck(2));
        try (ScriptedRdpServer server = ScriptedRdpServer.start(http)) {
            ApprovedTarget target = TestTargets.approved(NAME, server.port(), LOOPBACK);
            runs(PATIENT).run(ProbeOrder.of(target), new Quiet());
            assertThat(server.datagrams()).isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> classic_tellsItsLevel() {
        Script both = Script.selecting(0, Protocol.SSL, Protocol.RDP).with(TLS);
        Script only = Script.selecting(X224Answer.SSL_NOT_ALLOWED_BY_SERVER, Protocol.RDP);
        return Stream.of(both, only, only.with(new X224Answer.WithoutNegotiation()))
                .flatMap(script -> Stream.of(
                        Map.entry(script.with(new McsAnswer.ConnectResponse(2, 2)), "client-compatible"),
                        Map.entry(script.with(new McsAnswer.ConnectResponse(0, 0)), "none"),
                        Map.entry(script.with(new McsAnswer.ConnectResponse(16, 4)), "fips"),
                        Map.entry(script.with(new McsAnswer.ConnectResponse(2, 99)), "unknown"),
                        Map.entry(script.with(new McsAnswer.End(Ending.RESET)), "unknown")))
                .map(e -> DynamicTest.dynamicTest(e.toString(), () -> checkLevel(e.getKey(), e.getValue())));
    }

    private static void checkLevel(Script script, String expected) throws IOException {
        try (ScriptedRdpServer server = ScriptedRdpServer.start(script)) {
            ApprovedTarget target = TestTargets.approved(NAME, server.port(), LOOPBACK);
            ProbeReport report = runs(PATIENT).run(ProbeOrder.of(target), new Quiet());
            assertThat(findings(target, report))
                    .filteredOn(f -> f.code() == CLASSIC_ONLY || f.code() == CLASSIC_ALLOWED)
                    .extracting(f -> f.args().get("level"))
                    .containsExactly(expected);
        }
    }

    /** H285, H286 and H287 of the hostile hosts, which then hold the line; and what is no MCS at all. */
    @ParameterizedTest
    @CsvSource({
        "0300000902f0807f66, mcs-truncated",
        "0300000e02f0807f6684ffffffff, mcs-truncated",
        "0300000d02f0807f66030a0100, mcs-truncated",
        "485454502f312e3120343030, mcs-frame",
        "0300ffff02f0807f66, mcs-frame"
    })
    void brokenMcs_isNamedWithoutWaiting(String answer, String detail) throws IOException {
        Script script =
                WELL.with(new X224Answer.AlwaysSelect(Protocol.RDP)).with(new McsAnswer.Bytes(WireBytes.hex(answer)));
        try (ScriptedRdpServer server = ScriptedRdpServer.start(script)) {
            ApprovedTarget target = TestTargets.approved(NAME, server.port(), LOOPBACK);
            ProbeReport report = runs(PATIENT).run(ProbeOrder.of(target), new Quiet());
            assertThat(findings(target, report))
                    .filteredOn(f -> f.code() == NEGOTIATION_MALFORMED)
                    .extracting(f -> f.args().get("detail"))
                    .containsExactly(detail);
            assertThat(codes(target, report)).contains(CLASSIC_ONLY);
            assertThat(report.took()).isLessThan(PATIENT.stage());
        }
    }

    /** More than the TLS library's own limits, which would lose the certificates. */
    @Test
    void longChainOfManyNames_isNoReasonToHangUp() throws IOException {
        PracticeCertificate issuer = PracticeCertificate.named("root")
                .key(PracticeKey.EC_P256)
                .authority()
                .selfSigned();
        for (int i = 0; i < 12; i++) {
            issuer = PracticeCertificate.named("ca" + i)
                    .key(PracticeKey.EC_P256)
                    .authority()
                    .signedBy(issuer);
        }
        String[] names =
                IntStream.range(0, 3000).mapToObj(i -> "h" + i + "." + NAME).toArray(String[]::new);
        PracticeCertificate own = PracticeCertificate.named(NAME)
                .sans(names)
                .key(PracticeKey.EC_P256)
                .signature(SignatureHash.SHA1)
                .signedBy(issuer);
        try (var server = ScriptedRdpServer.start(WELL.with(TlsAnswer.handshake(own)))) {
            ApprovedTarget target = TestTargets.approved(NAME, server.port(), LOOPBACK);
            assertThat(codes(target, runs(PATIENT).run(ProbeOrder.of(target), new Quiet())))
                    .contains(TLS_OK, NLA_OK);
        }
    }

    @Test
    void closeBeforeHello_isToldFromOneAfterIt() throws IOException {
        try (var server = ScriptedRdpServer.start(WELL.with(new TlsAnswer.EndBeforeHello(Ending.CLOSE)))) {
            ApprovedTarget target = TestTargets.approved(NAME, server.port(), LOOPBACK);
            assertThat(codes(target, runs(PATIENT).run(ProbeOrder.of(target), new Quiet())))
                    .contains(TLS_CLOSED_BEFORE_HELLO);
        }
    }

    @Test
    void closedPort_isRefused() throws IOException {
        ApprovedTarget target = TestTargets.approved(NAME, closedPort(), LOOPBACK);
        ProbeReport report = runs(PATIENT).run(ProbeOrder.of(target), new Quiet());
        assertThat(codes(target, report))
                .containsExactlyInAnyOrder(NAME_RESOLVED, PORT_REFUSED, NOT_TESTED, NOT_TESTED, NOT_TESTED);
    }

    @Test
    void deadAddress_doesNotHideTheLivingOne() throws IOException {
        try (var server = ScriptedRdpServer.start(WELL)) {
            ApprovedTarget target = TestTargets.approved(NAME, server.port(), DEAD_LOOPBACK, LOOPBACK);
            ProbeReport report = runs(PATIENT).run(ProbeOrder.of(target), new Quiet());
            assertThat(codes(target, report))
                    .contains(PORT_REFUSED, PORT_OPEN, ADDRESS_PARTLY_DEAD, TLS_OK, NLA_OK)
                    .doesNotContain(NOT_TESTED);
        }
    }

    @Test
    void brokenProbe_isNamedAndTheRestGoesOn() throws IOException {
        try (var server = ScriptedRdpServer.start(WELL)) {
            ApprovedTarget target = TestTargets.approved(NAME, server.port(), LOOPBACK);
            ProbePlan usual = ProbePlan.standard();
            List<Probe> ladder = new ArrayList<>(usual.ladder());
            ladder.replaceAll(p -> p.id() == ProbeId.TLS ? new Broken(p) : p);
            ProbePlan plan = new ProbePlan(ladder, usual.beside(), usual.gateway());
            ProbeReport report = new ProbeRuns(PATIENT, Clock.systemUTC(), ConnectionRate.UNLIMITED, plan)
                    .run(ProbeOrder.of(target), new Quiet());

            assertThat(findings(target, report))
                    .filteredOn(f -> f.code() == PROBE_BROKEN)
                    .extracting(Finding::stage)
                    .containsExactly(Stage.TLS);
            assertThat(codes(target, report)).contains(NEGOTIATION_OK, TLS_REQUIRED);
        }
    }

    @Test
    void timeOfTheRun_endsIt() throws IOException {
        try (var server = ScriptedRdpServer.start(WELL.with(new X224Answer.EndAtOnce(Ending.STALL)))) {
            ApprovedTarget target = TestTargets.approved(NAME, server.port(), LOOPBACK);
            ProbeReport report =
                    runs(PATIENT.endingAfter(Duration.ofMillis(300))).run(ProbeOrder.of(target), new Quiet());

            assertThat(report.took()).isLessThan(PATIENT.stage());
            assertThat(findings(target, report))
                    .filteredOn(f -> f.code() == NOT_TESTED)
                    .extracting(f -> f.args().get("why"))
                    .contains("time-ran-out");
            // Silence that we cut short ourselves is not the host's silence.
            assertThat(codes(target, report)).doesNotContain(NO_ANSWER);
        }
    }

    @Test
    void everyMeasurement_isAnnouncedAndReported() throws IOException {
        try (var server = ScriptedRdpServer.start(WELL)) {
            List<ProbeId> started = new ArrayList<>();
            List<ProbeId> finished = new ArrayList<>();
            ProbeListener listener = new ProbeListener() {
                @Override
                public void started(ProbeId probe) {
                    started.add(probe);
                }

                @Override
                public void finished(ProbeResult result) {
                    finished.add(result.probe());
                }
            };
            ProbeReport report =
                    runs(PATIENT).run(ProbeOrder.of(TestTargets.approved(NAME, server.port(), LOOPBACK)), listener);

            ProbePlan plan = ProbePlan.standard();
            assertThat(finished)
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(plan.ladder().stream(), plan.beside().stream())
                            .map(Probe::id)
                            .toList());
            assertThat(started)
                    .containsExactlyInAnyOrderElementsOf(report.results().stream()
                            .filter(r -> !(r.attempt() instanceof Attempt.Skipped))
                            .map(ProbeResult::probe)
                            .toList());
            assertThat(report.trace()).hasSameSizeAs(finished);
        }
    }

    private static ProbeRuns runs(ProbeConfig config) {
        return new ProbeRuns(config, Clock.systemUTC());
    }

    private static List<FindingCode> codes(ApprovedTarget target, ProbeReport report) {
        // Beside each certificate that could be read; CertificateAssessorTest knows what it holds.
        return findings(target, report).stream()
                .map(Finding::code)
                .filter(code -> code != CERTIFICATE_SEEN)
                .toList();
    }

    private static List<Finding> findings(ApprovedTarget target, ProbeReport report) {
        return new Assessor(new TrustAnchors(Set.of()))
                .assess(new Seen(
                        target.name(),
                        target.port(),
                        TestTargets.lookup(NAME, NameLookup.Status.FOUND),
                        false,
                        report.results(),
                        Instant.now()));
    }

    private static int closedPort() throws IOException {
        try (var server = ScriptedRdpServer.start(WELL)) {
            return server.port();
        }
    }

    /** A measurement with a mistake of ours in it. */
    private record Broken(Probe original) implements Probe {
        @Override
        public ProbeId id() {
            return original.id();
        }

        @Override
        public Set<ProbeId> after() {
            return original.after();
        }

        @Override
        public Optional<SkipReason> skip(Conversation soFar) {
            return original.skip(soFar);
        }

        @Override
        public Observation run(Conversation conversation) {
            throw new IllegalStateException("broken on purpose");
        }
    }

    private static final class Quiet implements ProbeListener {
        @Override
        public void started(ProbeId probe) {}

        @Override
        public void finished(ProbeResult result) {}
    }
}
