package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;

import dev.redial.probe.FailureKind;
import dev.redial.probe.Stage;

/** Judges how the question for RDP over UDP went. TCP goes on without it, so most of it is a note. */
final class UdpAssessor {

    private UdpAssessor() {}

    static Finding answered() {
        return Finding.of(UDP_OK);
    }

    static Finding failed(FailureKind kind, String detail) {
        return switch (kind) {
            case READ_TIMEOUT -> Finding.of(UDP_NO_ANSWER);
            // TCP has just reached the host, so who says now that there is no way has something against UDP.
            case REFUSED, UNREACHABLE, NO_WAY_FROM_HERE -> Finding.of(UDP_CLOSED);
            case MALFORMED -> Finding.of(UDP_MALFORMED, "detail", detail);
            case TOO_MUCH -> Finding.of(UDP_MALFORMED, "detail", "too-long");
            case CONNECT_TIMEOUT, UNFINISHED, CLOSED_BY_PEER, RESET, OUT_OF_TIME, OUR_BUG ->
                Finding.of(PROBE_BROKEN).during(Stage.UDP);
        };
    }
}
