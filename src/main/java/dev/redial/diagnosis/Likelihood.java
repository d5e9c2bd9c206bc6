package dev.redial.diagnosis;

import dev.redial.code.ErrorCode;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.Severity;
import dev.redial.knowledge.Answer;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseStage;
import dev.redial.knowledge.Question;
import dev.redial.knowledge.StepId;
import dev.redial.knowledge.Strength;
import dev.redial.knowledge.Visibility;
import dev.redial.knowledge.Word;
import dev.redial.probe.Stage;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one place where words become numbers: how probable a piece of evidence is when a certain cause is at work, and when none of
 * the listed causes is. All figures are judgements, not counts; outcomes shall correct them.
 */
final class Likelihood {

    /** Prior weight of the unlisted cause, on the scale of the causes' priors (the commonest has 70). */
    static final double UNLISTED_PRIOR = 45;

    /** How probable any one code is without a listed cause. */
    private static final double CODE_UNLISTED_CAUSE = 0.05;
    /** A cause that is not known to show this code: possible, for codes are a poor witness. */
    private static final double CODE_NOT_KNOWN_FOR_CAUSE = 0.01;

    /** A break of the ladder without a listed cause. */
    private static final double BREAK_UNLISTED_CAUSE = 0.08;
    /** What hardly anything but its own causes brings about. */
    private static final double TELLING_UNLISTED_CAUSE = 0.02;
    /** How much rarer than without a listed cause a break is at a place where the cause does not break the ladder. */
    private static final double BREAK_ELSEWHERE = 0.25;
    /** The same for a telling finding. */
    private static final double TELLING_ELSEWHERE = 0.1;
    /** A rung that passes without a listed cause. */
    private static final double PASS_UNLISTED_CAUSE = 0.6;
    /** A note: what is noted of most hosts that are well, such as their name, a self-signed certificate, or that they demand NLA. */
    private static final double NOTED_UNLISTED_CAUSE = 0.5;
    /** A warning, or what could not be tested. */
    private static final double ORDINARY = 0.1;

    /** Findings that name what they come from; a reset or silence, by contrast, has many parents. */
    private static final Set<FindingCode> TELLING = EnumSet.of(
            FindingCode.NAME_NOT_FOUND,
            FindingCode.NOT_RDP,
            FindingCode.CLASSIC_ONLY,
            FindingCode.SERVER_HAS_NO_CERTIFICATE,
            FindingCode.SMARTCARD_REQUIRED,
            FindingCode.ENTRA_REQUIRED,
            FindingCode.COOKIE_BLOCKED,
            FindingCode.TLS_TOO_OLD,
            FindingCode.TLS_NO_COMMON_CIPHER,
            FindingCode.TLS_REFUSED_IN_PLAIN,
            FindingCode.CERTIFICATE_EXPIRED,
            FindingCode.CERTIFICATE_NOT_YET_VALID,
            FindingCode.CREDSSP_OLD,
            FindingCode.NTLM_BLOCKED,
            FindingCode.CLOCK_SKEW,
            FindingCode.LARGE_PACKETS_LOST,
            FindingCode.CONNECTION_LIMIT);

    /** What says that a rung holds; other findings that are fine only describe the host. */
    private static final Set<FindingCode> PASSES = EnumSet.of(
            FindingCode.NAME_RESOLVED,
            FindingCode.PORT_OPEN,
            FindingCode.NEGOTIATION_OK,
            FindingCode.TLS_OK,
            FindingCode.CERTIFICATE_OK,
            FindingCode.NLA_OK,
            FindingCode.UDP_OK,
            FindingCode.GATEWAY_OK);

    private static final double STEP_HELPS_BY_CHANCE = 0.03;

    private Likelihood() {}

    static double of(Word word) {
        return switch (word) {
            case ALWAYS -> 0.97;
            case USUALLY -> 0.8;
            case OFTEN -> 0.5;
            case SOMETIMES -> 0.2;
            case RARELY -> 0.05;
            case NEVER -> 0.005;
        };
    }

    private static double of(Strength strength) {
        return switch (strength) {
            case TYPICAL -> 0.5;
            case POSSIBLE -> 0.15;
            case RARE -> 0.04;
        };
    }

    /** How likely a passed rung is when the cause breaks at it: near nothing, unless it breaks only where the person is. */
    private static double passedInSpiteOf(Visibility visibility) {
        return switch (visibility) {
            case BOTH, EXCLUDE -> 0.03;
            case PARTIAL -> 0.2;
            case BLIND -> 0.5;
        };
    }

    /** Log-odds of the code for this cause against the unlisted one. */
    static double weight(Cause cause, ErrorCode code) {
        double known = strength(cause, code).map(Likelihood::of).orElse(CODE_NOT_KNOWN_FOR_CAUSE);
        return Math.log(known / CODE_UNLISTED_CAUSE);
    }

    /**
     * With 0x904 the extended 0, 7 or none must not decide between causes: the same fault is reported with either (RustDesk #11623 shows 7,
     * #10125 shows 0). Where a person left the extended code out, pairs count one degree less.
     */
    private static Optional<Strength> strength(Cause cause, ErrorCode code) {
        if (code.disconnect() == 0x904 && code.tellingExtended().isEmpty()) {
            return Stream.of(ErrorCode.of(0x904, 7), ErrorCode.of(0x904, 0), ErrorCode.of(0x904))
                    .flatMap(c -> cause.strengthOf(c).stream())
                    .min(Comparator.naturalOrder());
        }
        return cause.strengthOf(code).or(() -> code.extended().isPresent() ? Optional.empty() : weaker(cause, code));
    }

    private static Optional<Strength> weaker(Cause cause, ErrorCode code) {
        return cause.codes().entrySet().stream()
                .filter(e ->
                        e.getKey().disconnect().map(d -> d == code.disconnect()).orElse(false))
                .map(e -> e.getValue() == Strength.TYPICAL ? Strength.POSSIBLE : Strength.RARE)
                .min(Comparator.naturalOrder());
    }

    /** Log-odds of a finding for this cause against the unlisted one; 0 where the finding says nothing about it. */
    static double weight(Cause cause, Finding finding) {
        if (explainsNothing(finding) || !concerns(finding, cause)) {
            return 0;
        }
        Word told = cause.findings().get(finding.code());
        if (told != null) {
            return Math.log(of(told) / withoutListedCause(finding));
        }
        if (!onLadder(finding.stage())) {
            return 0;
        }
        return switch (finding.severity()) {
            case PROBLEM -> Math.log(TELLING.contains(finding.code()) ? TELLING_ELSEWHERE : BREAK_ELSEWHERE);
            case OK -> PASSES.contains(finding.code()) ? passed(cause, finding.stage()) : 0;
            case WARNING, NOTE, UNKNOWN -> 0;
        };
    }

    /** A passed rung speaks against a cause that breaks at it, and for one that lets it pass because it comes later. */
    private static double passed(Cause cause, Stage passed) {
        return switch (cause.stage()) {
            case NAME, TCP, NEGOTIATION, TLS, NLA -> {
                int where = cause.stage().rung().map(passed::compareTo).orElse(1);
                yield where > 0
                        ? 0
                        : Math.log((where == 0 ? passedInSpiteOf(cause.visibility()) : of(Word.USUALLY))
                                / PASS_UNLISTED_CAUSE);
            }
            case AUTHORIZATION, LICENSING, SESSION, IN_SESSION, CLIENT ->
                Math.log(of(Word.USUALLY) / PASS_UNLISTED_CAUSE);
            case GATEWAY, UNKNOWN -> 0;
        };
    }

    /**
     * Log-odds of what a cause nearly always shows and a test did not find, though it came that far: a host that lets us in without
     * NLA does not demand it.
     */
    static double missing(Cause cause, Collection<Finding> findings) {
        Set<FindingCode> found = findings.stream()
                .filter(f -> concerns(f, cause))
                .map(Finding::code)
                .collect(Collectors.toSet());
        return cause.findings().entrySet().stream()
                .filter(e -> e.getValue() == Word.ALWAYS || e.getValue() == Word.USUALLY)
                .filter(e -> !found.contains(e.getKey()))
                .filter(e -> tested(e.getKey().stage(), findings))
                .mapToDouble(e -> Math.log((1 - of(e.getValue())) / (1 - withoutListedCause(Finding.of(e.getKey())))))
                .sum();
    }

    private static boolean tested(Stage stage, Collection<Finding> findings) {
        return findings.stream().anyMatch(f -> f.stage() == stage && PASSES.contains(f.code()))
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
        boolean aside = usuallyBreaks && finding.severity() == Severity.NOTE && onLadder(finding.stage());
        return aside || (beside || finding.code() == FindingCode.CLOCK_SKEW) && finding.severity() != Severity.PROBLEM;
    }

    private static double withoutListedCause(Finding finding) {
        if (TELLING.contains(finding.code()) || breaksTheGateway(finding)) {
            return TELLING_UNLISTED_CAUSE;
        }
        return switch (finding.severity()) {
            case PROBLEM -> onLadder(finding.stage()) ? BREAK_UNLISTED_CAUSE : ORDINARY;
            case OK -> PASS_UNLISTED_CAUSE;
            case NOTE -> NOTED_UNLISTED_CAUSE;
            case WARNING, UNKNOWN -> ORDINARY;
        };
    }

    /** What is wrong with a gateway, its certificate among it, stops everybody who goes through it, and is seldom there by chance. */
    private static boolean breaksTheGateway(Finding finding) {
        return finding.stage() == Stage.GATEWAY && finding.severity() == Severity.PROBLEM;
    }

    /** The rungs that a connection must pass one after the other. A bad certificate is no break: clients ask and go on. */
    private static boolean onLadder(Stage stage) {
        return switch (stage) {
            case NAME, TCP, NEGOTIATION, TLS, NLA -> true;
            case CERTIFICATE, UDP, GATEWAY, PATH -> false;
        };
    }

    /**
     * Probability of an answer under a cause. What the cause's table leaves over is shared by the answers it does not name; a question it does
     * not mention is answered like by anybody.
     */
    static double ofAnswer(Cause cause, Question question, String answer) {
        Map<Answer, Word> told = cause.answers();
        double named = 0;
        int namedCount = 0;
        for (String offered : question.answers()) {
            Word word = told.get(new Answer(question.id(), offered));
            if (word != null && offered.equals(answer)) {
                return of(word);
            }
            named += word == null ? 0 : of(word);
            namedCount += word == null ? 0 : 1;
        }
        return namedCount == 0
                ? anyAnswer(question)
                : Math.max(0.02, (1 - named) / (question.answers().size() - namedCount));
    }

    /** Probability of each answer when no listed cause is at work. */
    static double anyAnswer(Question question) {
        return 1.0 / question.answers().size();
    }

    /** Log-odds of a step's result; a step that was not taken says nothing. */
    static double weight(Cause cause, StepId step, StepResult result) {
        Word cures = cause.steps().get(step);
        double success = cures == null ? STEP_HELPS_BY_CHANCE : of(cures);
        return switch (result) {
            case FIXED -> Math.log(success / STEP_HELPS_BY_CHANCE);
            case NOT_FIXED -> Math.log((1 - success) / (1 - STEP_HELPS_BY_CHANCE));
            case NOT_POSSIBLE, SKIPPED -> 0;
        };
    }
}
