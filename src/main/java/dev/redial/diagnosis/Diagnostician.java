package dev.redial.diagnosis;

import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Diagnosis.Contradiction;
import dev.redial.diagnosis.Diagnosis.ContradictionKind;
import dev.redial.diagnosis.Diagnosis.Kind;
import dev.redial.diagnosis.Diagnosis.RankedCause;
import dev.redial.diagnosis.Diagnosis.Reason;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.Severity;
import dev.redial.knowledge.Answer;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.CodeMeaning;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.probe.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Ranks the causes: one fault is assumed, evidence counts as independent given the cause, and log-odds add up. The unlisted cause is the
 * measure that everything is weighed against, so its own evidence weighs nothing.
 */
public final class Diagnostician {

    /** Evidence that moves a cause by less than a tenth is not worth a line. */
    private static final double NEGLIGIBLE = 0.1;

    private final Model model;
    private final KnowledgeBase knowledge;

    public Diagnostician(Model model) {
        this.model = model;
        this.knowledge = model.knowledge();
    }

    public Diagnosis diagnose(Evidences evidences) {
        Map<CauseId, List<Reason>> reasons = new LinkedHashMap<>();
        Map<CauseId, Double> logOdds = new LinkedHashMap<>();
        Collection<Finding> findings = strongestOfEachCode(evidences.findings());
        FindingLikelihood seen = new FindingLikelihood(model, findings, Vantage.of(evidences));
        Optional<CodeLikelihood> shown = evidences.code().map(code -> new CodeLikelihood(model, code));
        for (int place = 0; place < model.causes().size(); place++) {
            Cause cause = model.causes().get(place);
            List<Reason> because = reasons(place, evidences, findings, seen, shown);
            reasons.put(cause.id(), because);
            logOdds.put(
                    cause.id(),
                    Math.log(model.prior(place))
                            + seen.missing(place)
                            + because.stream().mapToDouble(Reason::weight).sum());
        }
        reasons.put(Diagnosis.UNLISTED, List.of());
        logOdds.put(Diagnosis.UNLISTED, Math.log(model.prior(model.causes().size())));
        return new Diagnosis(ranked(logOdds, reasons), contradictions(evidences));
    }

    /** The same finding at several addresses is one piece of evidence, not several; at the gateway it is another one than at the host. */
    private static Collection<Finding> strongestOfEachCode(List<Finding> findings) {
        Map<Seen, Finding> strongest =
                new TreeMap<>(Comparator.comparing(Seen::code).thenComparing(Seen::atGateway));
        findings.forEach(f -> strongest.merge(
                new Seen(f.code(), f.stage() == Stage.GATEWAY),
                f,
                (a, b) -> a.severity().compareTo(b.severity()) <= 0 ? a : b));
        return strongest.values();
    }

    private record Seen(FindingCode code, boolean atGateway) {}

    private List<Reason> reasons(
            int place,
            Evidences evidences,
            Collection<Finding> findings,
            FindingLikelihood seen,
            Optional<CodeLikelihood> shown) {
        List<Reason> all = new ArrayList<>();
        evidences
                .code()
                .ifPresent(code -> shown.ifPresent(
                        likelihood -> all.add(new Reason(Kind.CODE, code.toString(), likelihood.weight(place)))));
        findings.forEach(f -> all.add(new Reason(Kind.FINDING, f.code().name(), seen.weight(place, f))));
        model.inquiries()
                .forEach(inquiry -> answered(inquiry, evidences)
                        .ifPresent(answer -> all.add(new Reason(
                                Kind.ANSWER,
                                new Answer(inquiry.id(), inquiry.answers().get(answer)).toString(),
                                inquiry.weight(answer, place)))));
        evidences
                .tried()
                .forEach((step, result) -> all.add(
                        new Reason(Kind.OUTCOME, step.value(), Likelihood.weight(model.cures(place, step), result))));
        return all;
    }

    /** Which answer was given; empty where none was, nor one that tells something. */
    private static OptionalInt answered(Inquiry inquiry, Evidences evidences) {
        int answer = inquiry.answers().indexOf(evidences.answers().getOrDefault(inquiry.id(), Answer.UNKNOWN));
        return answer < 0 ? OptionalInt.empty() : OptionalInt.of(answer);
    }

    private static List<RankedCause> ranked(Map<CauseId, Double> logOdds, Map<CauseId, List<Reason>> reasons) {
        // Subtracting the largest keeps exp() from overflowing; it cancels in the quotient.
        double largest =
                logOdds.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double sum = logOdds.values().stream()
                .mapToDouble(l -> Math.exp(l - largest))
                .sum();
        return logOdds.entrySet().stream()
                .map(e -> new RankedCause(
                        e.getKey(),
                        Math.exp(e.getValue() - largest) / sum,
                        worthSaying(reasons.getOrDefault(e.getKey(), List.of()))))
                .sorted(Comparator.comparingDouble(RankedCause::probability)
                        .reversed()
                        .thenComparing(c -> c.cause().value()))
                .toList();
    }

    private static List<Reason> worthSaying(List<Reason> reasons) {
        return reasons.stream()
                .filter(r -> Math.abs(r.weight()) >= NEGLIGIBLE)
                .sorted(Comparator.comparingDouble((Reason r) -> -Math.abs(r.weight()))
                        .thenComparing(Reason::id))
                .toList();
    }

    private List<Contradiction> contradictions(Evidences evidences) {
        return evidences.code().stream()
                .flatMap(code ->
                        rungOf(code).stream().flatMap(rung -> against(code, rung, evidences.findings()).stream()))
                .toList();
    }

    private static Optional<Contradiction> against(ErrorCode code, Stage rung, List<Finding> findings) {
        Optional<Contradiction> passed = findings.stream()
                .filter(f -> f.stage() == rung && f.severity() == Severity.OK && !troubleAt(rung, findings))
                .map(f -> new Contradiction(
                        ContradictionKind.STAGE_PASSED_FROM_HERE,
                        code.toString(),
                        f.code().name()))
                .findFirst();
        return passed.or(() -> findings.stream()
                .filter(f -> f.severity() == Severity.PROBLEM && f.stage().compareTo(rung) < 0)
                .map(f -> new Contradiction(
                        ContradictionKind.STAGE_NOT_REACHED_FROM_HERE,
                        code.toString(),
                        f.code().name()))
                .findFirst());
    }

    /**
     * Whether a rung that we climbed can still stop somebody else: we take any certificate, clients do not; and of the sign-in we see
     * the beginning only.
     */
    private static boolean troubleAt(Stage rung, List<Finding> findings) {
        return rung == Stage.NLA
                || findings.stream()
                        .filter(f -> f.severity().compareTo(Severity.WARNING) <= 0)
                        .anyMatch(f -> f.stage() == rung || rung == Stage.TLS && f.stage() == Stage.CERTIFICATE);
    }

    /** The rung a code speaks of. 0x904 speaks of none: a socket can close at any stage. Nor does a number that is known from reports only. */
    private Optional<Stage> rungOf(ErrorCode code) {
        if (code.disconnect() == 0x904
                || !(knowledge.describe(code).main() instanceof CodeMeaning.Known(var entry))
                || entry.confidence().equals("observed")) {
            return Optional.empty();
        }
        return switch (entry.stage()) {
            case DNS -> Optional.of(Stage.NAME);
            case TCP -> Optional.of(Stage.TCP);
            case X224 -> Optional.of(Stage.NEGOTIATION);
            case TLS -> Optional.of(Stage.TLS);
            // What lies behind the log-on is reached through NLA.
            case CREDSSP, LOGON, LICENSING, SESSION -> Optional.of(Stage.NLA);
            case GATEWAY, POLICY, CLIENT -> Optional.empty();
        };
    }
}
