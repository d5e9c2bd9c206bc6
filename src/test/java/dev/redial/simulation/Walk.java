package dev.redial.simulation;

import dev.redial.diagnosis.Effort;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.StepResult;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.StepId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One person's way to the end.
 *
 * @param minutes until the connection works, by this way or by whoever the case was passed on to
 * @param passedOn whether somebody else has to find it
 * @param rightly whether no step that we know would have mended it
 * @param before what was known when the first step was offered
 */
record Walk(
        Person person, double minutes, int steps, int questions, boolean passedOn, boolean rightly, Evidences before) {

    private static final int ENDLESS = 100;

    static Walk of(Person person, Way way, KnowledgeBase knowledge) {
        Map<QuestionId, String> answers = new LinkedHashMap<>();
        Map<StepId, StepResult> tried = new HashMap<>();
        double minutes = 0;
        Evidences before = new Evidences(person.code(), person.findings(), Map.of(), Map.of());
        for (int move = 0; move < ENDLESS; move++) {
            Evidences evidences = new Evidences(person.code(), person.findings(), answers, tried);
            if (tried.isEmpty()) {
                before = evidences;
            }
            switch (way.next(evidences, person)) {
                case Way.Move.Ask(var question) -> {
                    minutes += Effort.minutes(knowledge.question(question).orElseThrow());
                    answers.put(question, person.answers().get(question));
                }
                case Way.Move.Try(var id) -> {
                    Step step = knowledge.step(id).orElseThrow();
                    minutes += Effort.minutes(step);
                    boolean mended = person.cures().contains(id);
                    tried.put(id, mended ? StepResult.FIXED : StepResult.NOT_FIXED);
                    if (mended) {
                        return new Walk(person, minutes, tried.size(), answers.size(), false, false, before);
                    }
                }
                case Way.Move.PassOn passOn -> {
                    boolean rightly = tried.keySet().containsAll(person.cures());
                    return new Walk(
                            person, minutes + Effort.HAND_OVER, tried.size(), answers.size(), true, rightly, before);
                }
            }
        }
        throw new IllegalStateException(way.name() + " comes to no end");
    }
}
