package dev.redial.diagnosis;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.Severity;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseStage;
import dev.redial.knowledge.Word;
import dev.redial.probe.Stage;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How probable what a test found is under each cause, against the cause that is in no list. A rung of the ladder passes or breaks in one way ({@link Rung}); what is
 * remarked beside that is there or not, each for itself.
 */
final class FindingLikelihood {

    /** What hardly anything but its own causes brings about. */
    private static final double TELLING = 0.01;
    /** A gateway that doesn't work stops everybody who goes through it, so it is not broken by chance where somebody complains of something else. */
    private static final double BROKEN_GATEWAY = 0.004;
    /** A note: what is noted of most hosts that are well, such as their name, a self-signed certificate, or that they demand NLA. */
    private static final double NOTED = 0.5;
    /** What is fine and no rung. */
    private static final double FINE = 0.6;
    /** A warning, or what could not be tested. */
    private static final double ORDINARY = 0.1;

    /** Findings beside the rungs that name what they come from. */
    private static final Set<FindingCode> TELLING_CODES = EnumSet.of(
            FindingCode.CERTIFICATE_EXPIRED,
            FindingCode.CERTIFICATE_NOT_YET_VALID,
            FindingCode.NTLM_BLOCKED,
            FindingCode.CLOCK_SKEW,
            FindingCode.LARGE_PACKETS_LOST,
            FindingCode.CONNECTION_LIMIT);

    private final Model model;
    private final Collection<Finding> findings;
    private final Vantage vantage;
    /** At each rung the one finding that counts as its outcome: the first problem, or that it passed. */
    private final Map<Stage, Finding> outcomes = new EnumMap<>(Stage.class);

    FindingLikelihood(Model model, Collection<Finding> findings, Vantage vantage) {
        this.model = model;
        this.findings = findings;
        this.vantage = vantage;
        findings.stream()
                .filter(f -> Rung.onLadder(f.stage()))
                .filter(f -> breaks(f) || Rung.PASSES.contains(f.code()) && f.severity() == Severity.OK)
                .forEach(f -> outcomes.merge(f.stage(), f, FindingLikelihood::decisive));
    }

    private static Finding decisive(Finding a, Finding b) {
        if (breaks(a) != breaks(b)) {
            return breaks(a) ? a : b;
        }
        return a.code().compareTo(b.code()) <= 0 ? a : b;
    }

    private static boolean breaks(Finding finding) {
        return finding.severity() == Severity.PROBLEM
                && finding.code().severity() == Severity.PROBLEM
                && Rung.onLadder(finding.stage());
    }

    /** Log-odds of one of the findings for a cause; 0 where it says nothing about it. */
    double weight(int place, Finding finding) {
        Cause cause = model.causes().get(place);
        if (explainsNothing(finding) || !concerns(finding, cause)) {
            return 0;
        }
        Finding outcome = outcomes.get(finding.stage());
        if (finding.equals(outcome)) {
            return vantage.weight(
                    finding.code(),
                    outcome(model.rung(place, finding.stage()), finding),
                    outcome(Rung.ofUnlisted(finding.stage()), finding));
        }
        if (breaks(finding)) {
            Rung rung = model.rung(place, finding.stage());
            Rung unlisted = Rung.ofUnlisted(finding.stage());
            return Math.log(rung.breaksWith(finding.code())
                    / rung.breaks()
                    * unlisted.breaks()
                    / unlisted.breaksWith(finding.code()));
        }
        if (Rung.onLadder(finding.stage()) && Rung.PASSES.contains(finding.code())) {
            return 0; // what broke there counts
        }
        Word told = cause.findings().get(finding.code());
        return told == null ? 0 : Math.log(Likelihood.of(told) / remarked(finding));
    }

    private static double outcome(Rung rung, Finding finding) {
        return breaks(finding) ? rung.breaksWith(finding.code()) : rung.passes();
    }

    /**
     * Log-odds of what a cause shows as often as not and a test did not find, though it came that far: a host that lets us in without NLA does not demand it.
     */
    double missing(int place) {
        Cause cause = model.causes().get(place);
        Set<FindingCode> found = findings.stream()
                .filter(f -> concerns(f, cause))
                .map(Finding::code)
                .collect(Collectors.toSet());
        return cause.findings().entrySet().stream()
                .filter(e -> e.getValue().compareTo(Word.OFTEN) <= 0)
                .filter(e -> !found.contains(e.getKey()))
                .filter(e -> !(Rung.onLadder(e.getKey().stage())
                        && (e.getKey().severity() == Severity.PROBLEM || Rung.PASSES.contains(e.getKey()))))
                .filter(e -> tested(e.getKey().stage()))
                .mapToDouble(e -> Math.log((1 - Likelihood.of(e.getValue())) / (1 - remarked(Finding.of(e.getKey())))))
                .sum();
    }

    private boolean tested(Stage stage) {
        boolean passed = findings.stream()
                .anyMatch(f -> f.stage() == stage && f.code().stage() == stage && Rung.PASSES.contains(f.code()));
        boolean looked = stage == Stage.CERTIFICATE && findings.stream().anyMatch(f -> f.stage() == stage);
        return (passed || looked)
                && findings.stream().noneMatch(f -> f.stage() == stage && f.severity() == Severity.UNKNOWN);
    }

    /** A host's certificate says nothing about the gateway before it, nor the gateway's about the host. */
    private static boolean concerns(Finding finding, Cause cause) {
        return finding.code().stage() != Stage.CERTIFICATE
                || (finding.stage() == Stage.GATEWAY) == (cause.stage() == CauseStage.GATEWAY);
    }

    /**
     * A dead address beside a living one stops nobody, nor does the direct way people who go through a gateway; and Kerberos bears five minutes.
     */
    private static boolean explainsNothing(Finding finding) {
        boolean usuallyBreaks = finding.code().severity() == Severity.PROBLEM;
        boolean beside =
                usuallyBreaks && (finding.stage() == Stage.TCP || finding.code() == FindingCode.GATEWAY_UNREACHABLE);
        boolean aside = usuallyBreaks && finding.severity() == Severity.NOTE && Rung.onLadder(finding.stage());
        return aside || (beside || finding.code() == FindingCode.CLOCK_SKEW) && finding.severity() != Severity.PROBLEM;
    }

    /** How often a finding beside the rungs is there without a listed cause. */
    private static double remarked(Finding finding) {
        boolean breaksTheGateway = finding.stage() == Stage.GATEWAY && finding.severity() == Severity.PROBLEM;
        if (breaksTheGateway) {
            return BROKEN_GATEWAY;
        }
        if (TELLING_CODES.contains(finding.code())) {
            return TELLING;
        }
        return switch (finding.severity()) {
            case OK -> FINE;
            case NOTE -> NOTED;
            case PROBLEM, WARNING, UNKNOWN -> ORDINARY;
        };
    }
}
