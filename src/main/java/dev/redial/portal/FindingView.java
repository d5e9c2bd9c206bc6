package dev.redial.portal;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.FindingWords;
import dev.redial.finding.Severity;
import dev.redial.probe.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One finding in words. @param anchor unique on its page: {@code certificate-expired}, {@code certificate-expired-2} */
record FindingView(String anchor, Severity severity, Stage stage, String text, String address, String code) {

    /** Findings of one severity. @param open whether they are shown at once */
    record Group(Severity severity, List<FindingView> findings, boolean open) {}

    /** By severity, the weightiest first. A refusal of the whole target is told elsewhere. */
    static List<Group> groups(List<Finding> findings, Locale locale) {
        Map<Severity, List<FindingView>> bySeverity = new EnumMap<>(Severity.class);
        Map<FindingCode, Integer> seen = new HashMap<>();
        for (Finding finding : findings) {
            if (finding.code() != FindingCode.TARGET_REFUSED) {
                int nth = seen.merge(finding.code(), 1, Integer::sum);
                bySeverity
                        .computeIfAbsent(finding.severity(), s -> new ArrayList<>())
                        .add(of(finding, nth, locale));
            }
        }
        return bySeverity.entrySet().stream()
                .map(e -> new Group(e.getKey(), e.getValue(), open(e.getKey())))
                .toList();
    }

    private static boolean open(Severity severity) {
        return switch (severity) {
            case PROBLEM, WARNING, NOTE -> true;
            case OK, UNKNOWN -> false;
        };
    }

    private static FindingView of(Finding finding, int nth, Locale locale) {
        String anchor = finding.code().anchor();
        return new FindingView(
                nth == 1 ? anchor : anchor + "-" + nth,
                finding.severity(),
                finding.stage(),
                FindingWords.text(finding, locale),
                finding.address().orElse(""),
                finding.code().name());
    }
}
