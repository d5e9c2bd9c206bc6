package dev.redial.session;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.Diagnostician;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.NextStep;
import dev.redial.diagnosis.StepChooser;
import dev.redial.knowledge.KnowledgeBase;

/** What we tell a person: the ranked causes and the one thing to do next. */
public record Advice(Diagnosis diagnosis, NextStep next) {

    /** What the evidence amounts to by what is known. */
    public static Advice on(Evidences evidences, KnowledgeBase knowledge) {
        Diagnostician diagnostician = new Diagnostician(knowledge);
        Diagnosis diagnosis = diagnostician.diagnose(evidences);
        return new Advice(diagnosis, new StepChooser(knowledge, diagnostician).choose(evidences, diagnosis));
    }
}
