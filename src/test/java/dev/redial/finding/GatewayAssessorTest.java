package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.redial.probe.Attempt;
import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation.CertificateChain;
import dev.redial.probe.Observation.GatewayReply;
import dev.redial.probe.Observation.GatewaySeen;
import dev.redial.probe.Observation.TlsOpened;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.SkipReason;
import dev.redial.probe.Stage;
import dev.redial.rdp.GatewayAnswer;
import dev.redial.rdp.GatewayTransport;
import dev.redial.rdp.SignInScheme;
import dev.redial.target.NameLookup;
import dev.redial.target.TestTargets;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What replies say together, and what a direct way is worth beside a gateway; the single answers are tested by whole runs. */
class GatewayAssessorTest {

    private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.9");
    private static final TlsOpened TLS = new TlsOpened("1.3", "TLS_AES_128_GCM_SHA256", CertificateChain.NONE);
    private static final GatewayReply CUT = new GatewayReply.Failed(GatewayTransport.WEBSOCKET, FailureKind.RESET, "");
    private static final GatewayReply NOT_FOUND_HERE =
            new GatewayReply.Answered(GatewayTransport.WEBSOCKET, new GatewayAnswer.OtherServer(404));
    private static final GatewayReply SIGN_IN =
            new GatewayReply.Answered(GatewayTransport.HTTP, new GatewayAnswer.AsksToSignIn(Set.of(SignInScheme.NTLM)));
    private static final GatewayReply DOWN =
            new GatewayReply.Answered(GatewayTransport.HTTP, new GatewayAnswer.Unavailable(503));

    @Test
    void webSocketCut_butAnotherWayOpen_isWell() {
        assertThat(verdict(CUT, SIGN_IN)).satisfies(f -> {
            assertThat(f.code()).isEqualTo(GATEWAY_OK);
            assertThat(f.args()).containsEntry("transports", "http");
        });
    }

    @Test
    void webSocketCut_andServiceDown_isTold() {
        assertThat(verdict(CUT, DOWN).code()).isEqualTo(GATEWAY_SERVICE_DOWN);
    }

    @Test
    void webServer_withTroubleElsewhere_isAWebServer() {
        assertThat(verdict(NOT_FOUND_HERE, DOWN).args()).containsEntry("status", "404");
    }

    @Test
    void everythingCut_isUnreachable() {
        assertThat(verdict(CUT, CUT, CUT).args()).containsEntry("why", "cut-off");
    }

    @ParameterizedTest
    @CsvSource({
        "OUR_BUG, PROBE_BROKEN",
        "OUT_OF_TIME, NOT_TESTED",
        "NO_WAY_FROM_HERE, NOT_TESTED",
        "CONNECT_TIMEOUT, GATEWAY_UNREACHABLE",
    })
    void failure_isToldAtItsStage(FailureKind kind, FindingCode code) {
        assertThat(assess(new Attempt.Failed(kind, ""))).satisfies(f -> {
            assertThat(f.code()).isEqualTo(code);
            assertThat(f.stage()).isEqualTo(Stage.GATEWAY);
        });
    }

    @Test
    void skipped_isNotTested() {
        assertThat(assess(new Attempt.Skipped(SkipReason.TIME_RAN_OUT)).args()).containsEntry("why", "time-ran-out");
    }

    @ParameterizedTest
    @EnumSource(
            value = NameLookup.Status.class,
            names = {"LITERAL", "FOUND"},
            mode = EnumSource.Mode.EXCLUDE)
    void nameWithoutAddress_isAProblemOnlyIfTheNameServersSaySo(NameLookup.Status status) {
        Finding finding = GatewayAssessor.unresolved(
                        TestTargets.hostName("gw.example.org"), TestTargets.lookup("gw.example.org", status))
                .getFirst();
        boolean sure = Set.of(NameLookup.Status.NOT_FOUND, NameLookup.Status.NO_ADDRESS, NameLookup.Status.ALIAS_LOOP)
                .contains(status);
        assertThat(finding.code()).isEqualTo(GATEWAY_UNREACHABLE);
        assertThat(finding.severity()).isEqualTo(sure ? Severity.PROBLEM : Severity.UNKNOWN);
    }

    @Test
    void directWay_isNoProblemBesideAGateway() {
        List<Finding> aside = DirectWay.aside(List.of(
                Finding.of(NAME_RESOLVED, "count", "1"), Finding.of(PORT_TIMEOUT), Finding.of(TLS_CLOSED_AFTER_HELLO)));
        assertThat(aside)
                .extracting(Finding::code, Finding::severity)
                .containsExactly(
                        tuple(NAME_RESOLVED, Severity.OK),
                        tuple(PORT_TIMEOUT, Severity.NOTE),
                        tuple(TLS_CLOSED_AFTER_HELLO, Severity.WARNING),
                        tuple(DIRECT_WAY_ASIDE, Severity.NOTE));
    }

    @Test
    void directWay_thatIsWell_needsNoWord() {
        List<Finding> well = List.of(Finding.of(PORT_OPEN, "port", "3389"));
        assertThat(DirectWay.aside(well)).isEqualTo(well);
    }

    private static Finding verdict(GatewayReply... replies) {
        return assess(new Attempt.Answered(new GatewaySeen(TLS, List.of(replies))));
    }

    private static Finding assess(Attempt attempt) {
        ProbeResult result = new ProbeResult(ProbeId.GATEWAY, ADDRESS, attempt, Duration.ofMillis(9));
        List<Finding> found = new GatewayAssessor(new TrustAnchors(Set.of()))
                .assess(new SeenGateway(TestTargets.hostName("gw.example.org"), List.of(result), Instant.EPOCH));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
