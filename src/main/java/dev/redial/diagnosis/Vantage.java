package dev.redial.diagnosis;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.knowledge.QuestionId;
import java.util.List;
import java.util.Locale;

/**
 * How far a test from here stands for the person's own way to the host. Who is in the same network, in a VPN or behind a gateway reaches what we can't, and a name that
 * only their network knows is not missing because we don't find it: then silence from here says little, about any cause.
 *
 * @param samePath how probably the test went the person's way
 */
record Vantage(double samePath) {

    private static final QuestionId WHERE_FROM = new QuestionId("where-from");

    /** Endings of names that no public name server can know: RFC 6762 appendix G, RFC 8375, and .internal, which ICANN reserved in 2024. */
    private static final List<String> PRIVATE =
            List.of(".local", ".lan", ".internal", ".intranet", ".home", ".corp", ".private", ".home.arpa");

    static Vantage of(Evidences evidences) {
        boolean privateName = evidences.findings().stream().anyMatch(Vantage::hidden);
        if (privateName) {
            return new Vantage(0.25);
        }
        return switch (evidences.answers().getOrDefault(WHERE_FROM, "")) {
            case "same-network", "vpn" -> new Vantage(0.5);
            case "through-gateway" -> new Vantage(0.7);
            case "internet" -> new Vantage(0.985);
            default -> new Vantage(0.975);
        };
    }

    private static boolean hidden(Finding finding) {
        if (finding.code() == FindingCode.NAME_INTERNAL_ADDRESS) {
            return true;
        }
        String name = finding.args().getOrDefault("name", "").toLowerCase(Locale.ROOT);
        return finding.code() == FindingCode.NAME_NOT_FOUND
                && !name.isEmpty()
                && (!name.contains(".") || PRIVATE.stream().anyMatch(name::endsWith));
    }

    /** Log-odds of an outcome for a cause against the unlisted one, where it may not be the person's. @param given how probable it is on the person's way */
    double weight(FindingCode outcome, double given, double unlisted) {
        double elsewhere = elsewhere(outcome);
        return Math.log(
                (samePath * given + (1 - samePath) * elsewhere) / (samePath * unlisted + (1 - samePath) * elsewhere));
    }

    /** How often a test that goes another way than the person meets this. */
    private static double elsewhere(FindingCode outcome) {
        return switch (outcome) {
            case NAME_NOT_FOUND, NAME_NO_ADDRESS -> 0.4;
            case PORT_TIMEOUT -> 0.5;
            case HOST_UNREACHABLE, PORT_REFUSED -> 0.05;
            case NAME_RESOLVED -> 0.5;
            case PORT_OPEN -> 0.3;
            default -> 0.002;
        };
    }
}
