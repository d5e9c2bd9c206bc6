package dev.redial.admission;

/**
 * Stands for a client or a target without telling it.
 *
 * @param value 32 hexadecimal digits, the first half of an HMAC-SHA-256
 */
public record Pseudonym(String value) {

    @Override
    public String toString() {
        return value;
    }
}
