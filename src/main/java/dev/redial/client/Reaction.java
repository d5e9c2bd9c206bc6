package dev.redial.client;

/** What a client does about a fault of the certificate. */
public enum Reaction {
    /** Connects without a word. */
    IGNORES,
    /** Warns, and lets its user go on. */
    ASKS,
    REFUSES,
    /** Not known to us. */
    UNKNOWN
}
