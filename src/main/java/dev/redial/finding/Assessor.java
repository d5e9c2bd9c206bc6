package dev.redial.finding;

import static dev.redial.finding.FindingCode.NOT_TESTED;
import static dev.redial.finding.FindingCode.PROBE_BROKEN;

import dev.redial.probe.Attempt;
import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.SkipReason;
import dev.redial.probe.Stage;
import java.util.ArrayList;
import java.util.List;

/** Says what measurements mean. Pure: the same measurements give the same findings at any time and place. */
public final class Assessor {

    private final TlsAssessor tls;
    private final IdentityAssessor identities = new IdentityAssessor();

    public Assessor(TrustAnchors trust) {
        this.tls = new TlsAssessor(new CertificateAssessor(trust));
    }

    /** All findings, in the order of the ladder. */
    public List<Finding> assess(Seen seen) {
        List<Measured> addresses = Measured.byAddress(seen.results());
        List<Finding> found = new ArrayList<>(NameAssessor.assess(seen));
        found.addAll(PortAssessor.assess(seen));
        for (ProbeResult result : seen.results()) {
            String address = result.address().getHostAddress();
            if (result.attempt() instanceof Attempt.Skipped && !worthALine(address, addresses)) {
                continue;
            }
            for (Finding finding : judge(result, seen)) {
                found.add(finding.at(address).took(result.took().toMillis()));
            }
        }
        for (Measured measured : addresses) {
            together(measured).forEach(f -> found.add(f.at(measured.address())));
        }
        return Alike.merged(found, addresses).stream()
                .sorted((a, b) -> a.stage().compareTo(b.stage()))
                .distinct()
                .toList();
    }

    /** What a dead address left untested is no news where another one lives, nor a second time. */
    private static boolean worthALine(String address, List<Measured> addresses) {
        List<Measured> open = addresses.stream().filter(Measured::open).toList();
        List<Measured> told = open.isEmpty() ? addresses.subList(0, 1) : open;
        return told.stream().anyMatch(m -> m.address().equals(address));
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
            case WITHOUT_COOKIE,
                    SMALL_HELLO,
                    TLS_12,
                    OLD_TLS,
                    WITHOUT_NLA,
                    CLASSIC,
                    OTHER_SIGN_INS,
                    UDP,
                    REPEATS,
                    GATEWAY -> why == SkipReason.TIME_RAN_OUT ? notTested(probe.stage(), why) : List.of();
        };
    }

    private static List<Finding> notTested(Stage stage, SkipReason why) {
        return List.of(Finding.of(NOT_TESTED, "why", why.id()).during(stage));
    }

    private static List<Finding> failed(ProbeResult result, FailureKind kind, String detail) {
        return switch (result.probe()) {
            case PORT -> List.of(); // PortAssessor sees all addresses together
            case NEGOTIATION -> List.of(NegotiationAssessor.failed(kind, detail, result));
            case TLS -> List.of(TlsAssessor.failed(kind, detail));
            case CREDSSP -> List.of(IdentityAssessor.failed(kind, detail, result));
            // What a cut side question says is seen in all of them together.
            case WITHOUT_NLA, CLASSIC, OTHER_SIGN_INS, WITHOUT_COOKIE, TLS_12, OLD_TLS, SMALL_HELLO, REPEATS ->
                List.of();
            case UDP -> List.of(UdpAssessor.failed(kind, detail));
            case GATEWAY -> List.of();
        };
    }

    private List<Finding> answered(ProbeResult result, Observation observation, Seen seen) {
        return switch (result.probe()) {
            case PORT, REPEATS, SMALL_HELLO, WITHOUT_COOKIE, OTHER_SIGN_INS -> List.of();
            case NEGOTIATION -> NegotiationAssessor.mainAnswer(observation, result);
            case WITHOUT_NLA -> NegotiationAssessor.withoutNla(observation);
            case CLASSIC -> NegotiationAssessor.withoutTls(observation);
            case TLS ->
                observation instanceof Observation.TlsAnswer answer ? tls.main(answer, seen, result) : List.of();
            case TLS_12, OLD_TLS -> List.of();
            case CREDSSP ->
                observation instanceof Observation.NlaAnswer answer ? identities.assess(answer, seen) : List.of();
            case UDP -> List.of(UdpAssessor.answered());
            case GATEWAY -> List.of();
        };
    }

    /** What only several measurements at one address say together. */
    private static List<Finding> together(Measured measured) {
        List<Finding> found = new ArrayList<>(NegotiationAssessor.together(measured));
        found.addAll(TlsAssessor.together(measured));
        found.addAll(StabilityAssessor.together(measured));
        return found;
    }
}
