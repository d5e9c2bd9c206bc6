package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;

import dev.redial.probe.Attempt;
import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.SkipReason;
import dev.redial.probe.Stage;
import dev.redial.rdp.FailureCode;
import dev.redial.rdp.NegotiationConfirm;
import dev.redial.rdp.NegotiationFailure;
import dev.redial.rdp.PlainConfirm;
import dev.redial.rdp.SecurityProtocols;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what measurements mean. Pure: the same measurements give the same findings at any time and place. */
public final class Assessor {

    /** A host that needs this long for its first answer will lose impatient clients. */
    private static final long SLOW_MILLIS = 2_000;

    private static final long SLOW_NAME_MILLIS = 2_000;

    /** MS-ERREF 2.3.1: the host's policy forbids NTLM, the only way we ask. */
    private static final int STATUS_NTLM_BLOCKED = 0xC0000418;

    private final CertificateAssessor certificates;

    public Assessor(TrustAnchors trust) {
        this.certificates = new CertificateAssessor(trust);
    }

    /** All findings, in the order of the ladder. */
    public List<Finding> assess(Seen seen) {
        List<Finding> found = new ArrayList<>(NameAssessor.assess(seen));
        found.addAll(PortAssessor.assess(seen));
        for (ProbeResult result : seen.results()) {
            String address = result.address().getHostAddress();
            for (Finding finding : judge(result, seen)) {
                found.add(finding.at(address).took(result.took().toMillis()));
            }
        }
        return found.stream()
                .sorted((a, b) -> a.stage().compareTo(b.stage()))
                .distinct()
                .toList();
    }

    private List<Finding> judge(ProbeResult result, Seen seen) {
        return switch (result.attempt()) {
            case Attempt.Skipped(var why) -> skipped(result.probe(), why);
            case Attempt.Failed(FailureKind kind, String detail)
            when kind == FailureKind.OUR_BUG ->
                List.of(Finding.of(PROBE_BROKEN).during(result.probe().stage()));
            case Attempt.Failed(FailureKind kind, String detail)
            when kind == FailureKind.OUT_OF_TIME -> notTested(result.probe().stage(), SkipReason.TIME_RAN_OUT);
            case Attempt.Failed(FailureKind kind, String detail) -> failed(result, kind, detail);
            case Attempt.Answered(var observation) -> answered(result, observation, seen);
        };
    }

    /** Only the stages themselves are worth a line; a side question that was not needed is not. */
    private static List<Finding> skipped(ProbeId probe, SkipReason why) {
        return switch (probe) {
            case PORT -> List.of();
            case NEGOTIATION, TLS, CREDSSP -> notTested(probe.stage(), why);
            case WITHOUT_COOKIE, WITHOUT_NLA, CLASSIC ->
                why == SkipReason.TIME_RAN_OUT ? notTested(probe.stage(), why) : List.of();
        };
    }

    private static List<Finding> notTested(Stage stage, SkipReason why) {
        return List.of(Finding.of(NOT_TESTED, "why", why.id()).during(stage));
    }

    private static List<Finding> failed(ProbeResult result, FailureKind kind, String detail) {
        return switch (result.probe()) {
            case PORT -> List.of(); // PortAssessor sees all addresses together
            case NEGOTIATION -> List.of(negotiationFailed(kind, detail, seconds(result)));
            // TlsProbe reports a broken handshake as something seen.
            case TLS -> List.of();
            case CREDSSP -> List.of(credSspFailed(kind, detail, seconds(result)));
            // Beside a main answer that came, a cut side question says that the host answers unevenly.
            case WITHOUT_NLA, CLASSIC, WITHOUT_COOKIE -> List.of();
        };
    }

    private static Finding negotiationFailed(FailureKind kind, String detail, String seconds) {
        return switch (kind) {
            case READ_TIMEOUT -> Finding.of(NO_ANSWER, "seconds", seconds);
            case CLOSED_BY_PEER -> Finding.of(CLOSED_ON_CONNECT);
            case RESET, REFUSED -> Finding.of(RESET_ON_CONNECT);
            case MALFORMED -> Finding.of(NEGOTIATION_MALFORMED, "detail", detail);
            case TOO_MUCH -> Finding.of(NEGOTIATION_MALFORMED, "detail", "too-long");
            case CONNECT_TIMEOUT, UNREACHABLE -> Finding.of(NEGOTIATION_UNSTABLE);
            case OUT_OF_TIME, OUR_BUG -> Finding.of(PROBE_BROKEN).during(Stage.NEGOTIATION);
        };
    }

    private static Finding credSspFailed(FailureKind kind, String detail, String seconds) {
        return switch (kind) {
            case READ_TIMEOUT -> Finding.of(NLA_TIMEOUT, "seconds", seconds);
            case CLOSED_BY_PEER, RESET -> Finding.of(NLA_CLOSED);
            case MALFORMED -> Finding.of(NLA_MALFORMED, "detail", detail);
            case TOO_MUCH -> Finding.of(NLA_MALFORMED, "detail", "too-long");
            case REFUSED, CONNECT_TIMEOUT, UNREACHABLE, OUT_OF_TIME, OUR_BUG ->
                Finding.of(PROBE_BROKEN).during(Stage.NLA);
        };
    }

    private List<Finding> answered(ProbeResult result, Observation observation, Seen seen) {
        return switch (observation) {
            case Observation.Connected c -> List.of();
            case Observation.OtherService(var service) ->
                result.probe() == ProbeId.NEGOTIATION
                        ? List.of(Finding.of(NOT_RDP, "service", service.word()))
                        : List.of();
            case Observation.Negotiated negotiated ->
                switch (result.probe()) {
                    case NEGOTIATION -> mainAnswer(negotiated, result);
                    case WITHOUT_NLA -> withoutNla(negotiated);
                    case CLASSIC -> classic(negotiated);
                    case WITHOUT_COOKIE -> List.of(Finding.of(COOKIE_BLOCKED));
                    case PORT, TLS, CREDSSP -> List.of();
                };
            case Observation.TlsOpened opened -> tlsOpened(opened, seen);
            case Observation.TlsBroken broken -> tlsBroken(broken, seen, seconds(result));
            case Observation.TlsRefusedInPlain r -> List.of(Finding.of(TLS_REFUSED_IN_PLAIN));
            case Observation.Challenged challenged -> IdentityAssessor.assess(challenged, seen);
            case Observation.CredSspRefused(int version, int status) -> List.of(credSspRefused(status));
        };
    }

    private static Finding credSspRefused(int status) {
        return Finding.of(
                status == STATUS_NTLM_BLOCKED ? NTLM_BLOCKED : NLA_ERROR, "status", "0x" + Integer.toHexString(status));
    }

    private static List<Finding> mainAnswer(Observation.Negotiated negotiated, ProbeResult result) {
        List<Finding> found = new ArrayList<>();
        switch (negotiated.response()) {
            case PlainConfirm p -> found.add(Finding.of(CLASSIC_ONLY));
            case NegotiationFailure(var code) -> found.add(refusal(code));
            case NegotiationConfirm confirm -> {
                // xrdp says "response, protocol 0" even to a request for TLS; the selection counts, not the reply's
                // type.
                found.add(
                        confirm.selected().equals(SecurityProtocols.RDP)
                                ? Finding.of(CLASSIC_ONLY)
                                : Finding.of(
                                        NEGOTIATION_OK,
                                        "protocols",
                                        confirm.selected().toString()));
            }
        }
        if (result.took().toMillis() >= SLOW_MILLIS) {
            found.add(Finding.of(
                    SERVICE_SLOW, "millis", String.valueOf(result.took().toMillis())));
        }
        return found;
    }

    private static Finding refusal(FailureCode code) {
        return switch (code.value()) {
            case 2 -> Finding.of(CLASSIC_ONLY);
            case 3 -> Finding.of(SERVER_HAS_NO_CERTIFICATE);
            case 6 -> Finding.of(SMARTCARD_REQUIRED);
            case 7 -> Finding.of(ENTRA_REQUIRED);
            // 1 and 5 demand what was offered, 4 calls a usual offer inconsistent: no sense in any of them.
            default -> Finding.of(NEGOTIATION_REFUSED, "code", code.toString());
        };
    }

    private static List<Finding> withoutNla(Observation.Negotiated negotiated) {
        return negotiated.response() instanceof NegotiationFailure(var code)
                        && code.equals(FailureCode.HYBRID_REQUIRED_BY_SERVER)
                ? List.of(Finding.of(NLA_REQUIRED))
                : List.of();
    }

    private static List<Finding> classic(Observation.Negotiated negotiated) {
        return switch (negotiated.response()) {
            case NegotiationConfirm confirm -> List.of(Finding.of(CLASSIC_ALLOWED));
            case PlainConfirm p -> List.of(Finding.of(CLASSIC_ALLOWED));
            case NegotiationFailure(var code) ->
                code.equals(FailureCode.SSL_REQUIRED_BY_SERVER) ? List.of(Finding.of(TLS_REQUIRED)) : List.of();
        };
    }

    private List<Finding> tlsOpened(Observation.TlsOpened opened, Seen seen) {
        List<Finding> found = new ArrayList<>();
        boolean old = opened.version().equals("1.0") || opened.version().equals("1.1");
        found.add(
                old
                        ? Finding.of(TLS_TOO_OLD, "version", opened.version())
                        : Finding.of(TLS_OK, "version", opened.version(), "cipher", opened.cipher()));
        if (weak(opened.cipher())) {
            found.add(Finding.of(TLS_WEAK_CIPHER, "cipher", opened.cipher()));
        }
        found.addAll(certificates.assess(opened.chain(), seen));
        return found;
    }

    /** RFC 7465 (RC4), RFC 8429 and NIST SP 800-131A (triple DES); the rest is no encryption at all. */
    private static boolean weak(String cipher) {
        return cipher.contains("RC4")
                || cipher.contains("3DES")
                || cipher.contains("_NULL_")
                || cipher.contains("EXPORT");
    }

    private List<Finding> tlsBroken(Observation.TlsBroken broken, Seen seen, String seconds) {
        List<Finding> found = new ArrayList<>();
        found.add(whereItBroke(broken, seconds));
        if (!broken.chain().isEmpty()) {
            found.addAll(certificates.assess(broken.chain(), seen));
        }
        return found;
    }

    private static Finding whereItBroke(Observation.TlsBroken broken, String seconds) {
        Optional<Integer> alert = broken.alert();
        if (alert.isPresent()) {
            return alert(alert.get());
        }
        if (broken.kind() == FailureKind.MALFORMED || broken.kind() == FailureKind.TOO_MUCH) {
            return Finding.of(TLS_MALFORMED, "detail", broken.kind() == FailureKind.TOO_MUCH ? "too-long" : "records");
        }
        return switch (broken.phase()) {
            case BEFORE_HELLO -> Finding.of(TLS_CLOSED_BEFORE_HELLO);
            case AFTER_HELLO ->
                switch (broken.kind()) {
                    case READ_TIMEOUT -> Finding.of(TLS_STALLED, "seconds", seconds);
                    case RESET -> Finding.of(TLS_RESET_AFTER_HELLO);
                    case CLOSED_BY_PEER,
                            REFUSED,
                            CONNECT_TIMEOUT,
                            UNREACHABLE,
                            MALFORMED,
                            TOO_MUCH,
                            OUT_OF_TIME,
                            OUR_BUG -> Finding.of(TLS_CLOSED_AFTER_HELLO);
                };
            case AFTER_SERVER_HELLO, AFTER_CERTIFICATE ->
                broken.kind() == FailureKind.READ_TIMEOUT
                        ? Finding.of(TLS_STALLED, "seconds", seconds)
                        : Finding.of(TLS_INTERRUPTED, "phase", phase(broken.phase()));
        };
    }

    private static String phase(Observation.TlsPhase phase) {
        return phase == Observation.TlsPhase.AFTER_CERTIFICATE ? "after-certificate" : "after-server-hello";
    }

    /** RFC 8446 section 6.2: 40 handshake_failure is the answer to an offer without a common suite. */
    private static Finding alert(int number) {
        return number == 40
                ? Finding.of(TLS_NO_COMMON_CIPHER)
                : Finding.of(TLS_ALERT, "number", String.valueOf(number));
    }

    private static String seconds(ProbeResult result) {
        return String.valueOf(Math.max(1, Math.round(result.took().toMillis() / 1000.0)));
    }

    static boolean slow(long millis) {
        return millis >= SLOW_NAME_MILLIS;
    }
}
