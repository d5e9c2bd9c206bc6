package dev.redial.knowledge;

/** The id of a cause, which is its file's name: {@code tls-private-key-unreadable}. Never reused for something else. */
public record CauseId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
