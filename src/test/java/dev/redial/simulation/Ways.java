package dev.redial.simulation;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.Diagnostician;
import dev.redial.diagnosis.Effort;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.Likelihood;
import dev.redial.diagnosis.Model;
import dev.redial.diagnosis.NextStep;
import dev.redial.diagnosis.StepChooser;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CodeMeaning;
import dev.redial.knowledge.CodeStage;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.StepId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways that are compared. */
final class Ways {

    private Ways() {}

    /** As the program does it. */
    static Way redial(Model model) {
        Diagnostician diagnostician = new Diagnostician(model);
        StepChooser chooser = new StepChooser(model);
        return way("Redial", (evidences, person) -> {
            Diagnosis diagnosis = diagnostician.diagnose(evidences);
            return switch (chooser.choose(evidences, diagnosis)) {
                case NextStep.Ask(var question, var saves, var between) -> new Way.Move.Ask(question);
                case NextStep.Try(var step, var chance, var against) -> new Way.Move.Try(step);
                case NextStep.HandOver over -> new Way.Move.PassOn();
            };
        });
    }

    /** Somebody who knows the cause and nothing else: its steps, the best for its price first. */
    static Way oracle(KnowledgeBase knowledge) {
        return way(
                "oracle",
                (evidences, person) -> person.fault().cause().stream()
                        .flatMap(cause -> cause.steps().keySet().stream())
                        .filter(step -> !evidences.tried().containsKey(step))
                        .max(Comparator.comparingDouble(
                                step -> person.fault().cures().getOrDefault(step.value(), 0.0)
                                        / Effort.minutes(knowledge.step(step).orElseThrow())))
                        .<Way.Move>map(Way.Move.Try::new)
                        .orElseGet(Way.Move.PassOn::new));
    }

    /** The commonest cause first, whatever was seen. */
    static Way byPrior(KnowledgeBase knowledge) {
        List<StepId> order = knowledge.causes().stream()
                .sorted(Comparator.comparingInt(Cause::prior).reversed())
                .flatMap(Ways::bestFirst)
                .distinct()
                .limit(MOST_TRIED)
                .toList();
        return way("by prior", (evidences, person) -> inOrder(order, evidences));
    }

    private static final int MOST_TRIED = 15;

    private static Stream<StepId> bestFirst(Cause cause) {
        return cause.steps().entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> -Likelihood.of(e.getValue())))
                .limit(1)
                .map(e -> e.getKey());
    }

    /**
     * The list of a usual help article, from top to bottom. We put the lists together from what such pages advise, several of which
     * {@code src/docs/side-by-side.md} reads; what cannot mend anything is left out, and the list is chosen by the place of the code, which most pages
     * do not do. Both favour the article.
     */
    static Way article(KnowledgeBase knowledge) {
        return way("help article", (evidences, person) -> inOrder(list(place(evidences, knowledge)), evidences));
    }

    private static Optional<CodeStage> place(Evidences evidences, KnowledgeBase knowledge) {
        return evidences
                .code()
                .flatMap(code -> knowledge.describe(code).main() instanceof CodeMeaning.Known(var entry)
                        ? Optional.of(entry.stage())
                        : Optional.empty());
    }

    private static List<StepId> list(Optional<CodeStage> place) {
        if (place.isEmpty()) {
            return UNREACHED;
        }
        return switch (place.get()) {
            case DNS, TCP -> UNREACHED;
            case CREDSSP, LOGON, POLICY -> REFUSED;
            case LICENSING -> UNLICENSED;
            case GATEWAY -> GATEWAY;
            case X224, TLS, SESSION, CLIENT -> BROKEN;
        };
    }

    private static final List<StepId> UNREACHED = steps(
            "use-wired-or-other-network",
            "check-target-name-and-port",
            "enable-remote-desktop",
            "enable-host-firewall-rules",
            "set-network-profile",
            "start-rdp-services",
            "flush-dns",
            "clear-saved-credentials",
            "check-rdp-listener",
            "set-rdp-port-consistently",
            "add-security-exception",
            "open-network-path",
            "connect-vpn-and-retest",
            "reboot-host");
    private static final List<StepId> BROKEN = steps(
            "use-wired-or-other-network",
            "enable-remote-desktop",
            "enable-host-firewall-rules",
            "restart-termservice",
            "clear-saved-credentials",
            "recreate-rdp-certificate",
            "flush-dns",
            "add-security-exception",
            "temporarily-allow-without-nla",
            "install-updates-client",
            "update-display-driver",
            "disable-udp-client",
            "use-other-client",
            "reboot-host");
    private static final List<StepId> REFUSED = steps(
            "correct-user-name-format",
            "clear-saved-credentials",
            "reset-password",
            "add-user-to-remote-desktop-users",
            "unlock-account",
            "enable-account",
            "temporarily-allow-without-nla",
            "update-credssp-both-sides",
            "sync-clock",
            "check-domain-controller",
            "fix-account-restrictions",
            "repair-machine-trust",
            "use-local-account");
    private static final List<StepId> UNLICENSED = steps(
            "renew-client-licence",
            "configure-rds-licensing",
            "connect-admin-mode",
            "remove-rds-role",
            "log-off-stale-sessions",
            "reboot-host");
    private static final List<StepId> GATEWAY = steps(
            "check-gateway-settings",
            "fix-gateway-reachability",
            "accept-or-install-cert",
            "clear-saved-credentials",
            "fix-gateway-policies",
            "install-updates-client",
            "connect-vpn-and-retest",
            "use-other-client");

    private static List<StepId> steps(String... ids) {
        return Stream.of(ids).map(StepId::new).toList();
    }

    private static Way.Move inOrder(List<StepId> order, Evidences evidences) {
        return order.stream()
                .filter(step -> !evidences.tried().containsKey(step))
                .findFirst()
                .<Way.Move>map(Way.Move.Try::new)
                .orElseGet(Way.Move.PassOn::new);
    }

    private interface Choice {
        Way.Move next(Evidences evidences, Person person);
    }

    private static Way way(String name, Choice choice) {
        return new Way() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Move next(Evidences evidences, Person person) {
                return choice.next(evidences, person);
            }
        };
    }
}
