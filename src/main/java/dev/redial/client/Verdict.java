package dev.redial.client;

import java.util.Locale;

/** Whether a client can connect, the weightiest last: a client is judged by its weightiest reason. */
public enum Verdict {
    YES("✓"),
    /** It connects after a warning, or with weak protection. */
    WARNS("!"),
    /** What we saw, or what we know of the client, does not suffice to say. */
    UNKNOWN("?"),
    NO("✕");

    private final String sign;

    Verdict(String sign) {
        this.sign = sign;
    }

    /** Tells the verdicts apart without colour. */
    public String sign() {
        return sign;
    }

    /** The spelling in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
