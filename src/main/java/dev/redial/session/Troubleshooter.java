package dev.redial.session;

import dev.redial.client.ClientTable;
import dev.redial.client.Judgement;
import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.Diagnostician;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.StepChooser;
import dev.redial.finding.Assessor;
import dev.redial.finding.Finding;
import dev.redial.finding.NameAssessor;
import dev.redial.finding.Seen;
import dev.redial.probe.ProbeListener;
import dev.redial.probe.ProbeOrder;
import dev.redial.probe.ProbeReport;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.ProbeRuns;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.NameLookup;
import dev.redial.target.TargetDecision;
import dev.redial.target.TargetDecision.Approved;
import dev.redial.target.TargetDecision.Refused;
import dev.redial.target.TargetDecision.Unresolved;
import dev.redial.target.TargetPolicy;
import dev.redial.target.TargetRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * The whole way in two steps: look at the computer that a person named, if we may; then say what is likely wrong and what to do next.
 */
@ApplicationScoped
public class Troubleshooter {

    private final TargetPolicy policy;
    private final ProbeRuns probes;
    private final Assessor assessor;
    private final Diagnostician diagnostician;
    private final StepChooser steps;
    private final ClientTable clients;
    private final Clock clock;

    Troubleshooter(
            TargetPolicy policy,
            ProbeRuns probes,
            Assessor assessor,
            Diagnostician diagnostician,
            StepChooser steps,
            ClientTable clients,
            Clock clock) {
        this.policy = policy;
        this.probes = probes;
        this.assessor = assessor;
        this.diagnostician = diagnostician;
        this.steps = steps;
        this.clients = clients;
        this.clock = clock;
    }

    /** May we look there? Takes up to 5 s when a name must be resolved; what was decided is what is dialled. */
    TargetDecision decide(TargetRequest request) {
        return policy.decide(request);
    }

    /** If we may: measure, and judge what was measured. Blocks for as long as a run takes. */
    Examination examine(TargetDecision decision, Progress progress) {
        return switch (decision) {
            case Refused(var why, var lookup) -> Examination.refused(why);
            case Unresolved(var name, var lookup) -> Examination.unresolved(NameAssessor.lookup(lookup), lookup);
            case Approved(var target, var lookup) -> measure(target, lookup, progress);
        };
    }

    private Examination measure(ApprovedTarget target, NameLookup lookup, Progress progress) {
        ProbeReport report = probes.run(
                ProbeOrder.of(target), progress.of(results -> assessor.assess(seen(target, lookup, results))));
        return Examination.done(assessor.assess(seen(target, lookup, report.results())), report.trace());
    }

    /** What all the evidence of a case amounts to. */
    public Advice advise(Evidences evidences) {
        Diagnosis diagnosis = diagnostician.diagnose(evidences);
        return new Advice(diagnosis, steps.choose(evidences, diagnosis));
    }

    /** Which client can connect; none where the findings tell of no host that answers as Remote Desktop does. */
    public List<Judgement> clients(Evidences evidences) {
        return clients.judge(evidences.findings());
    }

    private Seen seen(ApprovedTarget target, NameLookup lookup, List<ProbeResult> results) {
        boolean internal = !target.skipped().isEmpty();
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
