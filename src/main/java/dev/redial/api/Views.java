package dev.redial.api;

import dev.redial.casework.CaseFile;
import dev.redial.client.ClientWords;
import dev.redial.client.Judgement;
import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.NextStep;
import dev.redial.diagnosis.Settling;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingWords;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.StepId;
import dev.redial.probe.Stage;
import dev.redial.session.Advice;
import dev.redial.session.BeforeAfter;
import dev.redial.session.CheckState;
import dev.redial.session.SessionState;
import dev.redial.session.StageState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The shapes of the API's answers. Fixed: programs rely on them. */
final class Views {

    private Views() {}

    record ErrorView(String code, @Nullable String extended) {
        static ErrorView of(ErrorCode code) {
            return new ErrorView(
                    ErrorCode.hex(code.disconnect()),
                    code.extended().map(ErrorCode::hex).orElse(null));
        }
    }

    record TargetView(
            String host, @Nullable Integer port, @Nullable String gateway) {}

    record OpenedView(String token, String supportCode, Map<String, String> links) {}

    record StageView(String stage, String state, @Nullable Long millis) {
        static StageView of(StageState s) {
            return new StageView(s.stage().id(), s.state().id(), s.millis().orElse(null));
        }
    }

    record FindingView(
            String code,
            String severity,
            String stage,
            @Nullable String address,
            Map<String, String> args,
            String text,
            @Nullable Long millis) {
        static FindingView of(Finding f, String language) {
            return new FindingView(
                    f.code().name(),
                    f.severity().id(),
                    f.stage().id(),
                    f.address().orElse(null),
                    f.args(),
                    FindingWords.text(f, Locale.of(language)),
                    f.millis().orElse(null));
        }
    }

    /**
     * @param measuredAt when the host was looked at; before {@code startedAt} where an earlier result is shared
     * @param place which one it is in the queue, while it waits
     */
    record CheckView(
            int check,
            String status,
            @Nullable String reason,
            String startedAt,
            String measuredAt,
            boolean shared,
            @Nullable Integer place,
            @Nullable Long millis,
            List<StageView> stages,
            List<FindingView> findings) {
        static CheckView of(CheckState c, String language) {
            return new CheckView(
                    c.number(),
                    c.status().id(),
                    c.reason().orElse(null),
                    c.startedAt().toString(),
                    c.sharedFrom().orElse(c.startedAt()).toString(),
                    c.sharedFrom().isPresent(),
                    c.place().orElse(null),
                    c.millis().orElse(null),
                    c.stages().stream().map(StageView::of).toList(),
                    c.findings().stream().map(f -> FindingView.of(f, language)).toList());
        }
    }

    record ReasonView(String kind, String id, double weight) {}

    /** What would settle whether it is this cause. @param kind ask or try @param id of the question or the step */
    record SettlingView(String kind, String id) {
        static SettlingView of(Settling settling) {
            return switch (settling) {
                case Settling.ByAnswer(var question, var moves) -> new SettlingView("ask", question.value());
                case Settling.ByStep(var step, var cures) -> new SettlingView("try", step.value());
            };
        }
    }

    record CauseView(
            String id,
            double probability,
            List<ReasonView> because,
            @Nullable SettlingView settledBy) {}

    /** @param after the number of the later check @param steps tried in between @param gone codes of findings @param come the same */
    record BeforeAfterView(
            int before, int after, List<String> steps, List<ChangeView> changes, List<String> gone, List<String> come) {
        static BeforeAfterView of(BeforeAfter compared) {
            return new BeforeAfterView(
                    compared.before().number(),
                    compared.after().number(),
                    compared.steps().stream().map(StepId::value).toList(),
                    compared.changes().stream()
                            .map(c -> new ChangeView(
                                    c.stage().id(), c.before().id(), c.after().id()))
                            .toList(),
                    compared.gone().stream().map(f -> f.code().name()).toList(),
                    compared.come().stream().map(f -> f.code().name()).toList());
        }
    }

    record ChangeView(String stage, String before, String after) {}

    /** @param steps those that the answer to a question decides between, or that are left for whoever takes over */
    record NextView(String kind, String id, String why, List<String> steps) {}

    record ContradictionView(String kind, String code, String finding) {}

    /** @param deepTest whether a deep test is worth while @param testAgain the stages that a step tried since the last check should have changed */
    record DiagnosisView(
            List<CauseView> causes,
            NextView next,
            List<ContradictionView> contradictions,
            boolean deepTest,
            List<String> testAgain) {
        static DiagnosisView of(
                Advice advice, SessionState session, KnowledgeBase knowledge, NextStepWords words, String language) {
            return new DiagnosisView(
                    advice.diagnosis().causes().stream()
                            .map(c -> cause(c, advice))
                            .toList(),
                    next(advice.next(), words, language),
                    advice.diagnosis().contradictions().stream()
                            .map(c -> new ContradictionView(lower(c.kind()), c.code(), c.evidence()))
                            .toList(),
                    session.worthDeepTest(advice),
                    BeforeAfter.due(session, knowledge).stream().map(Stage::id).toList());
        }

        private static CauseView cause(Diagnosis.RankedCause c, Advice advice) {
            return new CauseView(
                    c.cause().value(),
                    c.probability(),
                    c.because().stream()
                            .map(r -> new ReasonView(lower(r.kind()), r.id(), r.weight()))
                            .toList(),
                    Optional.ofNullable(advice.settling().get(c.cause()))
                            .map(SettlingView::of)
                            .orElse(null));
        }

        private static List<String> ids(List<StepId> steps) {
            return steps.stream().map(StepId::value).toList();
        }

        private static NextView next(NextStep next, NextStepWords words, String language) {
            String why = words.why(next, language);
            return switch (next) {
                case NextStep.Ask(var question, var saves, var between) ->
                    new NextView("ask", question.value(), why, ids(between));
                case NextStep.Try(var step, var chance, var against) ->
                    new NextView("try", step.value(), why, List.of());
                case NextStep.HandOver(var reason, var likeliest, var left) ->
                    new NextView("hand-over", lower(reason), why, ids(left));
            };
        }
    }

    /** @param id as in {@code messages/client.properties}, in small letters */
    record ClientReasonView(String id, String text) {}

    /** @param verdict yes, warns, no or unknown @param unverified whether part of what we know of this client could not be verified */
    record ClientView(String id, String name, String verdict, List<ClientReasonView> reasons, boolean unverified) {}

    record ClientsView(List<ClientView> clients) {
        static ClientsView of(List<Judgement> judgements, String language) {
            ClientWords words = ClientWords.in(Locale.of(language));
            return new ClientsView(judgements.stream()
                    .map(j -> new ClientView(
                            j.client().id(),
                            j.client().name(),
                            j.verdict().id(),
                            j.told().stream()
                                    .map(b -> new ClientReasonView(b.reason().id(), words.text(b)))
                                    .toList(),
                            j.client().unverified()))
                    .toList());
        }
    }

    record OutcomeView(
            String result, @Nullable String step, @Nullable String comment, String recordedAt) {}

    record SessionView(
            String supportCode,
            String createdAt,
            @Nullable ErrorView error,
            @Nullable TargetView target,
            @Nullable String from,
            boolean consent,
            Map<String, String> answers,
            Map<String, String> steps,
            @Nullable CheckView check,
            @Nullable BeforeAfterView beforeAfter,
            DiagnosisView diagnosis,
            @Nullable OutcomeView outcome,
            SupportView support) {

        static SessionView of(
                SessionState s,
                Advice advice,
                Optional<BeforeAfter> compared,
                KnowledgeBase knowledge,
                NextStepWords words,
                SupportView support,
                String language) {
            Map<String, String> answers = new TreeMap<>();
            s.answers().forEach((question, answer) -> answers.put(question.value(), answer));
            Map<String, String> steps = new TreeMap<>();
            s.tried().forEach((step, result) -> steps.put(step.value(), result.id()));
            return new SessionView(
                    s.supportCode().value(),
                    s.createdAt().toString(),
                    s.code().map(ErrorView::of).orElse(null),
                    s.target()
                            .map(t -> new TargetView(
                                    t.host(), t.port().orElse(null), t.gateway().orElse(null)))
                            .orElse(null),
                    s.from().orElse(null),
                    s.consent(),
                    answers,
                    steps,
                    s.check().map(c -> CheckView.of(c, language)).orElse(null),
                    compared.map(BeforeAfterView::of).orElse(null),
                    DiagnosisView.of(advice, s, knowledge, words, language),
                    s.outcome()
                            .map(o -> new OutcomeView(
                                    o.result().id(),
                                    o.step().orElse(null),
                                    o.remark().orElse(null),
                                    o.recordedAt().toString()))
                            .orElse(null),
                    support);
        }
    }

    /** @param notices about incidents that the session belongs to @param views how often staff opened it */
    record SupportView(List<String> notices, List<MessageView> messages, long views) {
        static SupportView of(List<String> notices, List<CaseFile.Note> messages, long views) {
            return new SupportView(
                    notices,
                    messages.stream()
                            .map(m -> new MessageView(m.at().toString(), m.words()))
                            .toList(),
                    views);
        }
    }

    /** What support wrote to the person. */
    record MessageView(String at, String text) {}

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
