package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;

import dev.redial.probe.SkipReason;
import dev.redial.probe.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the way straight to a computer means for people who take the one through a gateway: nothing as long as it only shows that there is no such
 * way, and something where the computer itself answers, for the gateway meets the same service.
 */
public final class DirectWay {

    private DirectWay() {}

    /** The findings about the host as they weigh beside a gateway: none of them is a problem by itself. */
    public static List<Finding> aside(List<Finding> direct) {
        List<Finding> found =
                new ArrayList<>(direct.stream().map(DirectWay::aside).toList());
        if (!found.equals(direct)) {
            found.add(Finding.of(DIRECT_WAY_ASIDE));
        }
        return found;
    }

    private static Finding aside(Finding finding) {
        if (finding.severity() != Severity.PROBLEM) {
            return finding;
        }
        return switch (finding.stage()) {
            case NAME, TCP, NEGOTIATION, UDP, PATH -> finding.as(Severity.NOTE);
            case TLS, CERTIFICATE, NLA, GATEWAY -> finding.as(Severity.WARNING);
        };
    }

    /** What is said of a host that can't be dialled from here, from this stage on. */
    public static List<Finding> untested(Stage from) {
        return Stream.of(Stage.NAME, Stage.TCP, Stage.NEGOTIATION, Stage.TLS, Stage.NLA)
                .filter(stage -> stage.compareTo(from) >= 0)
                .map(stage -> Finding.of(NOT_TESTED, "why", SkipReason.BEHIND_GATEWAY.id())
                        .during(stage))
                .toList();
    }
}
