package dev.redial.figures;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.Titles;

/** What the subjects of counts are called. */
record Subjects(Titles titles, FigureWords words) {

    String of(Kind kind, String subject) {
        if (subject.equals(Key.OTHERS)) {
            return words.of("others");
        }
        if (subject.isEmpty() || subject.equals(Diagnosis.UNLISTED.value())) {
            return words.of(subject.isEmpty() ? "none" : "unlisted");
        }
        return kind == Kind.CAUSE ? titles.of(new CauseId(subject)) : subject;
    }
}
