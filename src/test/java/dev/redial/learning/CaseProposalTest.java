package dev.redial.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.code.ErrorCode;
import dev.redial.finding.FindingCode;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.KnowledgeFiles;
import dev.redial.knowledge.KnowledgeLoader;
import dev.redial.knowledge.StepId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A confirmed case as a change to the knowledge that can be applied and read again. */
class CaseProposalTest {

    private static final String PATH = "causes/remote-desktop-disabled.md";

    private final KnowledgeFiles files = new KnowledgeFiles().with(Path.of("src/main/resources/knowledge"));

    private static KnowledgeBase knowledge(KnowledgeFiles files) {
        return switch (KnowledgeLoader.load(files)) {
            case KnowledgeLoader.Loaded.Whole(var knowledge) -> knowledge;
            case KnowledgeLoader.Loaded.Broken(var defects) -> throw new AssertionError(defects.toString());
        };
    }

    private Cause cause(KnowledgeFiles from) {
        return knowledge(from).cause(new CauseId("remote-desktop-disabled")).orElseThrow();
    }

    private Optional<String> diff(CaseProposal.Shown shown) {
        return CaseProposal.diff(cause(files), PATH, files.layers(PATH).getFirst(), shown);
    }

    @Test
    void whatIsKnown_isNotProposed() {
        assertThat(diff(new CaseProposal.Shown(
                        Optional.of(ErrorCode.of(0x204, 0)),
                        List.of(FindingCode.PORT_REFUSED),
                        Optional.of(new StepId("enable-remote-desktop")))))
                .isEmpty();
    }

    @Test
    void whatIsNew_isAddedToItsList() {
        String diff = diff(new CaseProposal.Shown(
                        Optional.of(ErrorCode.of(0x904, 7)),
                        List.of(FindingCode.NO_ANSWER, FindingCode.NO_ANSWER, FindingCode.PORT_REFUSED),
                        Optional.of(new StepId("reboot-host"))))
                .orElseThrow();
        assertThat(diff.lines())
                .startsWith("--- a/" + PATH, "+++ b/" + PATH)
                .containsOnlyOnce("+  \"0x904/0x7\": rare")
                .containsOnlyOnce("+  NO_ANSWER: sometimes")
                .containsOnlyOnce("+  reboot-host: sometimes");
        assertThat(diff.lines().filter(l -> l.startsWith("-") && !l.startsWith("---")))
                .isEmpty();
    }

    @Test
    void applied_itIsReadAndThenKnown() throws Exception {
        CaseProposal.Shown shown = new CaseProposal.Shown(
                Optional.of(ErrorCode.of(0x904, 7)),
                List.of(FindingCode.NO_ANSWER),
                Optional.of(new StepId("reboot-host")));
        List<String> before = files.layers(PATH).getFirst().lines().toList();
        List<String> after = com.github.difflib.DiffUtils.patch(
                before,
                com.github.difflib.UnifiedDiffUtils.parseUnifiedDiff(
                        diff(shown).orElseThrow().lines().toList()));
        KnowledgeFiles changed = new KnowledgeFiles()
                .with(Path.of("src/main/resources/knowledge"))
                .with(PATH, String.join("\n", after) + "\n");
        Cause read = cause(changed);
        assertThat(read.steps()).containsKey(new StepId("reboot-host"));
        assertThat(CaseProposal.diff(read, PATH, changed.layers(PATH).getFirst(), shown))
                .isEmpty();
    }
}
