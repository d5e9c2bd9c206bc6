package dev.redial.desk;

import dev.redial.client.ClientWords;
import dev.redial.client.Judgement;
import dev.redial.code.CodeLink;
import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.NextStep;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingWords;
import dev.redial.knowledge.Answer;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.CodeEntry;
import dev.redial.knowledge.CodeMeaning;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import dev.redial.knowledge.Titles;
import dev.redial.outcome.Outcome;
import dev.redial.session.Advice;
import dev.redial.session.CheckState;
import dev.redial.session.SessionState;
import dev.redial.session.Troubleshooter;
import dev.redial.target.TargetRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a session into words for the desk. */
@ApplicationScoped
class SessionViews {

    /** Less likely causes are left out; with 69 of them the tail is long and says nothing. */
    private static final double LEAST_PROBABILITY = 0.015;

    private final Knowledge knowledge;
    private final Troubleshooter troubleshooter;

    SessionViews(Knowledge knowledge, Troubleshooter troubleshooter) {
        this.knowledge = knowledge;
        this.troubleshooter = troubleshooter;
    }

    SessionView of(SessionState s, List<CheckState> checks, String language) {
        Advice advice = troubleshooter.advise(s.relevant());
        Words words = new Words(s, language);
        return new SessionView(
                s.supportCode().value(),
                DeskTime.text(s.createdAt()),
                s.from().orElse(""),
                s.language(),
                s.consent(),
                s.code().map(words::error).orElse(null),
                s.target().map(SessionViews::computer).orElse(null),
                checks.reversed().stream().map(words::check).toList(),
                words.clients(troubleshooter.clients(s.relevant())),
                advice.diagnosis().causes().stream()
                        .filter(c -> c.probability() >= LEAST_PROBABILITY)
                        .map(words::cause)
                        .toList(),
                advice.diagnosis().contradictions().stream()
                        .map(c -> new SessionView.ContradictionView(c.kind(), c.code(), c.evidence()))
                        .toList(),
                words.next(advice.next()),
                s.answers().entrySet().stream()
                        .map(e -> new SessionView.AnswerView(
                                words.question(e.getKey()), words.answer(e.getKey(), e.getValue())))
                        .toList(),
                s.tried().entrySet().stream()
                        .map(e -> new SessionView.TriedView(words.step(e.getKey()), e.getValue()))
                        .toList(),
                s.outcome().map(words::end).orElse(null));
    }

    private static SessionView.Computer computer(TargetRequest target) {
        return new SessionView.Computer(
                target.host(),
                target.port().map(String::valueOf).orElse(""),
                target.gateway().orElse(""));
    }

    private static String millis(Optional<Long> millis) {
        return millis.map(ms -> ms + " ms").orElse("");
    }

    private static String percent(double probability) {
        return Math.round(probability * 100) + " %";
    }

    /** One session in one language. */
    private final class Words {

        private final SessionState session;
        private final String language;
        private final Locale locale;

        Words(SessionState session, String language) {
            this.session = session;
            this.language = language;
            this.locale = Locale.of(language);
        }

        SessionView.Shown error(ErrorCode code) {
            CodeMeaning.Pair pair = knowledge.now().describe(code);
            List<SessionView.Meaning> meanings = Stream.concat(Stream.of(pair.main()), pair.extended().stream())
                    .map(this::meaning)
                    .toList();
            return new SessionView.Shown(code.toString(), CodeLink.path(code), meanings);
        }

        private SessionView.Meaning meaning(CodeMeaning meaning) {
            String number = ErrorCode.hex(meaning.number());
            return switch (meaning) {
                case CodeMeaning.Known(CodeEntry entry) ->
                    new SessionView.Meaning(number, entry.symbol().orElse(""), entry.meaning(language));
                case CodeMeaning.Unlisted unlisted -> new SessionView.Meaning(number, "", "");
            };
        }

        SessionView.CheckView check(CheckState c) {
            boolean here = session.target()
                    .map(t -> t.host().equals(c.host()) && t.port().equals(c.port()))
                    .orElse(false);
            return new SessionView.CheckView(
                    c.number(),
                    c.status(),
                    DeskTime.text(c.startedAt()),
                    millis(c.millis()),
                    c.host() + c.port().map(p -> ":" + p).orElse(""),
                    !here,
                    c.reason().orElse(""),
                    c.stages().stream()
                            .map(s -> new SessionView.Rung(s.stage(), s.state(), millis(s.millis())))
                            .toList(),
                    c.findings().stream().map(this::finding).toList(),
                    c.trace());
        }

        private SessionView.FindingView finding(Finding f) {
            return new SessionView.FindingView(
                    f.code().name(),
                    f.severity(),
                    f.stage(),
                    FindingWords.text(f, locale),
                    f.address().orElse(""),
                    f.args().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(e -> new SessionView.Fact(e.getKey(), e.getValue()))
                            .toList(),
                    millis(f.millis()));
        }

        ClientWords.Table clients(List<Judgement> judgements) {
            return ClientWords.in(locale).table(judgements);
        }

        SessionView.CauseView cause(Diagnosis.RankedCause ranked) {
            return new SessionView.CauseView(
                    percent(ranked.probability()),
                    cause(ranked.cause()),
                    ranked.cause().equals(Diagnosis.UNLISTED),
                    ranked.because().stream().map(this::reason).toList());
        }

        private SessionView.ReasonView reason(Diagnosis.Reason reason) {
            return new SessionView.ReasonView(
                    reason.kind(), reason.id(), because(reason), String.format(locale, "%+.1f", reason.weight()));
        }

        /** What a reason is about; codes speak for themselves, and findings stand below with their words. */
        private String because(Diagnosis.Reason reason) {
            return switch (reason.kind()) {
                case CODE, FINDING -> "";
                case ANSWER -> answered(reason.id());
                case OUTCOME -> step(new StepId(reason.id())).title();
            };
        }

        private String answered(String id) {
            int slash = id.indexOf('/');
            if (slash < 0) {
                return "";
            }
            QuestionId question = new QuestionId(id.substring(0, slash));
            return question(question) + " " + answer(question, id.substring(slash + 1));
        }

        private SessionView.Link cause(CauseId id) {
            return knowledge
                    .now()
                    .cause(id)
                    .map(c -> new SessionView.Link(c.texts().in(language).title(), "/causes/" + id))
                    .orElseGet(() -> new SessionView.Link(id.value(), ""));
        }

        SessionView.Link step(StepId id) {
            return knowledge
                    .now()
                    .step(id)
                    .map(s -> new SessionView.Link(s.texts().in(language).title(), "/steps/" + id))
                    .orElseGet(() -> new SessionView.Link(id.value(), ""));
        }

        String question(QuestionId id) {
            return titles().of(id);
        }

        String answer(QuestionId id, String answer) {
            return answer.equals(Answer.UNKNOWN) ? "" : titles().of(id, answer).orElse(answer);
        }

        private Titles titles() {
            return new Titles(knowledge.now(), language);
        }

        SessionView.Next next(NextStep next) {
            return switch (next) {
                case NextStep.Ask(var question, var saves, var between) ->
                    new SessionView.Next(new SessionView.Link(question(question), ""), null, "", null);
                case NextStep.Try(var step, var chance, var against) ->
                    new SessionView.Next(null, step(step), percent(chance), null);
                case NextStep.HandOver(var why, var likeliest, var left) -> new SessionView.Next(null, null, "", why);
            };
        }

        SessionView.End end(Outcome outcome) {
            return new SessionView.End(
                    outcome.result(),
                    outcome.step().map(StepId::new).map(this::step).orElse(null),
                    outcome.cause().map(CauseId::new).map(this::cause).orElse(null),
                    outcome.remark().orElse(""),
                    DeskTime.text(outcome.recordedAt()),
                    outcome.confirmedBy().orElse(""));
        }
    }
}
