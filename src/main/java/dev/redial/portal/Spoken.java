package dev.redial.portal;

import dev.redial.diagnosis.Diagnosis.Contradiction;
import dev.redial.diagnosis.Diagnosis.Reason;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.Settling;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingWords;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import dev.redial.knowledge.Titles;
import dev.redial.portal.CauseView.ReasonView;
import dev.redial.portal.CauseView.SettlingView;
import java.util.Optional;

/** Turns the ids of a diagnosis into sentences for one case and one language. */
record Spoken(KnowledgeBase knowledge, Evidences evidences, PageLanguage language) {

    /** Weaker reasons are noise to a reader. */
    private static final double WORTH_SAYING = 0.2;

    private static final double SMALL = 3;

    String cause(CauseId id) {
        return knowledge
                .cause(id)
                .map(c -> c.texts().in(language.code()).title())
                .orElseGet(() -> language.words().unlistedCause());
    }

    String summary(CauseId id) {
        return knowledge
                .cause(id)
                .map(c -> c.texts().in(language.code()).summary())
                .orElse("");
    }

    String step(StepId id) {
        return titles().of(id);
    }

    SessionView.LinkView link(StepId id) {
        return new SessionView.LinkView(id.value(), step(id));
    }

    String finding(Finding finding) {
        return FindingWords.text(finding, language.locale());
    }

    String question(QuestionId id) {
        return titles().of(id);
    }

    /** The words of an answer, or "I don't know". */
    String answer(QuestionId id, String answer) {
        return titles().of(id, answer).orElseGet(() -> language.words().unknownAnswer());
    }

    private Titles titles() {
        return new Titles(knowledge, language.code());
    }

    /** The finding of this code in the visitor's words; the code itself where the case has none. */
    String finding(String code) {
        return evidences.findings().stream()
                .filter(f -> f.code().name().equals(code))
                .findFirst()
                .map(this::finding)
                .orElse(code);
    }

    Optional<ReasonView> reason(Reason reason) {
        if (Math.abs(reason.weight()) < WORTH_SAYING) {
            return Optional.empty();
        }
        boolean speaksFor = reason.weight() > 0;
        String times = times(Math.exp(Math.abs(reason.weight())));
        return Optional.of(
                switch (reason.kind()) {
                    case FINDING -> new ReasonView(finding(reason.id()), anchor(reason.id()), speaksFor, times);
                    case CODE ->
                        new ReasonView(
                                speaksFor
                                        ? language.words().reasonCode(reason.id())
                                        : language.words().reasonCodeAgainst(reason.id()),
                                "",
                                speaksFor,
                                times);
                    case ANSWER -> new ReasonView(answered(reason.id()), "", speaksFor, times);
                    case OUTCOME ->
                        new ReasonView(
                                language.words().reasonStep(step(new StepId(reason.id()))), "", speaksFor, times);
                });
    }

    /** Two figures are more than the judgement behind them knows. */
    private String times(double factor) {
        return factor < SMALL ? String.format(language.locale(), "%.1f", factor) : String.valueOf(Math.round(factor));
    }

    SettlingView settling(Settling settling) {
        return switch (settling) {
            case Settling.ByAnswer(var question, var moves) -> new SettlingView("", question(question));
            case Settling.ByStep(var step, var cures) -> new SettlingView(step.value(), step(step));
        };
    }

    /** @param id question and answer: {@code moment/after-password} */
    private String answered(String id) {
        int slash = id.indexOf('/');
        QuestionId question = new QuestionId(slash < 0 ? id : id.substring(0, slash));
        return language.words().reasonAnswer(question(question), answer(question, id.substring(slash + 1)));
    }

    private String anchor(String findingCode) {
        return evidences.findings().stream()
                .filter(f -> f.code().name().equals(findingCode))
                .findFirst()
                .map(f -> f.code().anchor())
                .orElse("");
    }

    String contradiction(Contradiction contradiction) {
        String evidence = finding(contradiction.evidence());
        return switch (contradiction.kind()) {
            case STAGE_PASSED_FROM_HERE -> language.words().passedFromHere(contradiction.code(), evidence);
            case STAGE_NOT_REACHED_FROM_HERE -> language.words().notReachedFromHere(contradiction.code(), evidence);
        };
    }
}
