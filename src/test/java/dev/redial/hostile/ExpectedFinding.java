package dev.redial.hostile;

import static dev.redial.finding.FindingCode.*;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the corpus' words for outcomes are in ours; the only place that knows both. Where the corpus is finer than our codes, the argument
 * {@code detail} says what it says.
 *
 * @param argument the name of an argument that must match, or empty
 * @param pattern what it must match, whole
 */
record ExpectedFinding(FindingCode code, String argument, String pattern) {

    /** Our findings that say what one of these words says. Some words have none: the corpus allows others beside them. */
    static List<ExpectedFinding> of(List<String> words) {
        return words.stream().flatMap(ExpectedFinding::of).toList();
    }

    boolean matches(Finding finding) {
        return finding.code() == code
                && (argument.isEmpty()
                        || finding.args().getOrDefault(argument, "").matches(pattern));
    }

    private static Stream<ExpectedFinding> of(String word) {
        int colon = word.indexOf(':');
        return colon < 0 ? plain(word) : numbered(word.substring(0, colon), word.substring(colon + 1));
    }

    private static Stream<ExpectedFinding> plain(String word) {
        return switch (word) {
            case "OK_NEG", "TPKT_RESERVED_SET" -> any(NEGOTIATION_OK);
            case "OK_TLS", "CERT_NAME_CONTROL_CHAR", "CERT_CHAIN_TOO_LONG", "CERT_KEY_TOO_LARGE" -> any(TLS_OK);
            case "CLOSED_AFTER_TLS", "TLS_CLIENT_CERT_REQUESTED" -> any(TLS_OK);
            case "OK_NTLM", "OK_NTLM_NO_INFO" -> any(NLA_OK);
            case "OK_UDP" -> any(UDP_OK);
            // Whatever an HTTP server says that is no RD Gateway.
            case "OK_RDG" -> any(GATEWAY_OK, GATEWAY_NOT_INSTALLED);

            case "CONNECT_TIMEOUT" -> any(PORT_TIMEOUT);
            case "CONNECTION_RESET" -> any(RESET_ON_CONNECT, TLS_RESET_AFTER_HELLO);
            case "CLOSED_BEFORE_REPLY" -> any(CLOSED_ON_CONNECT);
            // An answer that comes too slowly to be waited for is one that is not whole in time.
            case "REPLY_TIMEOUT" -> any(NO_ANSWER, SERVICE_SLOW);

            case "TPKT_INVALID" -> detail(NEGOTIATION_MALFORMED, "tpkt-(version|length)");
            case "TPKT_TRUNCATED" -> detail(NEGOTIATION_MALFORMED, "tpkt-truncated");
            case "X224_INVALID", "X224_ERROR" -> detail(NEGOTIATION_MALFORMED, "x224-.*");
            case "NEG_INVALID", "NEG_CONTRADICTION" -> detail(NEGOTIATION_MALFORMED, "neg-.*");
            case "NEG_UNREQUESTED_PROTOCOL" -> detail(NEGOTIATION_MALFORMED, "neg-(selected|not-offered)");
            case "NEG_RDP_SECURITY" -> any(CLASSIC_ONLY);
            // The corpus takes 7 for unknown; FreeRDP (nego.h) has a name for it, and so have we.
            case "NEG_FAILURE_UNKNOWN" ->
                Stream.concat(some(NEGOTIATION_REFUSED, "code", "0x[0-9a-f]+"), any(ENTRA_REQUIRED));
            case "EXTRA_DATA" -> detail(NEGOTIATION_MALFORMED, "tpkt-extra");
            case "BUDGET_BYTES" ->
                Stream.of(NEGOTIATION_MALFORMED, TLS_MALFORMED).flatMap(ExpectedFinding::tooLong);

            // Whether the end comes before or after our ClientHello, and as FIN or RST, is the network's choice.
            case "CLOSED_BEFORE_TLS" -> any(TLS_CLOSED_BEFORE_HELLO, TLS_CLOSED_AFTER_HELLO, TLS_RESET_AFTER_HELLO);
            case "CLOSED_DURING_TLS", "TLS_TRUNCATED" -> any(TLS_CLOSED_AFTER_HELLO, TLS_INTERRUPTED);
            case "TLS_INVALID" -> any(TLS_MALFORMED);
            case "TLS_TIMEOUT" -> any(TLS_STALLED);
            case "TLS_VERSION_UNSUPPORTED" -> any(TLS_TOO_OLD);
            case "CERT_UNPARSEABLE" -> any(CERTIFICATE_UNREADABLE);
            case "CERT_WEAK" -> any(CERTIFICATE_WEAK_KEY, CERTIFICATE_WEAK_SIGNATURE);
            case "CERT_EXPIRED" -> any(CERTIFICATE_EXPIRED);
            case "CERT_NOT_YET_VALID" -> any(CERTIFICATE_NOT_YET_VALID);

            case "CREDSSP_TIMEOUT" -> any(NLA_TIMEOUT);
            case "CREDSSP_CLOSED" -> any(NLA_CLOSED);
            case "CREDSSP_BROKEN_TLS" -> detail(NLA_MALFORMED, "tls-records");
            case "CREDSSP_TOO_LARGE" -> tooLong(NLA_MALFORMED);
            case "CREDSSP_INVALID" -> detail(NLA_MALFORMED, "(der|tsrequest)-.*");
            case "CREDSSP_NO_TOKEN" -> detail(NLA_MALFORMED, "tsrequest-empty");
            case "NTLM_INVALID" -> Stream.concat(detail(NLA_MALFORMED, "ntlm-.*"), any(GATEWAY_MALFORMED));
            case "NTLM_ABSENT" ->
                Stream.concat(detail(NLA_MALFORMED, "ntlm-absent"), any(GATEWAY_OK, GATEWAY_MALFORMED));
            case "NTLM_FIELD_OUT_OF_RANGE" -> detail(NLA_MALFORMED, "ntlm-field-range");
            case "NTLM_AV_INVALID" -> detail(NLA_MALFORMED, "ntlm-(av|name)-.*");
            case "NTLM_AV_DUPLICATE" -> detail(NLA_MALFORMED, "ntlm-av-duplicate");
            case "NTLM_NAME_INVALID" -> detail(NLA_MALFORMED, "ntlm-name-.*");
            case "NTLM_TIME_IMPLAUSIBLE" -> Stream.of(new ExpectedFinding(CLOCK_SKEW, "seconds", ""));
            case "CLOCK_SKEW" -> some(CLOCK_SKEW, "seconds", "[0-9]+");

            // That it is classic security alone stops current clients, whatever becomes of MCS.
            case "MCS_INVALID" -> Stream.concat(detail(NEGOTIATION_MALFORMED, "mcs-.*"), any(CLASSIC_ONLY));
            case "UDP_CLOSED" -> any(FindingCode.UDP_CLOSED);
            case "UDP_INVALID" -> any(UDP_MALFORMED);
            case "UDP_NO_REPLY", "UDP_SOURCE_MISMATCH" -> any(UDP_NO_ANSWER);
            case "RDG_HTTP_INVALID", "RDG_OVERSIZE" -> any(GATEWAY_MALFORMED);
            default -> throw new IllegalArgumentException("a word without meaning: " + word);
        };
    }

    private static Stream<ExpectedFinding> numbered(String word, String number) {
        return switch (word) {
            case "NOT_RDP" -> some(NOT_RDP, "service", number + "|unknown");
            case "NEG_FAILURE" ->
                switch (number) {
                    case "1" -> some(NEGOTIATION_REFUSED, "code", "SSL_REQUIRED_BY_SERVER");
                    case "2" -> any(CLASSIC_ONLY);
                    case "3" -> any(SERVER_HAS_NO_CERTIFICATE);
                    case "4" -> some(NEGOTIATION_REFUSED, "code", "INCONSISTENT_FLAGS");
                    case "5" -> some(NEGOTIATION_REFUSED, "code", "HYBRID_REQUIRED_BY_SERVER");
                    case "6" -> any(SMARTCARD_REQUIRED);
                    default -> throw new IllegalArgumentException(number);
                };
            case "TLS_ALERT" -> number.equals("40") ? any(TLS_NO_COMMON_CIPHER) : some(TLS_ALERT, "number", number);
            case "CREDSSP_ERROR" -> some(NLA_ERROR, "status", "(?i)" + number);
            default -> throw new IllegalArgumentException("a word without meaning: " + word);
        };
    }

    private static Stream<ExpectedFinding> any(FindingCode... codes) {
        return Arrays.stream(codes).map(code -> new ExpectedFinding(code, "", ""));
    }

    private static Stream<ExpectedFinding> some(FindingCode code, String argument, String pattern) {
        return Stream.of(new ExpectedFinding(code, argument, pattern));
    }

    private static Stream<ExpectedFinding> detail(FindingCode code, String pattern) {
        return some(code, "detail", pattern);
    }

    private static Stream<ExpectedFinding> tooLong(FindingCode code) {
        return detail(code, "too-long");
    }
}
