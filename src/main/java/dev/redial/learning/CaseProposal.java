package dev.redial.learning;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.redial.code.ErrorCode;
import dev.redial.finding.FindingCode;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a case whose cause staff confirmed would add to the file of that cause: its code, findings and the step that helped, where the file knows
 * nothing of them. One case proves little, so the weakest word that says "it happens" is proposed; an editor decides.
 */
public final class CaseProposal {

    private static final String CODE_WORD = "rare";
    private static final String WORD = "sometimes";
    private static final int CONTEXT = 3;
    private static final String HEAD = "---";

    private CaseProposal() {}

    /** What the case showed. @param findings what was wrong */
    public record Shown(Optional<ErrorCode> code, List<FindingCode> findings, Optional<StepId> helped) {}

    /**
     * The change as a unified diff.
     *
     * @param path of the file, below the folder of the knowledge
     * @param text the file as it is
     * @return empty where the file knows all of it
     */
    public static Optional<String> diff(Cause cause, String path, String text, Shown shown) {
        List<String> before = text.lines().toList();
        List<String> after = new ArrayList<>(before);
        shown.code()
                .filter(code -> cause.codes().keySet().stream().noneMatch(pattern -> pattern.matches(code)))
                .ifPresent(code -> add(after, "codes", "\"" + code + "\"", CODE_WORD));
        shown.findings().stream()
                .distinct()
                .filter(finding -> !cause.findings().containsKey(finding))
                .forEach(finding -> add(after, "findings", finding.name(), WORD));
        shown.helped()
                .filter(step -> !cause.steps().containsKey(step))
                .ifPresent(step -> add(after, "steps", step.value(), WORD));
        if (after.equals(before)) {
            return Optional.empty();
        }
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                "a/" + path, "b/" + path, before, DiffUtils.diff(before, after), CONTEXT);
        return Optional.of(String.join("\n", diff) + "\n");
    }

    /** As the last entry of its list in the head; a list that is not there yet is begun at the head's end. */
    private static void add(List<String> lines, String list, String key, String word) {
        String entry = "  " + key + ": " + word;
        int at = lines.indexOf(list + ":");
        if (at < 0) {
            int end = lines.subList(1, lines.size()).indexOf(HEAD) + 1;
            lines.addAll(end, List.of(list + ":", entry));
            return;
        }
        int next = at + 1;
        while (lines.get(next).startsWith(" ")) {
            next++;
        }
        lines.add(next, entry);
    }
}
