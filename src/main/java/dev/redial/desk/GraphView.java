package dev.redial.desk;

import dev.redial.knowledge.Strength;
import dev.redial.knowledge.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on codes, causes and steps as its template shows it. Text that is absent is empty.
 *
 * @param narrowed whether one code or cause is shown and not all
 * @param codeless causes without a code
 */
record GraphView(
        Typed typed,
        boolean narrowed,
        List<QueueView.Choice> causes,
        List<CodeNode> codes,
        List<CauseNode> codeless,
        List<Dead> dead,
        @Nullable GraphDrawing drawing) {

    /** What was asked for. @param codeUnreadable whether nobody can tell which code is meant @param causeUnknown likewise the cause */
    record Typed(String code, String cause, boolean codeUnreadable, boolean causeUnknown) {}

    /** @param page the visitors' page on it */
    record CodeNode(String code, String page, boolean article, boolean unexplained, List<CauseNode> causes) {}

    /**
     * @param strength how strongly the code points here; absent where there is no code
     * @param by the code by which the cause names it, where that is another one
     */
    record CauseNode(
            String id,
            String title,
            @Nullable Strength strength,
            String by,
            boolean unreached,
            boolean onlyWeakening,
            List<StepNode> steps) {}

    record StepNode(String id, String title, Word cures, boolean weakening) {}

    /** @param address where it is shown; empty where there is no page on it */
    record Dead(DeadKind kind, String title, String address) {}

    /** The ways of leading nowhere; see {@link DeadEnd}. */
    public enum DeadKind {
        UNREACHED,
        ONLY_WEAKENING,
        UNUSED,
        IDLE,
        UNEXPLAINED
    }
}
