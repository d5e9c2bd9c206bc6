package dev.redial.simulation;

import dev.redial.diagnosis.Likelihood;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.Severity;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseStage;
import dev.redial.knowledge.Visibility;
import dev.redial.knowledge.Word;
import dev.redial.probe.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a test shows of a fault: it climbs rung by rung until one breaks, as the probes do. It reads the tables of the knowledge by itself and shares no code with the diagnosis
 * but the numbers of the words: else a mistake there would be one here, and nobody would see it.
 */
final class Sight {

    private static final List<Stage> LADDER = List.of(Stage.NAME, Stage.TCP, Stage.NEGOTIATION, Stage.TLS, Stage.NLA);

    /** A rung that has nothing to do with the fault breaks seldom. */
    private static final double BREAKS_ANYWAY = 0.03;
    /** What is in no list may be anywhere. */
    private static final double BREAKS_FOR_UNLISTED = 0.12;
    /** A remark that has nothing to do with the fault. */
    private static final double REMARK = 0.03;

    private final Fault fault;
    private final World.Noise noise;
    private final Chance chance;
    private final boolean besideThePath;
    private boolean met;

    /** @param besideThePath whether the test goes another way than the person */
    Sight(Fault fault, World.Noise noise, boolean besideThePath, Chance chance) {
        this.besideThePath = besideThePath;
        this.fault = fault;
        this.noise = noise;
        this.chance = chance;
    }

    /** Whether the test came upon the fault itself: something that is wrong, and that the knowledge expects of it at least as often as not. */
    boolean met() {
        return met;
    }

    List<Finding> look() {
        if (chance.happens(noise.untested())) {
            return List.of();
        }
        if (besideThePath) {
            return List.of(
                    chance.happens(0.5)
                            ? Finding.of(
                                    FindingCode.NAME_NOT_FOUND,
                                    "name",
                                    chance.happens(0.8) ? "pc7.corp" : "pc7.example.org")
                            : Finding.of(FindingCode.PORT_TIMEOUT));
        }
        List<FindingCode> seen = new ArrayList<>();
        climb(seen);
        gateway(seen);
        List<Finding> told = seen.stream()
                .distinct()
                .filter(code -> code.severity() == Severity.OK || !chance.happens(noise.lost()))
                .map(World::finding)
                .toList();
        met = told.stream().anyMatch(f -> tells(f.code()));
        return told;
    }

    private boolean tells(FindingCode code) {
        return code.severity().compareTo(Severity.WARNING) <= 0
                && fault.cause()
                        .map(cause -> cause.findings().get(code))
                        .filter(word -> Likelihood.of(word) >= Likelihood.of(Word.OFTEN))
                        .isPresent();
    }

    private void climb(List<FindingCode> seen) {
        for (Stage rung : LADDER) {
            Optional<FindingCode> broken = breaks(rung);
            if (broken.isPresent()) {
                seen.add(broken.get());
                return;
            }
            seen.addAll(passing(rung));
        }
        remarks(Stage.UDP, seen);
        remarks(Stage.PATH, seen);
    }

    /** What breaks at this rung, if anything. */
    private Optional<FindingCode> breaks(Stage rung) {
        Map<FindingCode, Double> told = new LinkedHashMap<>();
        fault.findings().forEach((code, p) -> {
            if (code.stage() == rung && code.severity() == Severity.PROBLEM) {
                told.put(code, p);
            }
        });
        double named = told.values().stream().mapToDouble(Double::doubleValue).sum();
        double broken = rung == ownRung() ? Math.max(named, visible()) : Math.max(named, anyway());
        Double pass = fault.findings().get(pass(rung));
        if (pass != null) {
            broken = named > 0 ? named / (named + pass) : 1 - pass;
        }
        if (!chance.happens(Math.min(0.97, broken))) {
            return Optional.empty();
        }
        boolean expected = named > 0 && (rung == ownRung() || chance.happens(named / Math.max(named, broken)));
        return expected ? chance.draw(told, named) : Optional.of(chance.any(anything(rung)));
    }

    private double anyway() {
        return fault.cause().isEmpty() ? BREAKS_FOR_UNLISTED : BREAKS_ANYWAY;
    }

    private Stage ownRung() {
        return fault.cause()
                .map(Cause::stage)
                .flatMap(CauseStage::rung)
                .filter(LADDER::contains)
                .orElse(Stage.PATH);
    }

    /** How often the test itself meets the fault. */
    private double visible() {
        Visibility visibility = fault.cause().map(Cause::visibility).orElse(Visibility.BLIND);
        return switch (visibility) {
            case BOTH, EXCLUDE -> 0.95;
            case PARTIAL -> 0.7;
            case BLIND -> 0.1;
        };
    }

    private static List<FindingCode> anything(Stage rung) {
        return switch (rung) {
            case NAME -> List.of(FindingCode.NAME_NOT_FOUND, FindingCode.NAME_NO_ADDRESS);
            case TCP -> List.of(FindingCode.PORT_TIMEOUT, FindingCode.PORT_REFUSED, FindingCode.HOST_UNREACHABLE);
            case NEGOTIATION ->
                List.of(FindingCode.CLOSED_ON_CONNECT, FindingCode.RESET_ON_CONNECT, FindingCode.NO_ANSWER);
            case TLS ->
                List.of(
                        FindingCode.TLS_RESET_AFTER_HELLO,
                        FindingCode.TLS_CLOSED_AFTER_HELLO,
                        FindingCode.TLS_STALLED,
                        FindingCode.TLS_ALERT);
            case NLA -> List.of(FindingCode.NLA_CLOSED, FindingCode.NLA_TIMEOUT, FindingCode.NLA_ERROR);
            case CERTIFICATE, UDP, GATEWAY, PATH -> List.of(FindingCode.PROBE_BROKEN);
        };
    }

    private static FindingCode pass(Stage rung) {
        return switch (rung) {
            case NAME -> FindingCode.NAME_RESOLVED;
            case TCP -> FindingCode.PORT_OPEN;
            case NEGOTIATION -> FindingCode.NEGOTIATION_OK;
            case TLS -> FindingCode.TLS_OK;
            case NLA -> FindingCode.NLA_OK;
            case CERTIFICATE -> FindingCode.CERTIFICATE_OK;
            case UDP -> FindingCode.UDP_OK;
            case GATEWAY -> FindingCode.GATEWAY_OK;
            case PATH -> FindingCode.SMALL_HELLO_UNANSWERED;
        };
    }

    private List<FindingCode> passing(Stage rung) {
        List<FindingCode> seen = new ArrayList<>();
        seen.add(pass(rung));
        remarks(rung, seen);
        if (rung == Stage.TLS) {
            remarks(Stage.CERTIFICATE, seen);
        }
        return seen;
    }

    /** Notes, warnings and what is wrong with certificates: each for itself. */
    private void remarks(Stage stage, List<FindingCode> seen) {
        for (FindingCode code : FindingCode.values()) {
            boolean aRemark = code.severity() == Severity.WARNING
                    || code.severity() == Severity.NOTE
                    || stage == Stage.CERTIFICATE && code.severity() == Severity.PROBLEM
                    || stage == Stage.PATH
                    || code == FindingCode.CREDSSP_OLD
                    || code == FindingCode.CERTIFICATE_OK;
            if (code.stage() == stage
                    && aRemark
                    && chance.happens(fault.findings().getOrDefault(code, usual(code)))) {
                seen.add(code);
            }
        }
    }

    private double usual(FindingCode code) {
        return switch (code) {
            case NLA_REQUIRED, HOST_IDENTITY, CERTIFICATE_SELF_SIGNED -> 0.6;
            case TLS_REQUIRED, CERTIFICATE_OK, UDP_NO_ANSWER -> 0.3;
            case CERTIFICATE_NAME_MISMATCH, CERTIFICATE_UNTRUSTED_ISSUER, HOST_NAME_DIFFERS, OS_END_OF_SUPPORT -> 0.1;
            case CREDSSP_OLD, LARGE_PACKETS_LOST, CLOCK_SKEW, TLS_TOO_OLD -> 0.005;
            default -> code.severity() == Severity.PROBLEM ? REMARK / 3 : REMARK;
        };
    }

    /** People who go through a gateway have it tested too. */
    private void gateway(List<FindingCode> seen) {
        if (fault.cause().map(c -> c.stage() != CauseStage.GATEWAY).orElse(true)) {
            return;
        }
        Map<FindingCode, Double> told = new LinkedHashMap<>();
        fault.findings().forEach((code, p) -> {
            if (code.stage() == Stage.GATEWAY) {
                told.put(code, p);
            }
        });
        double named = told.values().stream().mapToDouble(Double::doubleValue).sum();
        seen.removeIf(code -> code.severity() == Severity.PROBLEM);
        seen.add(chance.draw(told, Math.max(1, named)).orElse(FindingCode.GATEWAY_OK));
    }
}
