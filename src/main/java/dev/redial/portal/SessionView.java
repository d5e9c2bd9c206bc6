package dev.redial.portal;

import dev.redial.admission.LimitWords;
import dev.redial.client.ClientWords;
import dev.redial.client.Judgement;
import dev.redial.code.CodeLink;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.NextStep;
import dev.redial.diagnosis.NextStep.Why;
import dev.redial.diagnosis.StepResult;
import dev.redial.finding.Finding;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Prose;
import dev.redial.knowledge.Question;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.StepId;
import dev.redial.probe.Stage;
import dev.redial.session.Advice;
import dev.redial.session.BeforeAfter;
import dev.redial.session.CheckState;
import dev.redial.session.CheckStatus;
import dev.redial.session.SessionState;
import dev.redial.session.StageState;
import dev.redial.target.RefusalWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a session's page shows, in words.
 *
 * @param code the error as {@code 0x904/0x7}, or empty
 * @param host the computer as typed, with its port; empty if none was named
 * @param seconds how long the test took, or empty
 * @param stale whether the last test was of another computer
 * @param deepTest whether a deep test is worth while
 * @param testAgain the stages that a step tried since the last test should have changed, or empty
 * @param refusal why the last test was refused, or empty
 */
record SessionView(
        String token,
        String code,
        String codePath,
        String host,
        String supportCode,
        Optional<CheckState> check,
        boolean running,
        boolean live,
        boolean interrupted,
        boolean stale,
        String seconds,
        String remark,
        String refusal,
        List<RungView> ladder,
        List<FindingView.Group> findings,
        Optional<NextView> next,
        ClientWords.Table clients,
        CauseView.Ranking causes,
        List<String> contradictions,
        List<AnswerView> answers,
        List<TriedView> tried,
        boolean deepTest,
        String testAgain,
        Optional<ComparedView> compared,
        List<UndoView> undo,
        Optional<Contact> contact,
        OutcomeView outcome,
        TypedForm form,
        Notice notice) {

    private static final double MILLIS = 1000.0;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Every state a rung can have; the page keeps their words for live.js. */
    public List<StageState.State> states() {
        return List.of(StageState.State.values());
    }

    /** What is to be done next; exactly one of the three is present. */
    record NextView(Optional<AskView> ask, Optional<TryView> attempt, Optional<HandOverView> handOver) {}

    /** A step with its page. */
    record LinkView(String id, String title) {}

    /** What a step changed between two tests. @param gone what was wrong @param come what is wrong now */
    record ComparedView(List<LinkView> steps, List<ChangeView> changes, List<String> gone, List<String> come) {

        static ComparedView of(BeforeAfter compared, Spoken spoken) {
            return new ComparedView(
                    compared.steps().stream().map(spoken::link).toList(),
                    compared.changes().stream()
                            .map(c -> new ChangeView(c.stage(), c.before(), c.after()))
                            .toList(),
                    compared.gone().stream().map(spoken::finding).toList(),
                    compared.come().stream().map(spoken::finding).toList());
        }
    }

    /** One rung, then and now. */
    record ChangeView(Stage stage, StageState.State before, StageState.State after) {}

    /** @param wrong the sentence at the field, or empty @param between the steps that the answer decides between */
    record AskView(String id, String title, String why, List<Choice> choices, String wrong, List<LinkView> between) {}

    /** One rung of the ladder. @param measured whether {@code millis} means anything: not where nothing was tested */
    record RungView(Stage stage, StageState.State state, boolean measured, long millis) {
        static RungView of(StageState s) {
            boolean tested = s.state() != StageState.State.SKIPPED && s.state() != StageState.State.WAITING;
            return new RungView(
                    s.stage(),
                    s.state(),
                    tested && s.millis().isPresent(),
                    s.millis().orElse(0L));
        }
    }

    /** One offered answer. */
    record Choice(String id, String label, boolean chosen) {}

    /** @param causeId empty for what is not in our list */
    record TryView(StepView step, String cause, String causeId) {}

    /** @param cause the likeliest now, or empty */
    record HandOverView(Why why, boolean solved, String cause, List<LinkView> left) {}

    /** An answer given, with all that could be answered instead. */
    record AnswerView(AskView question, String answer) {}

    /** Protection that was lowered and must be put back. @param by when at the latest, in UTC; empty where nobody knows when it was lowered */
    record UndoView(String id, String title, String by) {

        static List<UndoView> of(SessionState state, KnowledgeBase knowledge, PageLanguage language) {
            return state.tried().entrySet().stream()
                    .filter(e -> e.getValue() == StepResult.FIXED || e.getValue() == StepResult.NOT_FIXED)
                    .flatMap(e -> knowledge.step(e.getKey()).stream())
                    .filter(Step::weakensSecurity)
                    .map(step -> new UndoView(
                            step.id().value(),
                            step.texts().in(language.code()).title(),
                            by(step, state.triedAt().get(step.id()))))
                    .toList();
        }

        private static String by(Step step, @Nullable Instant tried) {
            return tried == null
                    ? ""
                    : UTC.format(tried.plus(
                            Duration.ofMinutes(step.undoWithinMinutes().orElse(0))));
        }
    }

    /** A step taken. */
    record TriedView(String id, String title, StepResult result) {}

    /** @param result as in the API, or empty; @param step the step that fixed it, or empty; @param wrong the sentence at the field, or empty */
    record OutcomeView(String result, String step, String comment, boolean told, String wrong) {}

    /** Something to say at the top of the page; empty when there is nothing. */
    record Notice(String title, String text) {
        static Notice none() {
            return new Notice("", "");
        }
    }

    /** What is special about this answer, beside the session itself. */
    record Occasion(
            TypedForm form,
            Notice notice,
            Map<String, String> wrongAnswers,
            Optional<OutcomeView> outcome,
            boolean live) {
        static Occasion visit(SessionState state, boolean live) {
            return new Occasion(formOf(state), Notice.none(), Map.of(), Optional.empty(), live);
        }

        Occasion with(TypedForm typed) {
            return new Occasion(typed, notice, wrongAnswers, outcome, live);
        }

        Occasion with(Notice said) {
            return new Occasion(form, said, wrongAnswers, outcome, live);
        }

        Occasion wrongAnswer(QuestionId question, String sentence) {
            return new Occasion(form, notice, Map.of(question.value(), sentence), outcome, live);
        }

        Occasion with(OutcomeView typed) {
            return new Occasion(form, notice, wrongAnswers, Optional.of(typed), live);
        }
    }

    static TypedForm formOf(SessionState state) {
        TypedForm form = TypedForm.prefilled(
                "",
                state.target().map(t -> t.host()).orElse(""),
                state.target().flatMap(t -> t.port()).map(String::valueOf).orElse(""),
                state.target().flatMap(t -> t.gateway()).orElse(""),
                "");
        return form.consenting(state.consent());
    }

    static SessionView of(
            String token,
            SessionState state,
            Advice advice,
            Optional<BeforeAfter> compared,
            List<Judgement> clients,
            KnowledgeBase knowledge,
            PageLanguage language,
            Occasion occasion) {
        Evidences evidences = state.relevant();
        Spoken spoken = new Spoken(knowledge, evidences, language);
        Optional<CheckState> check = state.check();
        boolean running = check.map(c -> !c.status().ended()).orElse(false);
        List<Finding> shown =
                check.filter(c -> !stale(state, c)).map(CheckState::findings).orElse(List.of());
        return new SessionView(
                token,
                state.code().map(Object::toString).orElse(""),
                state.code().map(CodeLink::path).orElse(""),
                hostOf(state),
                state.supportCode().value(),
                check,
                running,
                occasion.live(),
                check.map(c -> c.status() == CheckStatus.INTERRUPTED).orElse(false),
                check.map(c -> stale(state, c)).orElse(false),
                check.flatMap(CheckState::millis)
                        .map(ms -> String.format(language.locale(), "%.1f", ms / MILLIS))
                        .orElse(""),
                check.map(c -> remark(c, language.locale())).orElse(""),
                refusal(check, language.locale()),
                check.filter(c -> !stale(state, c))
                        .map(c -> c.stages().stream().map(RungView::of).toList())
                        .orElse(List.of()),
                FindingView.groups(shown, language.locale()),
                running ? Optional.empty() : Optional.of(next(advice.next(), spoken, occasion)),
                ClientWords.in(language.locale()).table(clients),
                CauseView.ranking(advice, spoken),
                advice.diagnosis().contradictions().stream()
                        .map(spoken::contradiction)
                        .toList(),
                answers(state, spoken, occasion),
                state.tried().entrySet().stream()
                        .map(e -> new TriedView(e.getKey().value(), spoken.step(e.getKey()), e.getValue()))
                        .toList(),
                state.worthDeepTest(advice),
                testAgain(state, knowledge, language),
                compared.map(c -> ComparedView.of(c, spoken)),
                UndoView.of(state, knowledge, language),
                Contact.of(knowledge, language),
                occasion.outcome().orElseGet(() -> outcome(state)),
                occasion.form(),
                occasion.notice());
    }

    /** Where it stands in the queue, or that its result is an earlier one. */
    private static String remark(CheckState check, Locale locale) {
        LimitWords words = LimitWords.in(locale);
        return check.place()
                .map(words::queued)
                .or(() -> check.sharedFrom().map(from -> words.shared(Duration.between(from, check.startedAt()))))
                .orElse("");
    }

    /** The places that a step tried since the last test should have changed, in words. */
    private static String testAgain(SessionState state, KnowledgeBase knowledge, PageLanguage language) {
        return BeforeAfter.due(state, knowledge).stream()
                .map(language.words()::stage)
                .collect(Collectors.joining(", "));
    }

    private static boolean stale(SessionState state, CheckState check) {
        return !state.target().map(check::isOf).orElse(false);
    }

    private static String hostOf(SessionState state) {
        return state.target()
                .map(t -> t.host() + t.port().map(p -> ":" + p).orElse(""))
                .orElse("");
    }

    private static String refusal(Optional<CheckState> check, Locale locale) {
        return check.filter(c -> c.status() == CheckStatus.REFUSED)
                .flatMap(CheckState::reason)
                .map(reason -> RefusalWords.text(reason, locale))
                .orElse("");
    }

    private static NextView next(NextStep next, Spoken spoken, Occasion occasion) {
        KnowledgeBase knowledge = spoken.knowledge();
        return switch (next) {
            case NextStep.Ask(var id, var saves, var between) ->
                new NextView(
                        knowledge.question(id).map(q -> ask(q, "", spoken, occasion, links(between, spoken))),
                        Optional.empty(),
                        Optional.empty());
            case NextStep.Try(var id, var chance, var against) -> {
                Optional<Step> step = knowledge.step(id);
                String causeId = knowledge.cause(against).isPresent() ? against.value() : "";
                yield new NextView(
                        Optional.empty(),
                        step.map(s -> new TryView(
                                StepView.of(s, knowledge, spoken.language().code()), spoken.cause(against), causeId)),
                        Optional.empty());
            }
            case NextStep.HandOver(var why, var likeliest, var left) ->
                new NextView(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new HandOverView(
                                why,
                                why == Why.SOLVED,
                                likeliest.map(spoken::cause).orElse(""),
                                links(left, spoken))));
        };
    }

    private static List<LinkView> links(List<StepId> steps, Spoken spoken) {
        return steps.stream().map(spoken::link).toList();
    }

    private static AskView ask(
            Question question, String chosen, Spoken spoken, Occasion occasion, List<LinkView> between) {
        Prose prose = question.texts().in(spoken.language().code());
        return new AskView(
                question.id().value(),
                prose.title(),
                prose.summary(),
                question.answers().stream()
                        .map(a -> new Choice(a, spoken.answer(question.id(), a), a.equals(chosen)))
                        .toList(),
                occasion.wrongAnswers().getOrDefault(question.id().value(), ""),
                between);
    }

    private static List<AnswerView> answers(SessionState state, Spoken spoken, Occasion occasion) {
        return state.answers().entrySet().stream()
                .flatMap(e -> spoken.knowledge().question(e.getKey()).stream()
                        .map(q -> new AnswerView(
                                ask(q, e.getValue(), spoken, occasion, List.of()),
                                spoken.answer(q.id(), e.getValue()))))
                .toList();
    }

    private static OutcomeView outcome(SessionState state) {
        String fixedBy = state.tried().entrySet().stream()
                .filter(e -> e.getValue() == StepResult.FIXED)
                .map(e -> e.getKey().value())
                .findFirst()
                .orElse("");
        return state.outcome()
                .map(o -> new OutcomeView(
                        o.result().id(), o.step().orElse(""), o.remark().orElse(""), true, ""))
                .orElseGet(() -> new OutcomeView(fixedBy.isEmpty() ? "" : "fixed", fixedBy, "", false, ""));
    }
}
