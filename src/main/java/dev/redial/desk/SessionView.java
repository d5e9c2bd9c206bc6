package dev.redial.desk;

import dev.redial.client.ClientWords;
import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.NextStep;
import dev.redial.diagnosis.StepResult;
import dev.redial.finding.Severity;
import dev.redial.outcome.Outcome;
import dev.redial.probe.Stage;
import dev.redial.session.CheckStatus;
import dev.redial.session.StageState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One session as its template shows it, in one language. Text that is absent is empty. @param checks the latest first */
record SessionView(
        String supportCode,
        String openedAt,
        String from,
        String language,
        boolean consent,
        @Nullable Shown error,
        @Nullable Computer computer,
        List<CheckView> checks,
        ClientWords.Table clients,
        List<CauseView> causes,
        List<ContradictionView> contradictions,
        Next next,
        List<AnswerView> answers,
        List<TriedView> tried,
        @Nullable End end) {

    /** A thing with a page of its own; without one the address is empty. */
    record Link(String title, String address) {}

    /** The error box. @param meanings one for each number, its name before it where it has one; empty if it is in no list */
    record Shown(String code, String address, List<Meaning> meanings) {}

    record Meaning(String number, String symbol, String text) {}

    record Computer(String host, String port, String gateway) {}

    /** @param elsewhere whether it was about another computer than the one named now @param reason why it was refused */
    record CheckView(
            int number,
            CheckStatus status,
            String startedAt,
            String millis,
            String target,
            boolean elsewhere,
            String reason,
            List<Rung> ladder,
            List<FindingView> findings,
            List<String> trace) {}

    record Rung(Stage stage, StageState.State state, String millis) {}

    record FindingView(
            String code,
            Severity severity,
            Stage stage,
            String text,
            String address,
            List<Fact> facts,
            String millis) {}

    record Fact(String name, String value) {}

    record CauseView(String percent, Link cause, boolean unlisted, List<ReasonView> because) {}

    record ReasonView(Diagnosis.Kind kind, String id, String text, String weight) {}

    record ContradictionView(Diagnosis.ContradictionKind kind, String code, String evidence) {}

    /** The one thing to do next, of which exactly one part is there. */
    record Next(@Nullable Link ask, @Nullable Link attempt, String percent, NextStep.@Nullable Why handOver) {}

    /** @param answer empty for "I don't know" */
    record AnswerView(String question, String answer) {}

    record TriedView(Link step, StepResult result) {}

    record End(
            Outcome.Result result,
            @Nullable Link step,
            @Nullable Link cause,
            String remark,
            String at,
            String confirmedBy) {}
}
