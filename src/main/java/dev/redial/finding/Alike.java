package dev.redial.finding;

import dev.redial.probe.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is the same at every address of a name is told once, and about the name. */
final class Alike {

    private Alike() {}

    static List<Finding> merged(List<Finding> found, List<Measured> addresses) {
        long open = addresses.stream().filter(Measured::open).count();
        if (open < 2) {
            return found;
        }
        List<Finding> merged = new ArrayList<>();
        for (Finding finding : found) {
            List<Finding> same = found.stream().filter(f -> same(f, finding)).toList();
            boolean everywhere = above(finding.stage())
                    && same.stream().map(Finding::address).distinct().count() == open;
            if (!everywhere) {
                merged.add(finding);
            } else if (same.getFirst() == finding) {
                merged.add(new Finding(
                        finding.code(),
                        finding.severity(),
                        finding.stage(),
                        Optional.empty(),
                        finding.args(),
                        same.stream().flatMap(f -> f.millis().stream()).max(Long::compare)));
            }
        }
        return merged;
    }

    /** Which addresses have an open port is worth a line each. */
    private static boolean above(Stage stage) {
        return stage.compareTo(Stage.TCP) > 0;
    }

    private static boolean same(Finding a, Finding b) {
        return a.code() == b.code()
                && a.severity() == b.severity()
                && a.stage() == b.stage()
                && a.args().equals(b.args());
    }
}
