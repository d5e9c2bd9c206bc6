package dev.redial.diagnosis;

import dev.redial.code.ErrorCode;
import dev.redial.finding.Finding;
import dev.redial.finding.Severity;
import dev.redial.knowledge.Answer;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.Question;
import dev.redial.knowledge.StepId;
import dev.redial.knowledge.Strength;
import dev.redial.knowledge.Visibility;
import dev.redial.knowledge.Word;
import dev.redial.probe.Stage;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
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
    /** A break of the ladder at a place where the cause does not break it. */
    private static final double BREAK_ELSEWHERE = 0.02;
    /** A rung that passes without a listed cause. */
    private static final double PASS_UNLISTED_CAUSE = 0.6;
    /** A finding that no ladder rule speaks about: as usual under any cause. */
    private static final double ORDINARY = 0.1;

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
        if (code.disconnect() == 0x904
                && code.extended().map(e -> e == 0 || e == 7).orElse(true)) {
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
        boolean breaks = finding.severity() == Severity.PROBLEM && onLadder(finding.stage());
        boolean passes = finding.severity() == Severity.OK && onLadder(finding.stage());
        double usual = breaks ? BREAK_UNLISTED_CAUSE : passes ? PASS_UNLISTED_CAUSE : ORDINARY;
        Word told = cause.findings().get(finding.code());
        if (told != null) {
            return Math.log(of(told) / usual);
        }
        if (breaks) {
            return Math.log(BREAK_ELSEWHERE / usual);
        }
        boolean itsOwnRung = cause.stage().rung().map(r -> r == finding.stage()).orElse(false);
        return passes && itsOwnRung ? Math.log(passedInSpiteOf(cause.visibility()) / usual) : 0;
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
