package dev.redial.knowledge;

import java.util.Optional;

/** What causes, steps, questions and answers are called in one language; the id itself where the knowledge has dropped one since. */
public record Titles(KnowledgeBase knowledge, String language) {

    public String of(CauseId cause) {
        return knowledge.cause(cause).map(c -> c.texts().in(language).title()).orElse(cause.value());
    }

    public String of(StepId step) {
        return knowledge.step(step).map(s -> s.texts().in(language).title()).orElse(step.value());
    }

    public String of(QuestionId question) {
        return knowledge
                .question(question)
                .map(q -> q.texts().in(language).title())
                .orElse(question.value());
    }

    /** The words of an answer; empty for one that the question does not have, such as {@link Answer#UNKNOWN}. */
    public Optional<String> of(QuestionId question, String answer) {
        return knowledge
                .question(question)
                .flatMap(q -> q.texts().in(language).section(answer))
                .map(Prose.Section::plain);
    }
}
