package dev.redial.desk;

import dev.redial.code.CodeLink;
import dev.redial.code.ErrorCode;
import dev.redial.knowledge.CodePattern;
import dev.redial.knowledge.Strength;
import dev.redial.knowledge.Texts;
import org.jspecify.annotations.Nullable;

/** Puts the graph into the words of one language. */
record GraphWords(String language) {

    GraphView.CodeNode code(KnowledgeGraph.Code code) {
        return new GraphView.CodeNode(
                code.code().toString(),
                code.code()
                        .disconnect()
                        .map(d -> CodeLink.path(new ErrorCode(d, code.code().extended())))
                        .orElse(""),
                code.article(),
                code.unexplained(),
                code.leads().stream().map(lead -> cause(lead, code.code())).toList());
    }

    private GraphView.CauseNode cause(KnowledgeGraph.Lead lead, CodePattern code) {
        String by = lead.by().equals(code) ? "" : lead.by().toString();
        return cause(lead.to(), lead.strength(), by);
    }

    GraphView.CauseNode codeless(KnowledgeGraph.Remedies remedies) {
        return cause(remedies, null, "");
    }

    private GraphView.CauseNode cause(KnowledgeGraph.Remedies remedies, @Nullable Strength strength, String by) {
        return new GraphView.CauseNode(
                remedies.cause().id().value(),
                title(remedies.cause().texts()),
                strength,
                by,
                remedies.unreached(),
                remedies.onlyWeakening(),
                remedies.steps().stream()
                        .map(r -> new GraphView.StepNode(
                                r.step().id().value(),
                                title(r.step().texts()),
                                r.cures(),
                                r.step().weakensSecurity()))
                        .toList());
    }

    GraphView.Dead dead(DeadEnd end) {
        return switch (end) {
            case DeadEnd.Unreached(var cause) ->
                new GraphView.Dead(
                        GraphView.DeadKind.UNREACHED,
                        title(cause.texts()),
                        "/desk/knowledge/graph?cause=" + cause.id());
            case DeadEnd.OnlyWeakening(var cause) ->
                new GraphView.Dead(
                        GraphView.DeadKind.ONLY_WEAKENING,
                        title(cause.texts()),
                        "/desk/knowledge/graph?cause=" + cause.id());
            case DeadEnd.Unused(var step) ->
                new GraphView.Dead(GraphView.DeadKind.UNUSED, title(step.texts()), "/steps/" + step.id());
            case DeadEnd.Idle(var question) -> new GraphView.Dead(GraphView.DeadKind.IDLE, title(question.texts()), "");
            case DeadEnd.Unexplained(var code) ->
                new GraphView.Dead(
                        GraphView.DeadKind.UNEXPLAINED, code.toString(), "/desk/knowledge/graph?code=" + code);
        };
    }

    private String title(Texts texts) {
        return texts.in(language).title();
    }
}
