package dev.redial.knowledge;

/** One answer to one question, as evidence: {@code moment/after-password}. */
public record Answer(QuestionId question, String answer) {

    /** The answer that is always valid and moves nothing. */
    public static final String UNKNOWN = "unknown";

    @Override
    public String toString() {
        return question + "/" + answer;
    }
}
