package dev.redial.diagnosis;

import static dev.redial.finding.FindingCode.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Diagnosis.ContradictionKind;
import dev.redial.diagnosis.Diagnosis.RankedCause;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.Severity;
import dev.redial.knowledge.Answer;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.CauseStage;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Question;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.StepId;
import dev.redial.probe.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ranking on the knowledge that ships: an author who changes a number sees here what it does. */
class DiagnosticianTest {

    private static final KnowledgeBase KNOWLEDGE = Shipped.KNOWLEDGE;
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(Shipped.MODEL);
    private static final StepChooser STEPS = new StepChooser(Shipped.MODEL);

    /** What is found at a host where nothing is wrong. */
    private static final String FINE =
            "NAME_RESOLVED PORT_OPEN NEGOTIATION_OK TLS_REQUIRED TLS_OK CERTIFICATE_SELF_SIGNED"
                    + " CERTIFICATE_OK NLA_OK HOST_IDENTITY";

    /** What an engineer would say at these sights. */
    @ParameterizedTest
    @CsvSource({
        "0x104, NAME_NOT_FOUND, dns-name-not-found",
        "0x204, NAME_RESOLVED PORT_REFUSED, remote-desktop-disabled",
        "0x904/0x7, NAME_RESOLVED PORT_OPEN NEGOTIATION_OK TLS_REQUIRED TLS_RESET_AFTER_HELLO, tls-private-key-unreadable",
        "0x904/0x7, NAME_RESOLVED PORT_OPEN CLASSIC_ONLY, server-only-standard-rdp",
        "0x904, NAME_RESOLVED PORT_OPEN RESET_ON_CONNECT COOKIE_BLOCKED, inspection-device-resets",
        "0x904, NAME_RESOLVED PORT_OPEN CLOSED_ON_CONNECT, relay-or-tunnel-closes",
        "0x904, NAME_RESOLVED PORT_OPEN NOT_RDP, port-used-by-other-program",
        "0x904, NAME_RESOLVED PORT_OPEN ENTRA_REQUIRED, entra-id-signin-mismatch",
        "0x904, NAME_RESOLVED PORT_OPEN NEGOTIATION_OK TLS_REFUSED_IN_PLAIN, xrdp-key-unreadable",
        "0x904, NAME_RESOLVED PORT_OPEN NEGOTIATION_OK TLS_TOO_OLD NLA_OK, tls-version-mismatch",
        "0x4, NAME_RESOLVED PORT_OPEN NEGOTIATION_OK TLS_NO_COMMON_CIPHER, tls-cipher-mismatch",
        "0x904/0x7, NAME_RESOLVED PORT_OPEN NEGOTIATION_OK TLS_STALLED, path-mtu-black-hole",
        "0xB09, PORT_OPEN NEGOTIATION_OK NLA_REQUIRED TLS_OK NLA_OK HOST_IDENTITY, server-demands-nla",
        "0x1B07, PORT_OPEN NEGOTIATION_OK TLS_OK CERTIFICATE_SELF_SIGNED CERTIFICATE_EXPIRED NLA_OK, self-signed-cert-not-renewed",
        "0x1807, PORT_OPEN NEGOTIATION_OK TLS_OK CERTIFICATE_OK NLA_OK HOST_IDENTITY CLOCK_SKEW, clock-skew",
        "0x0/0x0, PORT_OPEN NEGOTIATION_OK TLS_OK NLA_OK CREDSSP_OLD, credssp-patch-mismatch",
        "0x300000C, GATEWAY_UNREACHABLE, gateway-unreachable-or-untrusted",
        "0x904, GATEWAY_NOT_INSTALLED, gateway-unreachable-or-untrusted",
        "0x300001B, GATEWAY_OK, gateway-refuses",
        "0x807, " + FINE + ", wrong-credentials"
    })
    void leadingCause(String code, String findings, String cause) {
        assertThat(leading(evidences(code, findings))).isEqualTo(new CauseId(cause));
    }

    /** A silent port has three common causes, which only the person can tell apart; none of them may be missing. */
    @Test
    void silence_leavesTheThreeThatLookAlike() {
        assertThat(diagnose(evidences("0x204", "NAME_RESOLVED PORT_TIMEOUT")).causes().stream()
                        .limit(3)
                        .map(c -> c.cause().value()))
                .containsExactlyInAnyOrder("host-off-or-asleep", "host-firewall-blocks", "perimeter-firewall-blocks");
    }

    /** A test that reached the port has seen that the computer is on. */
    @Test
    void whatATestAnswered_isNotAsked() {
        for (String code : List.of("", "0x904/0x7", "0x4", "0x807")) {
            Evidences asked = afterQuestions(evidences(code, "PORT_OPEN NO_ANSWER"));
            assertThat(asked.answers()).doesNotContainKey(new QuestionId("host-power"));
        }
        assertThat(afterQuestions(evidences("0x204", "NAME_RESOLVED PORT_TIMEOUT"))
                        .answers())
                .containsKey(new QuestionId("host-power"));
    }

    @Test
    void certificateOfAGateway_saysNothingAboutTheHost() {
        Finding expired = Finding.of(CERTIFICATE_EXPIRED, "on", "gateway").during(Stage.GATEWAY);
        Finding hosts = Finding.of(CERTIFICATE_EXPIRED, "on", "host");
        CauseId host = new CauseId("self-signed-cert-not-renewed");
        CauseId gateway = new CauseId("gateway-unreachable-or-untrusted");
        assertThat(because(host, expired)).isEmpty();
        assertThat(because(gateway, expired)).isNotEmpty();
        assertThat(because(host, hosts)).isNotEmpty();
        assertThat(because(gateway, hosts)).isEmpty();
    }

    @Test
    void directWayThatFailsBesideAGateway_isNoEvidence() {
        assertThat(because(
                        new CauseId("host-off-or-asleep"),
                        Finding.of(PORT_TIMEOUT).as(Severity.NOTE)))
                .isEmpty();
    }

    private static List<Diagnosis.Reason> because(CauseId cause, Finding finding) {
        return diagnose(new Evidences(Optional.empty(), List.of(finding), Map.of(), Map.of())).causes().stream()
                .filter(c -> c.cause().equals(cause))
                .flatMap(c -> c.because().stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x904", "0x904/0x7"})
    void allFine_leavesCausesBehindTheLogOn(String code) {
        Set<CauseStage> behind = Set.of(
                CauseStage.NLA,
                CauseStage.AUTHORIZATION,
                CauseStage.LICENSING,
                CauseStage.SESSION,
                CauseStage.IN_SESSION,
                CauseStage.CLIENT);
        List<RankedCause> causes = diagnose(evidences(code, FINE)).causes();
        assertThat(causes.stream().limit(3).map(c -> stage(c.cause()))).allMatch(behind::contains);
    }

    @Test
    void probabilities_sumToOneWithTheUnlistedCause() {
        for (String findings : List.of("", FINE, "NAME_RESOLVED PORT_REFUSED", "PORT_OPEN NOT_RDP")) {
            Diagnosis diagnosis = diagnose(evidences("0x904/0x7", findings));
            assertThat(diagnosis.causes().stream()
                            .mapToDouble(RankedCause::probability)
                            .sum())
                    .isCloseTo(1, within(1e-9));
            assertThat(diagnosis.probabilityOf(Diagnosis.UNLISTED)).isPositive();
            assertThat(diagnosis.causes()).hasSize(KNOWLEDGE.causes().size() + 1);
        }
    }

    @Test
    void orderOfEvidence_makesNoDifference() {
        Evidences one = evidences("0x904/0x7", FINE);
        List<Finding> turned = new ArrayList<>(one.findings());
        Collections.reverse(turned);
        assertThat(diagnose(new Evidences(one.code(), turned, one.answers(), one.tried())))
                .isEqualTo(diagnose(one));
    }

    @Test
    void sameFindingAtSeveralAddresses_countsOnce() {
        Finding refused = Finding.of(PORT_REFUSED, "port", "3389");
        Evidences once = new Evidences(Optional.empty(), List.of(refused.at("192.0.2.7")), Map.of(), Map.of());
        Evidences twice = new Evidences(
                Optional.empty(), List.of(refused.at("192.0.2.7"), refused.at("192.0.2.8")), Map.of(), Map.of());
        assertThat(diagnose(twice)).isEqualTo(diagnose(once));
    }

    @Test
    void withdrawnAnswer_leavesNoTrace() {
        Evidences before = evidences("0x204", "");
        Evidences with = before.withAnswer(new QuestionId("host-power"), "awake");
        Map<QuestionId, String> less = new HashMap<>(with.answers());
        less.remove(new QuestionId("host-power"));
        Evidences without = new Evidences(with.code(), with.findings(), less, with.tried());

        assertThat(diagnose(with)).isNotEqualTo(diagnose(before));
        assertThat(diagnose(without)).isEqualTo(diagnose(before));
    }

    @Test
    void unknown_movesNothing() {
        Evidences before = evidences("0x204", "");
        Evidences after = before.withAnswer(new QuestionId("host-power"), Answer.UNKNOWN);
        assertThat(diagnose(after)).isEqualTo(diagnose(before));
    }

    /** The same fault is reported with 0, with 7 and with none. */
    @Test
    void extendedCodeOf0x904_doesNotDecide() {
        List<Double> seven = probabilities("0x904/0x7");
        assertThat(probabilities("0x904/0x0")).isEqualTo(seven);
        assertThat(probabilities("0x904")).isEqualTo(seven);
        assertThat(probabilities("0x904/0x8")).isNotEqualTo(seven);
    }

    @Test
    void missingFinding_countsWhereTheTestCameThatFar() {
        CauseId cause = new CauseId("server-demands-nla");
        double demanded = diagnose(evidences("", "PORT_OPEN NEGOTIATION_OK NLA_REQUIRED TLS_OK NLA_OK"))
                .probabilityOf(cause);
        double let = diagnose(evidences("", "PORT_OPEN NEGOTIATION_OK TLS_REQUIRED TLS_OK NLA_OK"))
                .probabilityOf(cause);
        double notTested = diagnose(evidences("", "PORT_OPEN")).probabilityOf(cause);
        assertThat(let).isLessThan(demanded / 10).isLessThan(notTested);
    }

    @Test
    void deadAddressBesideALivingOne_isNoEvidence() {
        Finding dead = Finding.of(PORT_REFUSED, "port", "3389").as(Severity.WARNING);
        Evidences fine = evidences("0x904", FINE);
        List<Finding> more = new ArrayList<>(fine.findings());
        more.add(dead);
        assertThat(leading(new Evidences(fine.code(), more, Map.of(), Map.of())))
                .isEqualTo(leading(fine));
    }

    @Test
    void stepThatFailed_lowersItsCauseAndDoesNotRuleItOut() {
        Evidences before = evidences("0x904/0x7", "PORT_OPEN CLASSIC_ONLY");
        CauseId cause = new CauseId("server-only-standard-rdp");
        double first = diagnose(before).probabilityOf(cause);
        double then = diagnose(tried(before, "raise-security-layer", StepResult.NOT_FIXED))
                .probabilityOf(cause);
        assertThat(then).isLessThan(first).isGreaterThan(first / 20);
        assertThat(diagnose(tried(before, "raise-security-layer", StepResult.NOT_POSSIBLE)))
                .isEqualTo(diagnose(before));
    }

    @Test
    void codeAgainstTheTest_isSaid() {
        assertThat(kinds(evidences("0x204", FINE))).containsExactly(ContradictionKind.STAGE_PASSED_FROM_HERE);
        assertThat(kinds(evidences("0x807", "NAME_RESOLVED PORT_TIMEOUT")))
                .containsExactly(ContradictionKind.STAGE_NOT_REACHED_FROM_HERE);
        assertThat(kinds(evidences("0x904/0x7", FINE))).isEmpty();
        // We take an expired certificate and see the first message of the sign-in only.
        assertThat(kinds(evidences("0x1B07", "PORT_OPEN NEGOTIATION_OK TLS_OK CERTIFICATE_EXPIRED NLA_OK")))
                .isEmpty();
        assertThat(kinds(evidences("0x1807", FINE))).isEmpty();
    }

    @Test
    void noWeakeningStep_isOfferedBeforeASaferOne() {
        for (Cause cause : KNOWLEDGE.causes()) {
            Evidences evidences = new Evidences(Optional.empty(), typical(cause), askedEnough(), Map.of());
            boolean weakened = false;
            while (STEPS.choose(evidences, diagnose(evidences))
                    instanceof NextStep.Try(var id, var chance, var against)) {
                boolean weakens = KNOWLEDGE.step(id).map(Step::weakensSecurity).orElse(false);
                assertThat(weakens || !weakened)
                        .as("%s comes after a step that weakens security, for %s", id, cause.id())
                        .isTrue();
                weakened = weakens;
                evidences = tried(evidences, id.value(), StepResult.NOT_POSSIBLE);
            }
        }
    }

    @Test
    void nobody_isAskedMoreThanFourQuestions() {
        for (String code : List.of("", "0x904/0x7", "0x204", "0x4", "0x807")) {
            assertThat(afterQuestions(evidences(code, "")).answers()).hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void stepThatFixedIt_endsTheCase() {
        Evidences solved = tried(evidences("0x204", ""), "enable-remote-desktop", StepResult.FIXED);
        assertThat(STEPS.choose(solved, diagnose(solved)))
                .isInstanceOfSatisfying(
                        NextStep.HandOver.class, h -> assertThat(h.why()).isEqualTo(NextStep.Why.SOLVED));
    }

    @Test
    void whenEverythingWasTried_theCaseIsPassedOn() {
        Evidences evidences = evidences("0x204", "NAME_RESOLVED PORT_REFUSED");
        for (Step step : KNOWLEDGE.steps()) {
            evidences = tried(evidences, step.id().value(), StepResult.NOT_FIXED);
        }
        assertThat(STEPS.choose(evidences, diagnose(evidences)))
                .isInstanceOfSatisfying(
                        NextStep.HandOver.class, h -> assertThat(h.why()).isEqualTo(NextStep.Why.NOTHING_LEFT_TO_TRY));
    }

    /** Answers whatever is asked with its first answer until nothing is asked any more. */
    private static Evidences afterQuestions(Evidences evidences) {
        Evidences now = evidences;
        while (STEPS.choose(now, diagnose(now)) instanceof NextStep.Ask(var question, var saves, var between)) {
            String first = KNOWLEDGE.question(question).orElseThrow().answers().getFirst();
            now = now.withAnswer(question, first);
        }
        return now;
    }

    private static Map<QuestionId, String> askedEnough() {
        return KNOWLEDGE.questions().stream().limit(4).collect(Collectors.toMap(Question::id, q -> Answer.UNKNOWN));
    }

    /** What a test most often shows of a cause. */
    private static List<Finding> typical(Cause cause) {
        return cause.findings().entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(e -> List.of(Finding.of(e.getKey())))
                .orElse(List.of());
    }

    private static Evidences tried(Evidences evidences, String step, StepResult result) {
        Map<StepId, StepResult> tried = new HashMap<>(evidences.tried());
        tried.put(new StepId(step), result);
        return new Evidences(evidences.code(), evidences.findings(), evidences.answers(), tried);
    }

    private static Diagnosis diagnose(Evidences evidences) {
        return DIAGNOSTICIAN.diagnose(evidences);
    }

    private static CauseId leading(Evidences evidences) {
        return diagnose(evidences).causes().getFirst().cause();
    }

    private static List<Double> probabilities(String code) {
        return diagnose(evidences(code, "")).causes().stream()
                .map(RankedCause::probability)
                .toList();
    }

    private static List<ContradictionKind> kinds(Evidences evidences) {
        return diagnose(evidences).contradictions().stream()
                .map(Diagnosis.Contradiction::kind)
                .toList();
    }

    private static CauseStage stage(CauseId cause) {
        return KNOWLEDGE.cause(cause).map(Cause::stage).orElse(CauseStage.UNKNOWN);
    }

    private static Evidences evidences(String code, String findings) {
        List<Finding> found = Arrays.stream(findings.split(" "))
                .filter(f -> !f.isEmpty())
                .map(f -> Finding.of(FindingCode.valueOf(f)))
                .map(f -> f.code() == CLOCK_SKEW ? f.as(Severity.PROBLEM) : f)
                .toList();
        return new Evidences(code(code), found, Map.of(), Map.of());
    }

    private static Optional<ErrorCode> code(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] numbers = text.split("/");
        int main = Integer.decode(numbers[0]);
        return Optional.of(numbers.length == 1 ? ErrorCode.of(main) : ErrorCode.of(main, Integer.decode(numbers[1])));
    }
}
