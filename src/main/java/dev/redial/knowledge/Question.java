package dev.redial.knowledge;

import dev.redial.finding.FindingCode;
import java.util.List;
import java.util.Set;

/**
 * Something only the person can know.
 *
 * @param settledBy findings after which a test has answered it
 * @param answers the ids of the offered answers in the order shown; {@code unknown} is always valid besides
 */
public record Question(QuestionId id, int minutes, List<String> answers, Set<FindingCode> settledBy, Texts texts) {

    /** Whether the answer is one of those offered, or "I don't know". */
    public boolean accepts(String answer) {
        return answer.equals(Answer.UNKNOWN) || answers.contains(answer);
    }
}
