package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;

import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.Observation.ClassicTaken;
import dev.redial.probe.Observation.Delivery;
import dev.redial.probe.Observation.Encryption;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.Stage;
import dev.redial.rdp.FailureCode;
import dev.redial.rdp.NegotiationConfirm;
import dev.redial.rdp.NegotiationFailure;
import dev.redial.rdp.NegotiationResponse;
import dev.redial.rdp.PlainConfirm;
import dev.redial.rdp.SecurityProtocols;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges the answers to our offers of a security protocol. */
final class NegotiationAssessor {

    /** A host that needs this long for its first answer will lose impatient clients. */
    private static final long SLOW_MILLIS = 2_000;

    private NegotiationAssessor() {}

    static Finding failed(FailureKind kind, String detail, ProbeResult result) {
        return switch (kind) {
            case READ_TIMEOUT ->
                Finding.of(
                        NO_ANSWER,
                        "seconds",
                        Seconds.of(result),
                        "delivery",
                        detail.isEmpty() ? Delivery.UNKNOWN.id() : detail);
            case UNFINISHED ->
                Finding.of(SERVICE_SLOW, "millis", String.valueOf(result.took().toMillis()))
                        .as(Severity.PROBLEM);
            case CLOSED_BY_PEER -> Finding.of(CLOSED_ON_CONNECT);
            case RESET, REFUSED -> Finding.of(RESET_ON_CONNECT);
            case MALFORMED -> Finding.of(NEGOTIATION_MALFORMED, "detail", detail);
            case TOO_MUCH -> Finding.of(NEGOTIATION_MALFORMED, "detail", "too-long");
            case CONNECT_TIMEOUT, UNREACHABLE, NO_WAY_FROM_HERE -> Finding.of(NEGOTIATION_UNSTABLE);
            case OUT_OF_TIME, OUR_BUG -> Finding.of(PROBE_BROKEN).during(Stage.NEGOTIATION);
        };
    }

    static List<Finding> mainAnswer(Observation observation, ProbeResult result) {
        if (observation instanceof Observation.OtherService(var service)) {
            return List.of(Finding.of(NOT_RDP, "service", service.word()));
        }
        List<Finding> found = new ArrayList<>();
        switch (answer(Optional.of(observation)).orElseThrow()) {
            case PlainConfirm p -> {} // see classic(Measured)
            case NegotiationFailure(var code) -> found.addAll(refusal(code));
            case NegotiationConfirm confirm -> {
                if (!classic(confirm)) {
                    found.add(Finding.of(
                            NEGOTIATION_OK, "protocols", confirm.selected().toString()));
                }
            }
        }
        if (result.took().toMillis() >= SLOW_MILLIS) {
            found.add(Finding.of(
                    SERVICE_SLOW, "millis", String.valueOf(result.took().toMillis())));
        }
        return found;
    }

    private static List<Finding> refusal(FailureCode code) {
        Finding refused = Finding.of(NEGOTIATION_REFUSED, "code", code.toString());
        return switch (code.value()) {
            case 2 -> List.of(); // see classic(Measured)
            case 3 -> List.of(Finding.of(SERVER_HAS_NO_CERTIFICATE));
            case 6 -> List.of(Finding.of(SMARTCARD_REQUIRED));
            case 7 -> List.of(Finding.of(ENTRA_REQUIRED));
            // It demands what was offered: what it demands is worth knowing, that it refuses is the problem.
            case 1 -> List.of(refused, Finding.of(TLS_REQUIRED));
            case 5 -> List.of(refused, Finding.of(NLA_REQUIRED));
            // 4 calls a usual offer inconsistent, and others have no meaning that is written down.
            default -> List.of(refused);
        };
    }

    static List<Finding> withoutNla(Observation observation) {
        return refusedWith(observation, FailureCode.HYBRID_REQUIRED_BY_SERVER)
                ? List.of(Finding.of(NLA_REQUIRED))
                : List.of();
    }

    static List<Finding> withoutTls(Observation observation) {
        return refusedWith(observation, FailureCode.SSL_REQUIRED_BY_SERVER)
                ? List.of(Finding.of(TLS_REQUIRED))
                : List.of();
    }

    /** That the host takes classic security is known from the main answer or the side one, how it encrypts then from the side one. */
    private static List<Finding> classic(Measured measured) {
        boolean only = answer(measured.seen(ProbeId.NEGOTIATION))
                .filter(NegotiationAssessor::onlyClassic)
                .isPresent();
        if (!(measured.seen(ProbeId.CLASSIC).orElse(null) instanceof ClassicTaken(var response, var encryption))) {
            return only ? List.of(Finding.of(CLASSIC_ONLY, "level", "unknown")) : List.of();
        }
        Finding taken = Finding.of(only ? CLASSIC_ONLY : CLASSIC_ALLOWED, "level", level(encryption));
        if (!(encryption instanceof Encryption.Malformed(var word))) {
            return List.of(taken);
        }
        // It stops those alone who come that way.
        return List.of(taken, Finding.of(NEGOTIATION_MALFORMED, "detail", word).as(Severity.WARNING));
    }

    private static String level(Encryption encryption) {
        return switch (encryption) {
            case Encryption.Told(var answer) -> answer.encryptionLevel().word();
            case Encryption.Untold u -> "unknown";
            case Encryption.Malformed m -> "unknown";
        };
    }

    private static boolean onlyClassic(NegotiationResponse toTheMainOffer) {
        return switch (toTheMainOffer) {
            case PlainConfirm p -> true;
            case NegotiationConfirm confirm -> classic(confirm);
            case NegotiationFailure(var code) -> code.equals(FailureCode.SSL_NOT_ALLOWED_BY_SERVER);
        };
    }

    /** xrdp says "response, protocol 0" even to a request for TLS; the selection counts, not the reply's type. */
    private static boolean classic(NegotiationConfirm confirm) {
        return confirm.selected().equals(SecurityProtocols.RDP);
    }

    private static boolean refusedWith(Observation observation, FailureCode code) {
        return answer(Optional.of(observation)).orElse(null) instanceof NegotiationFailure(var given)
                && given.equals(code);
    }

    private static Optional<NegotiationResponse> answer(Optional<Observation> observation) {
        return switch (observation.orElse(null)) {
            case Observation.Negotiated(var offered, var response) -> Optional.of(response);
            case ClassicTaken(var response, var encryption) -> Optional.of(response);
            case null, default -> Optional.empty();
        };
    }

    static List<Finding> together(Measured measured) {
        List<Finding> found = new ArrayList<>(classic(measured));
        cookie(measured).ifPresent(found::add);
        protocols(measured).ifPresent(found::add);
        return found;
    }

    /** The offer got through without the cookie and never with it. */
    private static Optional<Finding> cookie(Measured measured) {
        boolean throughWithout = answer(measured.seen(ProbeId.WITHOUT_COOKIE)).isPresent();
        boolean throughWithAfterAll =
                measured.seen(ProbeId.REPEATS).orElse(null) instanceof Observation.Repeated(var looks)
                        && looks.stream().anyMatch(Observation.Look::answered);
        return throughWithout && measured.ended(ProbeId.REPEATS) && !throughWithAfterAll
                ? Optional.of(Finding.of(COOKIE_BLOCKED))
                : Optional.empty();
    }

    /** Which protocols the host takes, as far as it was asked and said so. */
    private static Optional<Finding> protocols(Measured measured) {
        boolean allAsked =
                measured.ended(ProbeId.NEGOTIATION, ProbeId.WITHOUT_NLA, ProbeId.CLASSIC, ProbeId.OTHER_SIGN_INS);
        Set<String> accepted = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        answer(measured.seen(ProbeId.NEGOTIATION)).ifPresent(a -> add(a, List.of(), accepted, refused));
        answer(measured.seen(ProbeId.WITHOUT_NLA))
                .ifPresent(a -> add(a, List.of("TLS", "RDSTLS", "Entra"), accepted, refused));
        answer(measured.seen(ProbeId.CLASSIC)).ifPresent(a -> add(a, List.of("classic"), accepted, refused));
        answer(measured.seen(ProbeId.OTHER_SIGN_INS))
                .ifPresent(a -> add(a, List.of("RDSTLS", "Entra"), accepted, refused));
        refused.removeAll(accepted);
        return allAsked && !accepted.isEmpty()
                ? Optional.of(Finding.of(
                        SECURITY_PROTOCOLS,
                        "accepted",
                        String.join(", ", accepted),
                        "refused",
                        String.join(", ", refused)))
                : Optional.empty();
    }

    /** A host that chooses one of several says nothing of the others; one that chooses none of them refuses all. */
    private static void add(
            NegotiationResponse response, List<String> asked, Set<String> accepted, Set<String> refused) {
        switch (response) {
            case PlainConfirm p -> accepted.add("classic");
            case NegotiationConfirm confirm -> {
                accepted.add(word(confirm.selected()));
                if (!asked.contains(word(confirm.selected()))) {
                    refused.addAll(asked);
                }
            }
            case NegotiationFailure f -> refused.addAll(asked);
        }
    }

    private static String word(SecurityProtocols protocol) {
        if (protocol.equals(SecurityProtocols.RDP)) {
            return "classic";
        }
        if (protocol.equals(SecurityProtocols.HYBRID_EX)) {
            return SecurityProtocols.HYBRID.toString();
        }
        return protocol.equals(SecurityProtocols.RDSAAD) ? "Entra" : protocol.toString();
    }
}
