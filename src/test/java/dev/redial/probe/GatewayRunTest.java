package dev.redial.probe;

import static dev.redial.finding.FindingCode.*;
import static dev.redial.probe.TestProbeConfig.HASTY;
import static dev.redial.probe.TestProbeConfig.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.GatewayAssessor;
import dev.redial.finding.SeenGateway;
import dev.redial.finding.TrustAnchors;
import dev.redial.practice.Ending;
import dev.redial.practice.GatewayScript;
import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.PracticeKey;
import dev.redial.practice.ScriptedGateway;
import dev.redial.practice.TlsAnswer;
import dev.redial.practice.WireBytes;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.TestTargets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whole runs against scripted gateways, and what is found there. */
class GatewayRunTest {

    private static final String NAME = "gw.example";
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress DEAD_LOOPBACK = InetAddress.ofLiteral("127.0.0.2");
    private static final PracticeCertificate CERTIFICATE =
            PracticeCertificate.named(NAME).sans(NAME).key(PracticeKey.EC_P256).selfSigned();
    private static final GatewayScript WELL = GatewayScript.windows(CERTIFICATE);
    private static final int MOST_CONNECTIONS = 3;

    private record Case(String what, GatewayScript script, FindingCode code, Map<String, String> args) {}

    private static Case gateway(String what, GatewayScript script, FindingCode code, String... args) {
        return new Case(what, script, code, Finding.of(code, args).args());
    }

    /** What a hostile server sends, from a corpus of such servers (stage gateway, H240 to H255). */
    private static Case hostile(String what, String bytes, FindingCode code, String... args) {
        return gateway(what, GatewayScript.answering(CERTIFICATE, WireBytes.text(bytes)), code, args);
    }

    private static Case malformed(String what, String bytes, String word) {
        return hostile(what, bytes, GATEWAY_MALFORMED, "detail", word);
    }

    private static Case unreachable(String what, TlsAnswer answer, String why) {
        return gateway(what, WELL.with(answer), GATEWAY_UNREACHABLE, "why", why);
    }

    private static final List<Case> CASES = List.of(
            gateway("well", WELL, GATEWAY_OK, "schemes", "Negotiate, NTLM", "transports", "http"),
            gateway("web server", GatewayScript.webServer(CERTIFICATE), GATEWAY_NOT_INSTALLED, "status", "404"),
            gateway("service down", GatewayScript.serviceDown(CERTIFICATE), GATEWAY_SERVICE_DOWN, "status", "503"),
            gateway(
                    "redirect",
                    GatewayScript.redirecting(CERTIFICATE, "https://login.example.org/?a"),
                    GATEWAY_REDIRECTS,
                    "to",
                    "login.example.org"),
            gateway("redirect", GatewayScript.redirecting(CERTIFICATE, "/owa"), GATEWAY_REDIRECTS, "to", "same-server"),
            gateway(
                    "only rpc",
                    GatewayScript.webServer(CERTIFICATE)
                            .others(GatewayScript.answer("401 X", "WWW-Authenticate: Basic realm=\"x\"")),
                    GATEWAY_OK,
                    "schemes",
                    "Basic",
                    "transports",
                    "rpc"),
            gateway("channel", answering("200 OK", "Content-Type: application/octet-stream"), GATEWAY_OK),
            gateway("page", answering("200 OK", "Content-Type: text/html"), GATEWAY_NOT_INSTALLED, "status", "200"),
            gateway(
                    "closes",
                    GatewayScript.answering(CERTIFICATE, WireBytes.text("")).with(Ending.CLOSE),
                    GATEWAY_UNREACHABLE,
                    "why",
                    "cut-off"),
            gateway(
                    "breaks off",
                    GatewayScript.answering(CERTIFICATE, WireBytes.text("HTTP/1.1 401 X\r\nServer"))
                            .with(Ending.CLOSE),
                    GATEWAY_MALFORMED,
                    "detail",
                    "http-unfinished"),
            unreachable("closes before hello", new TlsAnswer.EndBeforeHello(Ending.CLOSE), "tls-closed"),
            unreachable("resets after hello", new TlsAnswer.EndAfterHello(Ending.RESET), "tls-closed"),
            unreachable("alert", new TlsAnswer.Alert(40), "tls-refused"),
            unreachable("plain http", new TlsAnswer.Bytes(WireBytes.text("HTTP/1.1 400 Bad\r\n\r\n")), "not-tls"),
            malformed("H240", "SSH-2.0-x\r\n", "http-version"),
            malformed("H243", "HTTP/1.1 401 X\r\nContent-Length: 9223372036854775808\r\n\r\n", "http-length"),
            malformed("H245", "HTTP/1.1 401 X\r\nContent-Length: 5\r\nContent-Length: 50\r\n\r\nabcde", "http-length"),
            malformed("H246", "HTTP/1.1 401 X\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n", "http-chunk"),
            hostile(
                    "H247",
                    "HTTP/1.1 401 X\r\nTransfer-Encoding: chunked\r\n\r\n" + "1\r\nA\r\n".repeat(9999),
                    GATEWAY_OK),
            malformed("H248", "HTTP/1.1 100 Continue\r\n\r\n".repeat(9999), "http-interim"),
            malformed(
                    "H250",
                    "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n\u0082\u007f",
                    "http-upgrade"),
            malformed(
                    "H252",
                    "HTTP/1.1 401 X\r\nWWW-Authenticate: NTLM ***\r\nContent-Length: 0\r\n\r\n",
                    "http-challenge"),
            hostile(
                    "H253",
                    "HTTP/1.1 401 X\r\nContent-Encoding: gzip\r\nContent-Length: 102400\r\n\r\n\u001f\u008b",
                    GATEWAY_OK,
                    "schemes",
                    "none"),
            hostile(
                    "H254",
                    "HTTP/1.1 401 X\r\nServer: <script>\u0007\u001b[0m</script>\r\nWWW-Authenticate: Negotiate\r\n\r\n",
                    GATEWAY_OK,
                    "schemes",
                    "Negotiate"),
            malformed("H255", "HTTP/1.1 401 X" + "\r\nSet-Cookie: a=b".repeat(2000) + "\r\n\r\n", "http-too-long"));

    private static GatewayScript answering(String status, String... fields) {
        return GatewayScript.answering(CERTIFICATE, GatewayScript.answer(status, fields));
    }

    @TestFactory
    Stream<DynamicTest> eachKindOfServer_givesItsFinding() {
        return CASES.stream().map(c -> DynamicTest.dynamicTest(c.what(), () -> givesItsFinding(c)));
    }

    private static void givesItsFinding(Case c) throws IOException {
        try (var gateway = ScriptedGateway.start(c.script())) {
            List<Finding> found = judge(run(at(gateway), PATIENT));
            Finding first = found.getFirst();
            assertThat(first.code()).as("%s", found).isEqualTo(c.code());
            assertThat(first.args()).containsAllEntriesOf(c.args()).containsEntry("host", NAME);
            assertThat(found.stream().filter(f -> f.code().stage() == Stage.GATEWAY))
                    .hasSize(1);
            assertThat(gateway.connections()).isBetween(1, MOST_CONNECTIONS);
            assertThat(gateway.sawAuthenticate()).isFalse();
        }
    }

    @Test
    void gatewayInHealth_isAskedOnce() throws IOException {
        try (var gateway = ScriptedGateway.start(WELL)) {
            List<Finding> found = judge(run(at(gateway), PATIENT));
            assertThat(gateway.requests())
                    .singleElement()
                    .asString()
                    .startsWith("RDG_OUT_DATA /remoteDesktopGateway/ HTTP/1.1\r\n")
                    .contains("Host: " + NAME + ":" + gateway.port() + "\r\n");
            assertThat(found).anySatisfy(f -> {
                assertThat(f.code()).isEqualTo(CERTIFICATE_SELF_SIGNED);
                assertThat(f.args()).containsEntry("on", "gateway");
                assertThat(f.stage()).isEqualTo(Stage.GATEWAY);
            });
        }
    }

    @Test
    void webServer_isAskedForEachWayOnce() throws IOException {
        try (var gateway = ScriptedGateway.start(GatewayScript.webServer(CERTIFICATE))) {
            judge(run(at(gateway), PATIENT));
            assertThat(gateway.requests())
                    .extracting(r -> r.substring(0, r.indexOf(' ')))
                    .containsExactly("RDG_OUT_DATA", "RDG_OUT_DATA", "RPC_IN_DATA");
        }
    }

    @Test
    void silence_isTold() throws IOException {
        try (var gateway = ScriptedGateway.start(GatewayScript.answering(CERTIFICATE, WireBytes.text("")))) {
            assertThat(judge(run(at(gateway), HASTY)).getFirst().args()).containsEntry("why", "silent");
        }
    }

    @Test
    void oldTls_isAProblemBesideTheAnswer() throws IOException {
        TlsAnswer old = TlsAnswer.handshake(
                        PracticeCertificate.named(NAME).sans(NAME).selfSigned())
                .versions(ProtocolVersion.TLSv10, ProtocolVersion.TLSv11);
        try (var gateway = ScriptedGateway.start(WELL.with(old))) {
            assertThat(judge(run(at(gateway), PATIENT)))
                    .extracting(Finding::code)
                    .contains(GATEWAY_OK, GATEWAY_TLS_TOO_OLD);
        }
    }

    @Test
    void closedPort_isRefused() throws IOException {
        int port;
        try (var gateway = ScriptedGateway.start(WELL)) {
            port = gateway.port();
        }
        List<Finding> found = judge(run(TestTargets.approved(NAME, new InetSocketAddress(LOOPBACK, port)), PATIENT));
        assertThat(found).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo(GATEWAY_UNREACHABLE);
            assertThat(f.args()).containsEntry("why", "refused");
        });
    }

    @Test
    void deadAddress_besideALivingOne_isAWarning() throws IOException {
        try (var gateway = ScriptedGateway.start(WELL)) {
            ApprovedTarget both = TestTargets.approved(NAME, gateway.port(), DEAD_LOOPBACK, LOOPBACK);
            List<Finding> found = judge(run(both, PATIENT));
            assertThat(found.stream().map(f -> f.code() + " " + f.severity().id()))
                    .contains("GATEWAY_UNREACHABLE warning", "GATEWAY_OK ok");
        }
    }

    private static ApprovedTarget at(ScriptedGateway gateway) {
        return TestTargets.approved(NAME, new InetSocketAddress(LOOPBACK, gateway.port()));
    }

    private static List<ProbeResult> run(ApprovedTarget gateway, ProbeConfig config) {
        ProbeOrder order = new ProbeOrder(Optional.empty(), Optional.of(gateway), Depth.USUAL);
        ProbeListener nobody = new ProbeListener() {
            @Override
            public void started(ProbeId probe) {}

            @Override
            public void finished(ProbeResult result) {}
        };
        ProbeReport report = new ProbeRuns(config, Clock.systemUTC()).run(order, nobody);
        Light.check(report.traffic());
        return report.results();
    }

    private static List<Finding> judge(List<ProbeResult> results) {
        Instant now = Clock.systemUTC().instant();
        return new GatewayAssessor(new TrustAnchors(Set.of()))
                .assess(new SeenGateway(TestTargets.hostName(NAME), results, now));
    }
}
