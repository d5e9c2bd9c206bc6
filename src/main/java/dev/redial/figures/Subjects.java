package dev.redial.figures;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;

/** What the things are called that were counted; an id where the knowledge has dropped one since. */
record Titles(KnowledgeBase knowledge, String language, FigureWords words) {

    String of(Kind kind, String subject) {
        if (subject.equals(Key.OTHERS)) {
            return words.of("others");
        }
        if (subject.isEmpty() || subject.equals(Diagnosis.UNLISTED.value())) {
            return words.of(subject.isEmpty() ? "none" : "unlisted");
        }
        return kind == Kind.CAUSE ? of(new CauseId(subject)) : subject;
    }

    private String of(CauseId cause) {
        return knowledge.cause(cause).map(c -> c.texts().in(language).title()).orElse(cause.value());
    }

    String of(StepId step) {
        return knowledge.step(step).map(s -> s.texts().in(language).title()).orElse(step.value());
    }

    String of(QuestionId question) {
        return knowledge
                .question(question)
                .map(q -> q.texts().in(language).title())
                .orElse(question.value());
    }
}
