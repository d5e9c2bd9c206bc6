package dev.redial.session;

import dev.redial.client.ClientTable;
import dev.redial.client.Judgement;
import dev.redial.diagnosis.Evidences;
import dev.redial.finding.Assessor;
import dev.redial.finding.DirectWay;
import dev.redial.finding.Finding;
import dev.redial.finding.GatewayAssessor;
import dev.redial.finding.NameAssessor;
import dev.redial.finding.Seen;
import dev.redial.finding.SeenGateway;
import dev.redial.probe.Depth;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeListener;
import dev.redial.probe.ProbeOrder;
import dev.redial.probe.ProbeReport;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.ProbeRuns;
import dev.redial.probe.Stage;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.NameLookup;
import dev.redial.target.Refusal;
import dev.redial.target.TargetDecision;
import dev.redial.target.TargetDecision.Approved;
import dev.redial.target.TargetDecision.Refused;
import dev.redial.target.TargetDecision.Unresolved;
import dev.redial.target.TargetPolicy;
import dev.redial.target.TargetRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole way in two steps: look at the computer that a person named, if we may; then say what is likely wrong and what to do next.
 */
@ApplicationScoped
public class Troubleshooter {

    private final TargetPolicy policy;
    private final ProbeRuns probes;
    private final Assessor assessor;
    private final GatewayAssessor gateways;
    private final Models models;
    private final ClientTable clients;
    private final Clock clock;

    Troubleshooter(
            TargetPolicy policy,
            ProbeRuns probes,
            Assessor assessor,
            GatewayAssessor gateways,
            Models models,
            ClientTable clients,
            Clock clock) {
        this.policy = policy;
        this.probes = probes;
        this.assessor = assessor;
        this.gateways = gateways;
        this.models = models;
        this.clients = clients;
        this.clock = clock;
    }

    /** May we look there? Takes up to 5 s for each name that must be resolved; what was decided is what is dialled. */
    Approach decide(TargetRequest request) {
        return new Approach(policy.decide(request), request.gateway().map(policy::decideGateway));
    }

    /** Where we may: measure, and judge what was measured. Blocks for as long as a run takes. */
    Examination examine(Approach approach, Depth depth, Progress progress) {
        Optional<ApprovedTarget> host = approved(approach.host());
        Optional<ApprovedTarget> gateway = approach.gateway().flatMap(Troubleshooter::approved);
        List<String> trace = new ArrayList<>(approach.unresolved());
        if (host.isEmpty() && gateway.isEmpty()) {
            return Examination.done(judge(approach, List.of()), trace);
        }
        ProbeReport report =
                probes.run(new ProbeOrder(host, gateway, depth), progress.of(results -> judge(approach, results)));
        trace.addAll(report.trace());
        return Examination.measured(judge(approach, report.results()), trace, report.traffic());
    }

    private static Optional<ApprovedTarget> approved(TargetDecision decision) {
        return decision instanceof Approved(var target, var lookup) ? Optional.of(target) : Optional.empty();
    }

    private List<Finding> judge(Approach approach, List<ProbeResult> results) {
        List<ProbeResult> atHost =
                results.stream().filter(r -> r.probe() != ProbeId.GATEWAY).toList();
        if (approach.gateway().isEmpty()) {
            return judgeHost(approach.host(), atHost);
        }
        List<ProbeResult> atGateway =
                results.stream().filter(r -> r.probe() == ProbeId.GATEWAY).toList();
        List<Finding> found = new ArrayList<>(DirectWay.aside(judgeHost(approach.host(), atHost)));
        found.addAll(untested(approach.host()));
        found.addAll(judgeGateway(approach.gateway().get(), atGateway));
        return found;
    }

    private List<Finding> judgeHost(TargetDecision host, List<ProbeResult> results) {
        return switch (host) {
            case Approved(var target, var lookup) -> assessor.assess(seen(target, lookup, results));
            case Unresolved(var name, var lookup) -> NameAssessor.lookup(lookup);
            case Refused refused -> List.of();
        };
    }

    private static List<Finding> untested(TargetDecision host) {
        return switch (host) {
            case Approved approved -> List.of();
            case Unresolved unresolved -> DirectWay.untested(Stage.TCP);
            case Refused refused -> DirectWay.untested(Stage.NAME);
        };
    }

    private List<Finding> judgeGateway(TargetDecision gateway, List<ProbeResult> results) {
        return switch (gateway) {
            case Approved(var target, var lookup) ->
                gateways.assess(new SeenGateway(target.name(), results, clock.instant()));
            case Unresolved(var name, var lookup) -> GatewayAssessor.unresolved(name, lookup);
            case Refused refused -> throw new IllegalStateException("a refused gateway ends the check before");
        };
    }

    /** What all the evidence of a case amounts to. */
    public Advice advise(Evidences evidences) {
        return Advice.on(evidences, models.now());
    }

    /** Which client can connect; none where the findings tell of no host that answers as Remote Desktop does. */
    public List<Judgement> clients(Evidences evidences) {
        return clients.judge(evidences.findings());
    }

    private Seen seen(ApprovedTarget target, NameLookup lookup, List<ProbeResult> results) {
        boolean internal = target.skipped().stream().anyMatch(why -> why != Refusal.OPTED_OUT);
        return new Seen(target.name(), target.port(), lookup, internal, results, clock.instant());
    }

    /** Turns the probes' progress into findings as they come. */
    interface Progress {
        ProbeListener of(Judge judge);
    }

    /** Judges what has been measured so far. */
    interface Judge {
        List<Finding> judge(List<ProbeResult> soFar);
    }
}
