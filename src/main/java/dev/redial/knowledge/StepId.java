package dev.redial.knowledge;

/** The id of a step, which is its file's name: {@code enable-remote-desktop}. Never reused for something else. */
public record StepId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
