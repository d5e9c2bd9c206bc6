package dev.redial.knowledge;

/** The id of a question, which is its file's name: {@code since-when}. Never reused for something else. */
public record QuestionId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
