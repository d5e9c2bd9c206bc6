package dev.redial.simulation;

import dev.redial.diagnosis.Evidences;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;

/** A way of finding the fault. */
interface Way {

    String name();

    /** What it does next, knowing what it was told so far. @param person for the oracle alone; nobody else looks */
    Move next(Evidences evidences, Person person);

    /** One move. */
    sealed interface Move {
        record Ask(QuestionId question) implements Move {}

        record Try(StepId step) implements Move {}

        record PassOn() implements Move {}
    }
}
