package dev.redial.finding;

import dev.redial.probe.Stage;
import java.util.List;
import java.util.Locale;

/**
 * The stable names of what can be found out. A name is never changed once released: articles, scripts and stored sessions rely on it. Each
 * belongs to one stage, has a usual severity, and names the arguments its words may use.
 */
public enum FindingCode {
    // The target itself
    TARGET_REFUSED(Stage.NAME, Severity.PROBLEM, "reason"),
    // Name
    NAME_RESOLVED(Stage.NAME, Severity.OK, "count"),
    NAME_NOT_FOUND(Stage.NAME, Severity.PROBLEM, "name"),
    NAME_NO_ADDRESS(Stage.NAME, Severity.PROBLEM, "name"),
    NAME_SERVER_FAILED(Stage.NAME, Severity.UNKNOWN, "name"),
    NAME_SERVER_REFUSED(Stage.NAME, Severity.UNKNOWN, "name"),
    NAME_TIMEOUT(Stage.NAME, Severity.UNKNOWN, "name"),
    NAME_FAMILY_TIMEOUT(Stage.NAME, Severity.WARNING, "name", "family"),
    NAME_ALIAS_LOOP(Stage.NAME, Severity.PROBLEM, "name"),
    NAME_SLOW(Stage.NAME, Severity.WARNING, "millis"),
    NAME_ANSWER_INVALID(Stage.NAME, Severity.UNKNOWN, "name"),
    NAME_INTERNAL_ADDRESS(Stage.NAME, Severity.PROBLEM, "name"),
    // TCP
    PORT_OPEN(Stage.TCP, Severity.OK, "port"),
    PORT_REFUSED(Stage.TCP, Severity.PROBLEM, "port"),
    PORT_TIMEOUT(Stage.TCP, Severity.PROBLEM, "port", "seconds"),
    HOST_UNREACHABLE(Stage.TCP, Severity.PROBLEM, "port"),
    IPV6_BROKEN(Stage.TCP, Severity.WARNING, "address"),
    ADDRESS_PARTLY_DEAD(Stage.TCP, Severity.WARNING, "dead", "alive"),
    CONNECTION_UNSTABLE(Stage.TCP, Severity.PROBLEM, "lossPercent"),
    CONNECTION_LIMIT(Stage.TCP, Severity.WARNING),
    LATENCY_HIGH(Stage.TCP, Severity.WARNING, "medianMillis", "spreadMillis"),
    // Negotiation (X.224)
    NEGOTIATION_OK(Stage.NEGOTIATION, Severity.OK, "protocols"),
    SECURITY_PROTOCOLS(Stage.NEGOTIATION, Severity.OK, "accepted", "refused"),
    CLOSED_ON_CONNECT(Stage.NEGOTIATION, Severity.PROBLEM),
    RESET_ON_CONNECT(Stage.NEGOTIATION, Severity.PROBLEM),
    NO_ANSWER(Stage.NEGOTIATION, Severity.PROBLEM, "seconds", "delivery"),
    SERVICE_SLOW(Stage.NEGOTIATION, Severity.WARNING, "millis"),
    NOT_RDP(Stage.NEGOTIATION, Severity.PROBLEM, "service"),
    NEGOTIATION_MALFORMED(Stage.NEGOTIATION, Severity.PROBLEM, "detail"),
    NEGOTIATION_UNSTABLE(Stage.NEGOTIATION, Severity.WARNING),
    NLA_REQUIRED(Stage.NEGOTIATION, Severity.NOTE),
    TLS_REQUIRED(Stage.NEGOTIATION, Severity.NOTE),
    CLASSIC_ONLY(Stage.NEGOTIATION, Severity.PROBLEM, "level"),
    CLASSIC_ALLOWED(Stage.NEGOTIATION, Severity.WARNING, "level"),
    SERVER_HAS_NO_CERTIFICATE(Stage.NEGOTIATION, Severity.PROBLEM),
    SMARTCARD_REQUIRED(Stage.NEGOTIATION, Severity.PROBLEM),
    ENTRA_REQUIRED(Stage.NEGOTIATION, Severity.PROBLEM),
    NEGOTIATION_REFUSED(Stage.NEGOTIATION, Severity.PROBLEM, "code"),
    COOKIE_BLOCKED(Stage.NEGOTIATION, Severity.PROBLEM),
    // TLS
    TLS_OK(Stage.TLS, Severity.OK, "version", "cipher"),
    TLS_VERSIONS(Stage.TLS, Severity.OK, "accepted", "refused"),
    TLS_CLOSED_BEFORE_HELLO(Stage.TLS, Severity.PROBLEM),
    TLS_RESET_AFTER_HELLO(Stage.TLS, Severity.PROBLEM),
    TLS_CLOSED_AFTER_HELLO(Stage.TLS, Severity.PROBLEM),
    TLS_STALLED(Stage.TLS, Severity.PROBLEM, "seconds", "delivery"),
    TLS_ALERT(Stage.TLS, Severity.PROBLEM, "number"),
    TLS_TOO_OLD(Stage.TLS, Severity.PROBLEM, "version"),
    TLS_ONLY_1_3(Stage.TLS, Severity.WARNING),
    TLS_NO_COMMON_CIPHER(Stage.TLS, Severity.PROBLEM),
    TLS_WEAK_CIPHER(Stage.TLS, Severity.WARNING, "cipher"),
    TLS_INTERRUPTED(Stage.TLS, Severity.PROBLEM, "phase"),
    TLS_REFUSED_IN_PLAIN(Stage.TLS, Severity.PROBLEM),
    TLS_MALFORMED(Stage.TLS, Severity.PROBLEM, "detail"),
    // Certificate
    CERTIFICATE_OK(Stage.CERTIFICATE, Severity.OK, "on", "subject", "notAfter", "checked"),
    CERTIFICATE_EXPIRED(Stage.CERTIFICATE, Severity.PROBLEM, "on", "notAfter"),
    CERTIFICATE_NOT_YET_VALID(Stage.CERTIFICATE, Severity.PROBLEM, "on", "notBefore"),
    CERTIFICATE_EXPIRES_SOON(Stage.CERTIFICATE, Severity.WARNING, "on", "notAfter", "days"),
    CERTIFICATE_NAME_MISMATCH(Stage.CERTIFICATE, Severity.WARNING, "on", "typed", "names", "use"),
    CERTIFICATE_NO_SAN(Stage.CERTIFICATE, Severity.NOTE, "on", "subject"),
    CERTIFICATE_SELF_SIGNED(Stage.CERTIFICATE, Severity.NOTE, "on", "subject"),
    CERTIFICATE_UNTRUSTED_ISSUER(Stage.CERTIFICATE, Severity.WARNING, "on", "issuer"),
    CERTIFICATE_INTERMEDIATE_MISSING(Stage.CERTIFICATE, Severity.WARNING, "on", "issuer"),
    CERTIFICATE_WEAK_KEY(Stage.CERTIFICATE, Severity.WARNING, "on", "subject", "key"),
    CERTIFICATE_WEAK_SIGNATURE(Stage.CERTIFICATE, Severity.WARNING, "on", "subject", "algorithm"),
    CERTIFICATE_WRONG_PURPOSE(Stage.CERTIFICATE, Severity.PROBLEM, "on"),
    CERTIFICATE_BAD_KEY_USAGE(Stage.CERTIFICATE, Severity.WARNING, "on"),
    CERTIFICATE_REVOCATION_NOT_CHECKED(Stage.CERTIFICATE, Severity.UNKNOWN, "on"),
    CERTIFICATE_UNREADABLE(Stage.CERTIFICATE, Severity.PROBLEM, "on", "position", "count", "bytes", "fingerprint"),
    CERTIFICATE_ISSUER_EXPIRED(Stage.CERTIFICATE, Severity.WARNING, "on", "issuer", "notAfter"),
    CERTIFICATE_SEEN(
            Stage.CERTIFICATE,
            Severity.OK,
            "on",
            "position",
            "count",
            "subject",
            "issuer",
            "notBefore",
            "notAfter",
            "key",
            "signature",
            "fingerprint"),
    // Network Level Authentication (CredSSP, NTLM)
    NLA_OK(Stage.NLA, Severity.OK, "version"),
    NLA_CLOSED(Stage.NLA, Severity.PROBLEM),
    NLA_TIMEOUT(Stage.NLA, Severity.PROBLEM, "seconds"),
    NLA_MALFORMED(Stage.NLA, Severity.PROBLEM, "detail"),
    NTLM_BLOCKED(Stage.NLA, Severity.WARNING, "status"),
    NLA_ERROR(Stage.NLA, Severity.PROBLEM, "status"),
    HOST_IDENTITY(Stage.NLA, Severity.NOTE, "computer", "domain", "build", "dnsName", "system"),
    HOST_NAME_DIFFERS(Stage.NLA, Severity.WARNING, "typed", "computer", "use"),
    CLOCK_SKEW(Stage.NLA, Severity.WARNING, "seconds", "uncertainty", "direction"),
    CREDSSP_OLD(Stage.NLA, Severity.PROBLEM, "version"),
    OS_END_OF_SUPPORT(Stage.NLA, Severity.WARNING, "build", "name", "since"),
    // RDP-UDP
    UDP_OK(Stage.UDP, Severity.OK),
    UDP_NO_ANSWER(Stage.UDP, Severity.NOTE),
    UDP_CLOSED(Stage.UDP, Severity.NOTE),
    UDP_MALFORMED(Stage.UDP, Severity.WARNING, "detail"),
    // RD Gateway
    GATEWAY_OK(Stage.GATEWAY, Severity.OK, "host", "schemes", "transports"),
    GATEWAY_UNREACHABLE(Stage.GATEWAY, Severity.PROBLEM, "host", "why"),
    GATEWAY_NOT_INSTALLED(Stage.GATEWAY, Severity.PROBLEM, "host", "status"),
    GATEWAY_SERVICE_DOWN(Stage.GATEWAY, Severity.PROBLEM, "host", "status"),
    GATEWAY_MALFORMED(Stage.GATEWAY, Severity.PROBLEM, "host", "detail"),
    GATEWAY_REDIRECTS(Stage.GATEWAY, Severity.PROBLEM, "host", "to"),
    GATEWAY_TLS_TOO_OLD(Stage.GATEWAY, Severity.PROBLEM, "host", "version"),
    DIRECT_WAY_ASIDE(Stage.GATEWAY, Severity.NOTE),
    // The path
    LARGE_PACKETS_LOST(Stage.PATH, Severity.PROBLEM),
    SMALL_HELLO_UNANSWERED(Stage.PATH, Severity.NOTE),
    BLOCKED_FROM_HERE(Stage.PATH, Severity.WARNING),
    // Any stage; the finding itself names it
    PROBE_BROKEN(Stage.NAME, Severity.UNKNOWN),
    NOT_TESTED(Stage.NAME, Severity.UNKNOWN, "why");

    private final Stage stage;
    private final Severity severity;
    private final List<String> args;

    FindingCode(Stage stage, Severity severity, String... args) {
        this.stage = stage;
        this.severity = severity;
        this.args = List.of(args);
    }

    /** The stage that owns this finding; {@code PROBE_BROKEN} and {@code NOT_TESTED} occur at every stage. */
    public Stage stage() {
        return stage;
    }

    /** The usual severity; a {@link Finding} may carry another where the circumstances differ. */
    public Severity severity() {
        return severity;
    }

    /** The arguments that a finding of this code may carry, and its words may use. */
    public List<String> args() {
        return args;
    }

    /** The anchor of this finding on a page: {@code certificate-expired}. */
    public String anchor() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
