package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;

import dev.redial.probe.Attempt;
import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.Observation.CertificateChain;
import dev.redial.probe.Observation.GatewayReply;
import dev.redial.probe.Observation.GatewaySeen;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.SkipReason;
import dev.redial.probe.Stage;
import dev.redial.rdp.GatewayAnswer;
import dev.redial.rdp.GatewayTransport;
import dev.redial.rdp.SignInScheme;
import dev.redial.target.HostName;
import dev.redial.target.NameLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges what a gateway showed before anybody signed in. Pure, as {@link Assessor}. */
public final class GatewayAssessor {

    private final CertificateAssessor certificates;

    public GatewayAssessor(TrustAnchors trust) {
        this.certificates = new CertificateAssessor(trust);
    }

    /** All findings about the gateway. */
    public List<Finding> assess(SeenGateway seen) {
        boolean someAnswers = seen.results().stream().anyMatch(r -> r.attempt() instanceof Attempt.Answered);
        List<Finding> found = new ArrayList<>();
        for (ProbeResult result : seen.results()) {
            for (Finding finding : judge(result, seen)) {
                // Clients go on to the next address of a name, so a dead one beside a living one stops nobody.
                boolean milder = someAnswers && !(result.attempt() instanceof Attempt.Answered);
                found.add((milder && finding.severity() == Severity.PROBLEM ? finding.as(Severity.WARNING) : finding)
                        .at(result.address().getHostAddress())
                        .took(result.took().toMillis()));
            }
        }
        return found.stream().distinct().toList();
    }

    /** What it means that the gateway's name leads to no address. */
    public static List<Finding> unresolved(HostName name, NameLookup lookup) {
        Finding finding = switch (lookup.status()) {
            case NOT_FOUND, NO_ADDRESS, ALIAS_LOOP -> unreachable(name, GatewayTrouble.NO_SUCH_NAME);
            case SERVER_FAILED, SERVER_REFUSED, TIMEOUT, INVALID, LITERAL, FOUND ->
                unreachable(name, GatewayTrouble.NAME_SERVICE).as(Severity.UNKNOWN);
        };
        return List.of(finding.took(lookup.took().toMillis()));
    }

    private List<Finding> judge(ProbeResult result, SeenGateway seen) {
        return switch (result.attempt()) {
            case Attempt.Skipped(var why) -> List.of(notTested(why.id()));
            case Attempt.Failed(var kind, var detail) -> List.of(failed(kind, seen.name()));
            case Attempt.Answered(Observation observation) -> answered(observation, seen);
        };
    }

    private static Finding notTested(String why) {
        return Finding.of(NOT_TESTED, "why", why).during(Stage.GATEWAY);
    }

    private static Finding failed(FailureKind kind, HostName name) {
        return switch (kind) {
            case REFUSED, CONNECT_TIMEOUT, UNREACHABLE, READ_TIMEOUT, UNFINISHED, CLOSED_BY_PEER, RESET ->
                unreachable(name, GatewayTrouble.of(kind));
            case NO_WAY_FROM_HERE -> notTested("no-way-from-here");
            case OUT_OF_TIME -> notTested(SkipReason.TIME_RAN_OUT.id());
            // The probe tells what it could not read as something seen.
            case MALFORMED, TOO_MUCH, OUR_BUG -> Finding.of(PROBE_BROKEN).during(Stage.GATEWAY);
        };
    }

    private static Finding unreachable(HostName name, GatewayTrouble why) {
        return Finding.of(GATEWAY_UNREACHABLE, "host", name.ascii(), "why", why.id());
    }

    private List<Finding> answered(Observation observation, SeenGateway seen) {
        return switch (observation) {
            case GatewaySeen(var tls, var replies) -> {
                List<Finding> found = new ArrayList<>(List.of(verdict(replies, seen.name())));
                if (TlsAssessor.old(tls.version())) {
                    found.add(
                            Finding.of(GATEWAY_TLS_TOO_OLD, "host", seen.name().ascii(), "version", tls.version()));
                }
                found.addAll(certificate(tls.chain(), seen));
                yield found;
            }
            case Observation.TlsBroken broken -> {
                List<Finding> found = new ArrayList<>(List.of(unreachable(seen.name(), GatewayTrouble.ofTls(broken))));
                found.addAll(certificate(broken.chain(), seen));
                yield found;
            }
            default -> List.of(unreachable(seen.name(), GatewayTrouble.NOT_TLS));
        };
    }

    private List<Finding> certificate(CertificateChain chain, SeenGateway seen) {
        return certificates.assess(CertificateOwner.GATEWAY, chain, seen.name(), seen.now());
    }

    /** The first reply counts; the others were asked for because it left open whether there is a gateway. */
    private static Finding verdict(List<GatewayReply> replies, HostName name) {
        GatewayReply first = replies.getFirst();
        boolean cutOff = first instanceof GatewayReply.Failed;
        return telling(first, name)
                .or(() -> replies.stream()
                        .flatMap(reply -> telling(reply, name).stream())
                        .filter(finding -> cutOff || finding.code() == GATEWAY_OK)
                        .findFirst())
                .orElseGet(() -> undecided(replies, name));
    }

    /** What a reply says by itself; empty when it leaves open whether there is a gateway. */
    private static Optional<Finding> telling(GatewayReply reply, HostName name) {
        return switch (reply) {
            case GatewayReply.Answered(var way, var answer) -> told(way, answer, name.ascii());
            case GatewayReply.Failed(var way, var kind, var detail) ->
                switch (kind) {
                    case MALFORMED -> Optional.of(malformed(name, detail));
                    case UNFINISHED -> Optional.of(malformed(name, "http-unfinished"));
                    case TOO_MUCH -> Optional.of(malformed(name, "http-too-long"));
                    case READ_TIMEOUT,
                            CLOSED_BY_PEER,
                            RESET,
                            REFUSED,
                            CONNECT_TIMEOUT,
                            UNREACHABLE,
                            NO_WAY_FROM_HERE,
                            OUT_OF_TIME,
                            OUR_BUG -> Optional.empty();
                };
        };
    }

    private static Optional<Finding> told(GatewayTransport way, GatewayAnswer answer, String host) {
        return switch (answer) {
            // Whether WebSocket gets through shows after the sign-in only; the way over HTTP has the same address.
            case GatewayAnswer.AsksToSignIn(var schemes) ->
                Optional.of(ready(host, way == GatewayTransport.RPC ? way : GatewayTransport.HTTP, schemes));
            case GatewayAnswer.Opens(var open) -> Optional.of(ready(host, open, Set.of()));
            case GatewayAnswer.Redirects(var to) ->
                Optional.of(Finding.of(GATEWAY_REDIRECTS, "host", host, "to", to.orElse("same-server")));
            case GatewayAnswer.Unavailable(int status) ->
                Optional.of(Finding.of(GATEWAY_SERVICE_DOWN, "host", host, "status", String.valueOf(status)));
            case GatewayAnswer.OtherServer o -> Optional.empty();
        };
    }

    private static Finding ready(String host, GatewayTransport way, Set<SignInScheme> schemes) {
        String offered = schemes.isEmpty()
                ? "none"
                : schemes.stream().sorted().map(SignInScheme::spelling).collect(Collectors.joining(", "));
        Finding ready = Finding.of(GATEWAY_OK, "host", host, "schemes", offered, "transports", way.word());
        // Mail servers of the same maker answer at that address too, and current clients do without it.
        return way == GatewayTransport.RPC ? ready.as(Severity.WARNING) : ready;
    }

    private static Finding malformed(HostName name, String detail) {
        return Finding.of(GATEWAY_MALFORMED, "host", name.ascii(), "detail", detail);
    }

    private static Finding undecided(List<GatewayReply> replies, HostName name) {
        return replies.stream()
                .flatMap(reply -> reply instanceof GatewayReply.Answered(var way, GatewayAnswer.OtherServer(int status))
                        ? Stream.of(Finding.of(
                                GATEWAY_NOT_INSTALLED, "host", name.ascii(), "status", String.valueOf(status)))
                        : Stream.empty())
                .findFirst()
                .orElseGet(() -> unreachable(name, troubleOf(replies.getFirst())));
    }

    private static GatewayTrouble troubleOf(GatewayReply reply) {
        return reply instanceof GatewayReply.Failed(var way, var kind, var detail)
                ? GatewayTrouble.of(kind)
                : GatewayTrouble.CUT_OFF;
    }
}
