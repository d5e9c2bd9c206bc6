package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.PracticeKey;
import dev.redial.probe.Attempt;
import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.Observation.CertificateChain;
import dev.redial.probe.Observation.Delivery;
import dev.redial.probe.Observation.Encryption;
import dev.redial.probe.Observation.Look;
import dev.redial.probe.Observation.TlsPhase;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.SkipReason;
import dev.redial.probe.Stage;
import dev.redial.rdp.EncryptionLevel;
import dev.redial.rdp.FailureCode;
import dev.redial.rdp.ForeignService;
import dev.redial.rdp.McsConnectResponse;
import dev.redial.rdp.NegotiationConfirm;
import dev.redial.rdp.NegotiationFailure;
import dev.redial.rdp.NegotiationResponse;
import dev.redial.rdp.NtlmChallenge;
import dev.redial.rdp.NtlmFlags;
import dev.redial.rdp.OsBuild;
import dev.redial.rdp.PlainConfirm;
import dev.redial.rdp.SecurityProtocols;
import dev.redial.rdp.UdpSynAck;
import dev.redial.rdp.UdpVersion;
import dev.redial.target.NameLookup;
import dev.redial.target.NameLookup.Status;
import dev.redial.target.Port;
import dev.redial.target.TestTargets;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What measurements mean: one case at least for each finding that the probes of today can give. */
class AssessorTest {

    private static final String NAME = "pc7.example";
    private static final InetAddress V4 = InetAddress.ofLiteral("192.0.2.7");
    private static final InetAddress OTHER_V4 = InetAddress.ofLiteral("192.0.2.8");
    private static final InetAddress V6 = InetAddress.ofLiteral("2001:db8::7");
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration QUICK = Duration.ofMillis(20);
    private static final UdpSynAck SYN_ACK = new UdpSynAck(UdpVersion.V2, 1232, 1232);
    private static final Assessor ASSESSOR = new Assessor(new TrustAnchors(Set.of()));

    /** Findings that wait for their probes, or are made by {@code session}; who adds a probe takes its codes off this list. */
    private static final Set<FindingCode> NOT_OF_THESE_PROBES = Set.of(
            TARGET_REFUSED,
            GATEWAY_OK,
            GATEWAY_UNREACHABLE,
            GATEWAY_NOT_INSTALLED,
            GATEWAY_SERVICE_DOWN,
            GATEWAY_MALFORMED,
            GATEWAY_REDIRECTS,
            GATEWAY_TLS_TOO_OLD,
            DIRECT_WAY_ASIDE);

    private record Case(String what, Seen seen, List<FindingCode> expected) {}

    private static Case lookup(Status status, FindingCode... expected) {
        return new Case("name " + status, seen(TestTargets.lookup(NAME, status)), List.of(expected));
    }

    private static Case measured(String what, ProbeResult result, FindingCode... expected) {
        return new Case(what, seen(result), List.of(expected));
    }

    private static Case together(String what, List<ProbeResult> before, ProbeResult last, FindingCode... expected) {
        List<ProbeResult> all = new ArrayList<>(before);
        all.add(last);
        return new Case(what, seen(all.toArray(ProbeResult[]::new)), List.of(expected));
    }

    private static final List<ProbeResult> OPEN = List.of(result(ProbeId.PORT, new Observation.Connected(QUICK)));

    private static final List<ProbeResult> COOKIE = List.of(
            OPEN.getFirst(),
            failed(ProbeId.NEGOTIATION, FailureKind.RESET),
            result(ProbeId.WITHOUT_COOKIE, negotiated(confirm(SecurityProtocols.HYBRID))));

    private static ProbeResult looks(Look... looks) {
        return result(ProbeId.REPEATS, new Observation.Repeated(List.of(looks)));
    }

    private static Look fine(int millis) {
        return new Look(Optional.of(Duration.ofMillis(millis)), Optional.empty());
    }

    private static Look cut() {
        return new Look(Optional.of(QUICK), Optional.of(FailureKind.CLOSED_BY_PEER));
    }

    private static Look lost() {
        return new Look(Optional.empty(), Optional.of(FailureKind.CONNECT_TIMEOUT));
    }

    private static ProbeResult failed(ProbeId probe, FailureKind kind) {
        return result(probe, new Attempt.Failed(kind, ""));
    }

    private static ProbeResult failed(ProbeId probe) {
        return failed(probe, FailureKind.REFUSED);
    }

    private static ProbeResult stalled(Delivery delivery) {
        return result(
                ProbeId.TLS,
                new Observation.TlsBroken(
                        TlsPhase.AFTER_HELLO,
                        FailureKind.READ_TIMEOUT,
                        Optional.empty(),
                        CertificateChain.NONE,
                        delivery));
    }

    private static Case failure(ProbeId probe, FailureKind kind, FindingCode... expected) {
        return measured(probe + " " + kind, result(probe, new Attempt.Failed(kind, "")), expected);
    }

    private static Case answered(ProbeId probe, NegotiationResponse response, FindingCode... expected) {
        return measured(probe + " " + response, result(probe, negotiated(response)), expected);
    }

    private static Case classic(NegotiationResponse toTheMainOffer, Encryption encryption, FindingCode... expected) {
        return together(
                "classic beside " + toTheMainOffer + ", " + encryption,
                List.of(result(ProbeId.NEGOTIATION, negotiated(toTheMainOffer))),
                result(ProbeId.CLASSIC, new Observation.ClassicTaken(confirm(SecurityProtocols.RDP), encryption)),
                expected);
    }

    private static Case broken(TlsPhase phase, FailureKind kind, FindingCode... expected) {
        Observation seen =
                new Observation.TlsBroken(phase, kind, Optional.empty(), CertificateChain.NONE, Delivery.RECEIVED);
        return measured(phase + " " + kind, result(ProbeId.TLS, seen), expected);
    }

    private static Case opened(String version, String cipher, FindingCode... expected) {
        Observation seen = new Observation.TlsOpened(version, cipher, CertificateChain.NONE);
        return measured("tls " + version + " " + cipher, result(ProbeId.TLS, seen), expected);
    }

    private static final List<Case> CASES = List.of(
            lookup(Status.LITERAL),
            lookup(Status.FOUND, NAME_RESOLVED),
            lookup(Status.NOT_FOUND, NAME_NOT_FOUND),
            lookup(Status.NO_ADDRESS, NAME_NO_ADDRESS),
            lookup(Status.SERVER_FAILED, NAME_SERVER_FAILED),
            lookup(Status.SERVER_REFUSED, NAME_SERVER_REFUSED),
            lookup(Status.TIMEOUT, NAME_TIMEOUT),
            lookup(Status.ALIAS_LOOP, NAME_ALIAS_LOOP),
            lookup(Status.INVALID, NAME_ANSWER_INVALID),
            new Case(
                    "slow name",
                    seen(new NameLookup(NAME, Status.FOUND, List.of(), 1, Duration.ofMillis(2_000))),
                    List.of(NAME_RESOLVED, NAME_SLOW)),
            new Case(
                    "IPv6 not answered",
                    seen(new NameLookup(
                            NAME, Status.FOUND, List.of(), 1, Duration.ZERO, Optional.of(NameLookup.Family.IPV6))),
                    List.of(NAME_RESOLVED, NAME_FAMILY_TIMEOUT)),
            measured("open", result(ProbeId.PORT, new Observation.Connected(QUICK)), PORT_OPEN),
            measured(
                    "far away",
                    result(ProbeId.PORT, new Observation.Connected(Duration.ofMillis(250))),
                    LATENCY_HIGH,
                    PORT_OPEN),
            failure(ProbeId.PORT, FailureKind.REFUSED, PORT_REFUSED),
            failure(ProbeId.PORT, FailureKind.CONNECT_TIMEOUT, PORT_TIMEOUT),
            failure(ProbeId.PORT, FailureKind.UNREACHABLE, HOST_UNREACHABLE),
            failure(ProbeId.PORT, FailureKind.OUT_OF_TIME, NOT_TESTED),
            failure(ProbeId.PORT, FailureKind.OUR_BUG, PROBE_BROKEN),
            failure(ProbeId.NEGOTIATION, FailureKind.CLOSED_BY_PEER, CLOSED_ON_CONNECT),
            failure(ProbeId.NEGOTIATION, FailureKind.RESET, RESET_ON_CONNECT),
            failure(ProbeId.NEGOTIATION, FailureKind.READ_TIMEOUT, NO_ANSWER),
            failure(ProbeId.NEGOTIATION, FailureKind.MALFORMED, NEGOTIATION_MALFORMED),
            failure(ProbeId.NEGOTIATION, FailureKind.TOO_MUCH, NEGOTIATION_MALFORMED),
            failure(ProbeId.NEGOTIATION, FailureKind.CONNECT_TIMEOUT, NEGOTIATION_UNSTABLE),
            failure(ProbeId.NEGOTIATION, FailureKind.OUT_OF_TIME, NOT_TESTED),
            failure(ProbeId.NEGOTIATION, FailureKind.OUR_BUG, PROBE_BROKEN),
            failure(ProbeId.WITHOUT_NLA, FailureKind.RESET),
            failure(ProbeId.WITHOUT_NLA, FailureKind.OUR_BUG, PROBE_BROKEN),
            failure(ProbeId.CREDSSP, FailureKind.CLOSED_BY_PEER, NLA_CLOSED),
            failure(ProbeId.CREDSSP, FailureKind.RESET, NLA_CLOSED),
            failure(ProbeId.CREDSSP, FailureKind.READ_TIMEOUT, NLA_TIMEOUT),
            failure(ProbeId.CREDSSP, FailureKind.MALFORMED, NLA_MALFORMED),
            failure(ProbeId.CREDSSP, FailureKind.TOO_MUCH, NLA_MALFORMED),
            answered(ProbeId.NEGOTIATION, confirm(SecurityProtocols.HYBRID_EX), NEGOTIATION_OK),
            answered(ProbeId.NEGOTIATION, confirm(SecurityProtocols.RDP), CLASSIC_ONLY),
            answered(ProbeId.NEGOTIATION, new PlainConfirm(), CLASSIC_ONLY),
            answered(ProbeId.NEGOTIATION, refusal(1), NEGOTIATION_REFUSED, TLS_REQUIRED),
            answered(ProbeId.NEGOTIATION, refusal(2), CLASSIC_ONLY),
            answered(ProbeId.NEGOTIATION, refusal(3), SERVER_HAS_NO_CERTIFICATE),
            answered(ProbeId.NEGOTIATION, refusal(4), NEGOTIATION_REFUSED),
            answered(ProbeId.NEGOTIATION, refusal(5), NEGOTIATION_REFUSED, NLA_REQUIRED),
            answered(ProbeId.NEGOTIATION, refusal(6), SMARTCARD_REQUIRED),
            answered(ProbeId.NEGOTIATION, refusal(7), ENTRA_REQUIRED),
            answered(ProbeId.NEGOTIATION, refusal(0x63), NEGOTIATION_REFUSED),
            failure(ProbeId.NEGOTIATION, FailureKind.UNFINISHED, SERVICE_SLOW),
            failure(ProbeId.PORT, FailureKind.NO_WAY_FROM_HERE, NOT_TESTED),
            together("cookie", COOKIE, looks(cut(), cut()), PORT_OPEN, RESET_ON_CONNECT, COOKIE_BLOCKED),
            together(
                    "cookie, by chance",
                    COOKIE,
                    looks(cut(), fine(5)),
                    PORT_OPEN,
                    RESET_ON_CONNECT,
                    NEGOTIATION_UNSTABLE),
            together("lost again", OPEN, looks(fine(5), lost(), lost()), PORT_OPEN, CONNECTION_UNSTABLE),
            together("lost and sent again", OPEN, looks(fine(5), fine(1_010)), PORT_OPEN, CONNECTION_UNSTABLE),
            together("cut now and then", OPEN, looks(fine(5), cut()), PORT_OPEN, NEGOTIATION_UNSTABLE),
            together("always fine", OPEN, looks(fine(5), fine(6)), PORT_OPEN),
            together("shut out", OPEN, looks(lost(), lost()), PORT_OPEN, BLOCKED_FROM_HERE),
            together(
                    "up and down",
                    List.of(failed(ProbeId.PORT)),
                    looks(fine(5), fine(5)),
                    PORT_REFUSED,
                    CONNECTION_UNSTABLE),
            together("down", List.of(failed(ProbeId.PORT)), looks(lost(), lost()), PORT_REFUSED),
            together(
                    "one at a time",
                    List.of(OPEN.getFirst(), failed(ProbeId.OLD_TLS, FailureKind.CLOSED_BY_PEER)),
                    looks(fine(5), fine(5)),
                    PORT_OPEN,
                    CONNECTION_LIMIT),
            together(
                    "large answers lost",
                    List.of(stalled(Delivery.RECEIVED)),
                    result(ProbeId.SMALL_HELLO, new Observation.SmallHelloAnswered()),
                    TLS_STALLED,
                    LARGE_PACKETS_LOST),
            together(
                    "small answers lost too",
                    List.of(stalled(Delivery.RECEIVED)),
                    failed(ProbeId.SMALL_HELLO, FailureKind.READ_TIMEOUT),
                    TLS_STALLED,
                    SMALL_HELLO_UNANSWERED),
            together(
                    "large hello lost",
                    List.of(stalled(Delivery.NOT_RECEIVED)),
                    result(ProbeId.SMALL_HELLO, new Observation.SmallHelloAnswered()),
                    TLS_STALLED,
                    LARGE_PACKETS_LOST),
            together(
                    "protocols",
                    List.of(
                            result(ProbeId.NEGOTIATION, negotiated(confirm(SecurityProtocols.HYBRID))),
                            result(ProbeId.WITHOUT_NLA, negotiated(refusal(5))),
                            result(ProbeId.CLASSIC, negotiated(refusal(5)))),
                    result(ProbeId.OTHER_SIGN_INS, negotiated(refusal(5))),
                    NEGOTIATION_OK,
                    NLA_REQUIRED,
                    SECURITY_PROTOCOLS),
            together(
                    "versions",
                    List.of(
                            result(
                                    ProbeId.TLS,
                                    new Observation.TlsOpened("1.3", "TLS_AES_128_GCM_SHA256", CertificateChain.NONE)),
                            result(ProbeId.TLS_12, alert(70))),
                    result(ProbeId.OLD_TLS, alert(70)),
                    TLS_OK,
                    TLS_VERSIONS,
                    TLS_ONLY_1_3),
            answered(ProbeId.WITHOUT_NLA, confirm(SecurityProtocols.SSL)),
            answered(ProbeId.WITHOUT_NLA, refusal(5), NLA_REQUIRED),
            answered(ProbeId.WITHOUT_NLA, refusal(2)),
            classic(confirm(SecurityProtocols.HYBRID), new Encryption.Untold(), NEGOTIATION_OK, CLASSIC_ALLOWED),
            classic(
                    confirm(SecurityProtocols.HYBRID),
                    new Encryption.Malformed("mcs-length"),
                    NEGOTIATION_OK,
                    CLASSIC_ALLOWED,
                    NEGOTIATION_MALFORMED),
            classic(new PlainConfirm(), new Encryption.Untold(), CLASSIC_ONLY),
            classic(refusal(2), new Encryption.Untold(), CLASSIC_ONLY),
            classic(refusal(2), new Encryption.Malformed("mcs-length"), CLASSIC_ONLY, NEGOTIATION_MALFORMED),
            measured("udp", result(ProbeId.UDP, new Observation.UdpAnswered(SYN_ACK)), UDP_OK),
            failure(ProbeId.UDP, FailureKind.READ_TIMEOUT, UDP_NO_ANSWER),
            failure(ProbeId.UDP, FailureKind.REFUSED, UDP_CLOSED),
            failure(ProbeId.UDP, FailureKind.UNREACHABLE, UDP_CLOSED),
            failure(ProbeId.UDP, FailureKind.MALFORMED, UDP_MALFORMED),
            failure(ProbeId.UDP, FailureKind.TOO_MUCH, UDP_MALFORMED),
            failure(ProbeId.UDP, FailureKind.OUT_OF_TIME, NOT_TESTED),
            answered(ProbeId.CLASSIC, refusal(1), TLS_REQUIRED),
            answered(ProbeId.CLASSIC, refusal(5)),
            measured(
                    "slow service",
                    new ProbeResult(
                            ProbeId.NEGOTIATION,
                            V4,
                            new Attempt.Answered(negotiated(confirm(SecurityProtocols.SSL))),
                            Duration.ofMillis(2_000)),
                    NEGOTIATION_OK,
                    SERVICE_SLOW),
            measured(
                    "web server",
                    result(ProbeId.NEGOTIATION, new Observation.OtherService(ForeignService.HTTP)),
                    NOT_RDP),
            opened("1.3", "TLS_AES_128_GCM_SHA256", TLS_OK),
            opened("1.2", "TLS_RSA_WITH_3DES_EDE_CBC_SHA", TLS_OK, TLS_WEAK_CIPHER),
            opened("1.2", "TLS_RSA_WITH_RC4_128_SHA", TLS_OK, TLS_WEAK_CIPHER),
            opened("1.1", "TLS_RSA_WITH_AES_128_CBC_SHA", TLS_TOO_OLD),
            opened("1.0", "TLS_RSA_WITH_AES_128_CBC_SHA", TLS_TOO_OLD),
            broken(TlsPhase.BEFORE_HELLO, FailureKind.RESET, TLS_CLOSED_BEFORE_HELLO),
            broken(TlsPhase.AFTER_HELLO, FailureKind.RESET, TLS_RESET_AFTER_HELLO),
            broken(TlsPhase.AFTER_HELLO, FailureKind.CLOSED_BY_PEER, TLS_CLOSED_AFTER_HELLO),
            broken(TlsPhase.AFTER_HELLO, FailureKind.READ_TIMEOUT, TLS_STALLED),
            broken(TlsPhase.AFTER_HELLO, FailureKind.MALFORMED, TLS_MALFORMED),
            broken(TlsPhase.AFTER_HELLO, FailureKind.TOO_MUCH, TLS_MALFORMED),
            broken(TlsPhase.AFTER_SERVER_HELLO, FailureKind.RESET, TLS_INTERRUPTED),
            broken(TlsPhase.AFTER_CERTIFICATE, FailureKind.READ_TIMEOUT, TLS_STALLED),
            broken(TlsPhase.AFTER_CERTIFICATE, FailureKind.CLOSED_BY_PEER, TLS_INTERRUPTED),
            measured("alert 40", result(ProbeId.TLS, alert(40)), TLS_NO_COMMON_CIPHER),
            measured("alert 80", result(ProbeId.TLS, alert(80)), TLS_ALERT),
            measured("plain refusal", result(ProbeId.TLS, new Observation.TlsRefusedInPlain()), TLS_REFUSED_IN_PLAIN),
            measured(
                    "ntlm blocked",
                    result(ProbeId.CREDSSP, new Observation.CredSspRefused(6, 0xC0000418)),
                    NTLM_BLOCKED),
            measured(
                    "access denied", result(ProbeId.CREDSSP, new Observation.CredSspRefused(6, 0xC0000022)), NLA_ERROR),
            measured("no name told", challenged(6, challenge("", NOW), QUICK), NLA_OK),
            measured("pc7", challenged(6, challenge(NAME, NOW), QUICK), NLA_OK, HOST_IDENTITY),
            measured(
                    "another name",
                    challenged(6, challenge("srv2.corp.example", NOW), QUICK),
                    NLA_OK,
                    HOST_IDENTITY,
                    HOST_NAME_DIFFERS),
            measured("credssp 4", challenged(4, challenge(NAME, NOW), QUICK), NLA_OK, CREDSSP_OLD, HOST_IDENTITY),
            measured(
                    "windows 7",
                    challenged(6, challenge(NAME, NOW, new OsBuild(6, 1, 7601), 0x0002_0000), QUICK),
                    NLA_OK,
                    HOST_IDENTITY,
                    OS_END_OF_SUPPORT),
            measured("credssp 5", challenged(5, challenge(NAME, NOW), QUICK), NLA_OK, HOST_IDENTITY),
            measured(
                    "clock a minute off",
                    challenged(6, challenge(NAME, NOW.plusSeconds(60)), QUICK),
                    NLA_OK,
                    HOST_IDENTITY,
                    CLOCK_SKEW));

    @TestFactory
    Stream<DynamicTest> measurement_means() {
        return CASES.stream()
                .map(c -> DynamicTest.dynamicTest(
                        c.what(), () -> assertThat(codes(c.seen())).containsExactlyElementsOf(c.expected())));
    }

    /** Certificates have a test of their own. */
    @Test
    void everyFindingOfAProbe_hasACase() {
        Set<FindingCode> elsewhere = Set.of(NAME_INTERNAL_ADDRESS, IPV6_BROKEN, ADDRESS_PARTLY_DEAD);
        List<FindingCode> covered =
                CASES.stream().flatMap(c -> c.expected().stream()).distinct().toList();
        assertThat(Arrays.stream(FindingCode.values())
                        .filter(c -> c.stage() != Stage.CERTIFICATE)
                        .filter(c -> !NOT_OF_THESE_PROBES.contains(c))
                        .filter(c -> !elsewhere.contains(c)))
                .isSubsetOf(covered);
        assertThat(covered).doesNotContainAnyElementsOf(NOT_OF_THESE_PROBES);
    }

    @Test
    void internalAddressesBeside_areAWarning() {
        Seen seen = new Seen(
                TestTargets.hostName(NAME), Port.RDP, TestTargets.lookup(NAME, Status.FOUND), true, List.of(), NOW);
        assertThat(ASSESSOR.assess(seen))
                .filteredOn(f -> f.code() == NAME_INTERNAL_ADDRESS)
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void deadAddressBesideALivingOne_isAWarning() {
        Seen seen = seen(port(V4, true), port(OTHER_V4, false));
        assertThat(codes(seen)).containsExactly(PORT_OPEN, PORT_REFUSED, ADDRESS_PARTLY_DEAD);
        assertThat(ASSESSOR.assess(seen)).noneMatch(f -> f.severity() == Severity.PROBLEM);
    }

    @Test
    void deadIpv6_isNamedAsSuch() {
        assertThat(codes(seen(port(V6, false), port(V4, true))))
                .contains(IPV6_BROKEN)
                .doesNotContain(ADDRESS_PARTLY_DEAD);
        assertThat(codes(seen(port(V6, true), port(V4, false))))
                .contains(ADDRESS_PARTLY_DEAD)
                .doesNotContain(IPV6_BROKEN);
        assertThat(codes(seen(port(V6, false), port(V4, false)))).containsExactly(PORT_REFUSED, PORT_REFUSED);
    }

    @Test
    void whatIsAlikeEverywhere_isToldOnceAndWithoutAddress() {
        Observation confirm = negotiated(confirm(SecurityProtocols.SSL));
        List<Finding> found = ASSESSOR.assess(seen(
                port(V4, true),
                port(V6, true),
                new ProbeResult(ProbeId.NEGOTIATION, V4, new Attempt.Answered(confirm), QUICK),
                new ProbeResult(ProbeId.NEGOTIATION, V6, new Attempt.Answered(confirm), QUICK)));
        assertThat(found)
                .filteredOn(f -> f.code() == NEGOTIATION_OK)
                .singleElement()
                .satisfies(f -> assertThat(f.address()).isEmpty());
        assertThat(found).filteredOn(f -> f.code() == PORT_OPEN).hasSize(2);
    }

    @Test
    void skippedStage_saysWhy_andASideQuestionOnlyWhenTimeRanOut() {
        assertThat(skipped(ProbeId.TLS, SkipReason.NOT_OFFERED))
                .singleElement()
                .satisfies(f -> assertThat(f.stage()).isEqualTo(Stage.TLS))
                .satisfies(f -> assertThat(f.args()).containsEntry("why", "not-offered"));
        assertThat(skipped(ProbeId.CLASSIC, SkipReason.NOT_NEEDED)).isEmpty();
        assertThat(skipped(ProbeId.CLASSIC, SkipReason.TIME_RAN_OUT)).hasSize(1);
    }

    @Test
    void levelOfClassicSecurity_isToldWhereTheHostTellsIt() {
        assertThat(levels(new Encryption.Told(new McsConnectResponse(2, EncryptionLevel.HIGH))))
                .containsExactly("high");
        assertThat(levels(new Encryption.Untold())).containsExactly("unknown");
        assertThat(ASSESSOR.assess(seen(result(ProbeId.NEGOTIATION, negotiated(refusal(2)))))
                        .getFirst()
                        .args())
                .containsEntry("level", "unknown");
    }

    private static List<String> levels(Encryption encryption) {
        return ASSESSOR
                .assess(seen(result(ProbeId.CLASSIC, new Observation.ClassicTaken(new PlainConfirm(), encryption))))
                .stream()
                .map(f -> f.args().get("level"))
                .toList();
    }

    @Test
    void brokenMcs_spoilsNothingElse() {
        Observation broken =
                new Observation.ClassicTaken(new PlainConfirm(), new Encryption.Malformed("mcs-truncated"));
        assertThat(ASSESSOR.assess(seen(
                        result(ProbeId.NEGOTIATION, negotiated(new PlainConfirm())), result(ProbeId.CLASSIC, broken))))
                .extracting(Finding::code, Finding::severity, Finding::args)
                .containsExactly(
                        tuple(CLASSIC_ONLY, Severity.PROBLEM, Map.of("level", "unknown")),
                        tuple(NEGOTIATION_MALFORMED, Severity.WARNING, Map.of("detail", "mcs-truncated")));
    }

    @Test
    void certificateBeforeABreak_isJudgedToo() {
        Observation seen = new Observation.TlsBroken(
                TlsPhase.AFTER_CERTIFICATE,
                FailureKind.CLOSED_BY_PEER,
                Optional.empty(),
                new CertificateChain(List.of(new byte[] {1})),
                Delivery.UNKNOWN);
        assertThat(codes(seen(result(ProbeId.TLS, seen)))).containsExactly(TLS_INTERRUPTED, CERTIFICATE_UNREADABLE);
    }

    @Test
    void findings_standInTheOrderOfTheLadder() {
        List<Stage> stages = ASSESSOR
                .assess(seen(
                        challenged(6, challenge(NAME, NOW), QUICK), result(ProbeId.TLS, alert(80)), port(V4, true)))
                .stream()
                .map(Finding::stage)
                .toList();
        assertThat(stages).isSorted().containsExactly(Stage.TCP, Stage.TLS, Stage.NLA, Stage.NLA);
    }

    @Test
    void measurement_isToldWithAddressAndTime() {
        Finding finding = ASSESSOR.assess(seen(result(ProbeId.TLS, alert(80)))).getLast();
        assertThat(finding.address()).contains("192.0.2.7");
        assertThat(finding.millis()).contains(QUICK.toMillis());
    }

    /** NetBIOS cuts names after 15 characters, and people type short names. */
    @Test
    void nameOfTheHost_fitsInItsShorterForms() {
        assertThat(differs("pc7", "PC7.corp.example")).isFalse();
        assertThat(differs("averyveryverylongname.example", "averyveryverylo")).isFalse();
        assertThat(differs("192.0.2.7", "srv2")).isFalse();
        assertThat(differs("pc8.example", "pc7.example")).isTrue();
    }

    /** Of the certificate's names the one that the host goes by; a short name would lead nowhere from outside. */
    @Test
    void nameOfTheHost_isProposedInstead() {
        CertificateChain chain = new CertificateChain(List.of(PracticeCertificate.named("a.example")
                .sans("a.example", "pc9.corp.example")
                .key(PracticeKey.EC_P256)
                .selfSigned()
                .der()));
        Observation opened = new Observation.TlsOpened("1.3", "TLS_AES_128_GCM_SHA256", chain);
        assertThat(proposed(challenge("PC9.corp.example", NOW), result(ProbeId.TLS, opened)))
                .containsExactly("pc9.corp.example", "pc9.corp.example");
        assertThat(proposed(challenge("PC9", NOW))).isEmpty();
    }

    private static List<String> proposed(NtlmChallenge challenge, ProbeResult... more) {
        List<ProbeResult> results = new ArrayList<>(List.of(more));
        results.add(challenged(6, challenge, QUICK));
        return ASSESSOR.assess(seen(results.toArray(ProbeResult[]::new))).stream()
                .filter(f -> f.args().containsKey("use"))
                .map(f -> f.args().get("use"))
                .toList();
    }

    @Test
    void clockSkew_hasSignSizeAndUncertainty() {
        Finding behind = skew(NOW.minusSeconds(7200), QUICK).orElseThrow();
        assertThat(behind.severity()).isEqualTo(Severity.PROBLEM);
        assertThat(behind.args())
                .containsEntry("direction", "behind")
                .containsEntry("seconds", "7199")
                .containsEntry("uncertainty", "1");

        Finding ahead = skew(NOW.plusSeconds(100), Duration.ofSeconds(5)).orElseThrow();
        assertThat(ahead.severity()).isEqualTo(Severity.WARNING);
        // The host wrote its time half a round trip before we read it: 2.5 s, told as 3.
        assertThat(ahead.args())
                .containsEntry("direction", "ahead")
                .containsEntry("seconds", "102")
                .containsEntry("uncertainty", "3");
    }

    @Test
    void clockSkew_thatIsSmall_isNotTold() {
        assertThat(skew(NOW.plusSeconds(29), QUICK)).isEmpty();
        assertThat(skew(NOW.plusSeconds(29), Duration.ofSeconds(4))).isEmpty();
    }

    @Test
    void clockSkew_fromNoTimeAtAll_isNotedWithoutANumber() {
        for (String noTime : List.of("1601-01-01T00:00:00Z", "+60056-05-28T05:36:10Z")) {
            Finding finding = skew(Instant.parse(noTime), QUICK).orElseThrow();
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.args()).isEmpty();
        }
    }

    private static Optional<Finding> skew(Instant hostTime, Duration roundTrip) {
        return ASSESSOR.assess(seen(challenged(6, challenge(NAME, hostTime), roundTrip))).stream()
                .filter(f -> f.code() == CLOCK_SKEW)
                .findFirst();
    }

    private static boolean differs(String typed, String own) {
        Seen seen = new Seen(
                TestTargets.hostName(typed),
                Port.RDP,
                TestTargets.lookup(typed, Status.FOUND),
                false,
                List.of(challenged(6, challenge(own, NOW), QUICK)),
                NOW);
        return ASSESSOR.assess(seen).stream().anyMatch(f -> f.code() == HOST_NAME_DIFFERS);
    }

    private static List<Finding> skipped(ProbeId probe, SkipReason why) {
        return ASSESSOR.assess(seen(result(probe, new Attempt.Skipped(why)))).stream()
                .filter(f -> f.code() == NOT_TESTED)
                .toList();
    }

    private static List<FindingCode> codes(Seen seen) {
        return ASSESSOR.assess(seen).stream().map(Finding::code).toList();
    }

    private static Seen seen(NameLookup lookup, ProbeResult... results) {
        return new Seen(TestTargets.hostName(NAME), Port.RDP, lookup, false, List.of(results), NOW);
    }

    /** As if an address had been typed, so that the name adds nothing. */
    private static Seen seen(ProbeResult... results) {
        return seen(TestTargets.lookup(NAME, Status.LITERAL), results);
    }

    private static ProbeResult port(InetAddress address, boolean open) {
        Attempt attempt = open
                ? new Attempt.Answered(new Observation.Connected(QUICK))
                : new Attempt.Failed(FailureKind.REFUSED, "");
        return new ProbeResult(ProbeId.PORT, address, attempt, QUICK);
    }

    private static ProbeResult result(ProbeId probe, Observation seen) {
        return result(probe, new Attempt.Answered(seen));
    }

    private static ProbeResult result(ProbeId probe, Attempt attempt) {
        return new ProbeResult(probe, V4, attempt, QUICK);
    }

    private static Observation negotiated(NegotiationResponse response) {
        return new Observation.Negotiated(SecurityProtocols.SSL, response);
    }

    private static NegotiationConfirm confirm(SecurityProtocols selected) {
        return new NegotiationConfirm(selected, 0x1f);
    }

    private static NegotiationFailure refusal(int code) {
        return new NegotiationFailure(new FailureCode(code));
    }

    private static Observation alert(int number) {
        return new Observation.TlsBroken(
                TlsPhase.AFTER_HELLO,
                FailureKind.CLOSED_BY_PEER,
                Optional.of(number),
                CertificateChain.NONE,
                Delivery.UNKNOWN);
    }

    private static ProbeResult challenged(int credSspVersion, NtlmChallenge challenge, Duration roundTrip) {
        return result(ProbeId.CREDSSP, new Observation.Challenged(challenge, credSspVersion, NOW, roundTrip));
    }

    private static NtlmChallenge challenge(String dnsComputer, Instant time) {
        return challenge(dnsComputer, time, new OsBuild(10, 0, 20348), 0x0002_0000);
    }

    private static NtlmChallenge challenge(String dnsComputer, Instant time, OsBuild build, int flags) {
        Optional<String> name = Optional.of(dnsComputer).filter(n -> !n.isEmpty());
        return new NtlmChallenge(
                Optional.empty(),
                name.map(n -> n.split("\\.")[0]),
                Optional.empty(),
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.of(time),
                name.map(n -> build),
                new NtlmFlags(flags));
    }
}
