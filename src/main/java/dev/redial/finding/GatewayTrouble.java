package dev.redial.finding;

import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation.TlsBroken;
import java.util.Locale;

/** Why a gateway could not be asked: the values of {@code why} in {@code GATEWAY_UNREACHABLE}. */
enum GatewayTrouble {
    /** Its name leads to no address. */
    NO_SUCH_NAME,
    /** The name servers did not say. */
    NAME_SERVICE,
    REFUSED,
    CONNECT_TIMEOUT,
    UNREACHABLE,
    TLS_CLOSED,
    TLS_STALLED,
    /** TLS was refused with an alert. */
    TLS_REFUSED,
    /** What answers there does not speak TLS, or not rightly. */
    NOT_TLS,
    /** Nothing came after our request. */
    SILENT,
    /** Cut off after our request. */
    CUT_OFF;

    /** The spelling in findings: {@code tls-closed}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static GatewayTrouble ofTls(TlsBroken broken) {
        if (broken.alert().isPresent()) {
            return TLS_REFUSED;
        }
        return switch (broken.kind()) {
            case READ_TIMEOUT, CONNECT_TIMEOUT, UNFINISHED, OUT_OF_TIME -> TLS_STALLED;
            case MALFORMED, TOO_MUCH -> NOT_TLS;
            case CLOSED_BY_PEER, RESET, REFUSED, UNREACHABLE, NO_WAY_FROM_HERE, OUR_BUG -> TLS_CLOSED;
        };
    }

    /** Of a connection that could not be opened, or brought nothing after TLS. */
    static GatewayTrouble of(FailureKind kind) {
        return switch (kind) {
            case REFUSED -> REFUSED;
            case CONNECT_TIMEOUT -> CONNECT_TIMEOUT;
            case UNREACHABLE, NO_WAY_FROM_HERE -> UNREACHABLE;
            case READ_TIMEOUT, UNFINISHED, OUT_OF_TIME -> SILENT;
            case CLOSED_BY_PEER, RESET, MALFORMED, TOO_MUCH, OUR_BUG -> CUT_OFF;
        };
    }
}
