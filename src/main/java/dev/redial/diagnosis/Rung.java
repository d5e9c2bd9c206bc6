package dev.redial.diagnosis;

import dev.redial.finding.FindingCode;
import dev.redial.finding.Severity;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.Visibility;
import dev.redial.knowledge.Word;
import dev.redial.probe.Stage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One rung of the ladder under one cause: it passes, or it breaks in one of several ways, and all that sums to 1.
 *
 * @param told how often the cause is known to break the rung in each way
 * @param breaks how often it breaks at all
 */
record Rung(Stage stage, Map<FindingCode, Double> told, double breaks) {

    /** The rungs that a connection must pass one after the other. A bad certificate is no break: clients ask and go on. */
    static final List<Stage> LADDER = List.of(Stage.NAME, Stage.TCP, Stage.NEGOTIATION, Stage.TLS, Stage.NLA);

    /** How often a rung breaks that has nothing to do with the cause: two faults at once, or ours. */
    private static final double BREAKS_ANYWAY = 0.03;
    /** The same for the cause that is in no list, which may sit anywhere. */
    private static final double BREAKS_FOR_UNLISTED = 0.12;
    /** No cause breaks its rung so surely that a test could not pass it. */
    private static final double SUREST = 0.97;
    /** Where a cause breaks its rung in ways that are known, another way is seldom. */
    private static final double OTHERWISE = 0.06;
    /** One of the ways in which a rung breaks for many reasons: silence, a reset, a line that is closed. */
    private static final double COMMON_WAY = 0.2;
    /** A name breaks in one way nearly always: nobody knows it. */
    private static final double COMMON_NAME_WAY = 0.5;
    /** A way that names what it comes from, and comes from hardly anything else. */
    private static final double TELLING_WAY = 0.01;

    private static final Set<FindingCode> TELLING = EnumSet.of(
            FindingCode.NAME_ALIAS_LOOP,
            FindingCode.NOT_RDP,
            FindingCode.CLASSIC_ONLY,
            FindingCode.SERVER_HAS_NO_CERTIFICATE,
            FindingCode.SMARTCARD_REQUIRED,
            FindingCode.ENTRA_REQUIRED,
            FindingCode.COOKIE_BLOCKED,
            FindingCode.TLS_TOO_OLD,
            FindingCode.TLS_NO_COMMON_CIPHER,
            FindingCode.TLS_REFUSED_IN_PLAIN,
            FindingCode.CREDSSP_OLD);

    /** What says that a stage holds; of the path nothing does. */
    static final Set<FindingCode> PASSES = EnumSet.of(
            FindingCode.NAME_RESOLVED,
            FindingCode.PORT_OPEN,
            FindingCode.NEGOTIATION_OK,
            FindingCode.TLS_OK,
            FindingCode.CERTIFICATE_OK,
            FindingCode.NLA_OK,
            FindingCode.UDP_OK,
            FindingCode.GATEWAY_OK);

    static Rung of(Cause cause, Stage stage) {
        Map<FindingCode, Double> told = new EnumMap<>(FindingCode.class);
        cause.findings().forEach((code, word) -> {
            if (code.stage() == stage && code.severity() == Severity.PROBLEM) {
                told.put(code, Likelihood.of(word));
            }
        });
        double named = sum(told);
        double breaks = passTold(cause, stage)
                .map(passes -> against(named, Likelihood.of(passes) / reached(cause, stage)))
                .orElseGet(() -> Math.max(named, untold(cause, stage)));
        return new Rung(stage, told, Math.min(SUREST, breaks));
    }

    static Rung ofUnlisted(Stage stage) {
        return new Rung(stage, Map.of(), BREAKS_FOR_UNLISTED);
    }

    private static Optional<Word> passTold(Cause cause, Stage stage) {
        return cause.findings().entrySet().stream()
                .filter(e -> e.getKey().stage() == stage && PASSES.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static double against(double named, double passes) {
        return named > 0 ? named / (named + passes) : Math.max(BREAKS_ANYWAY, 1 - passes);
    }

    /** The words say how often a pass is found at all; a test that came this far has the rungs below behind it. */
    private static double reached(Cause cause, Stage stage) {
        return LADDER.stream()
                .filter(below -> below.compareTo(stage) < 0)
                .flatMap(below -> passTold(cause, below).stream())
                .mapToDouble(Likelihood::of)
                .min()
                .orElse(1);
    }

    private static double untold(Cause cause, Stage stage) {
        return cause.stage().rung().map(own -> own == stage).orElse(false) ? meets(cause.visibility()) : BREAKS_ANYWAY;
    }

    /** How often a test meets a cause at its own rung; some break it only where the person is. */
    private static double meets(Visibility visibility) {
        return switch (visibility) {
            case BOTH, EXCLUDE -> 0.95;
            case PARTIAL -> 0.75;
            case BLIND -> 0.15;
        };
    }

    double passes() {
        return 1 - breaks;
    }

    double breaksWith(FindingCode code) {
        double named = sum(told);
        if (named == 0) {
            return breaks * way(code);
        }
        double known = Math.min(named, breaks) * (1 - OTHERWISE);
        return told.containsKey(code) ? known * told.get(code) / named : (breaks - known) * way(code);
    }

    private static double way(FindingCode code) {
        if (TELLING.contains(code)) {
            return TELLING_WAY;
        }
        return code.stage() == Stage.NAME ? COMMON_NAME_WAY : COMMON_WAY;
    }

    private static double sum(Map<FindingCode, Double> probabilities) {
        return probabilities.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    static boolean onLadder(Stage stage) {
        return LADDER.contains(stage);
    }
}
