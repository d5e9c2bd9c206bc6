package dev.redial.knowledge;

/** What a test from outside can say about a cause. */
public enum Visibility {
    /** It can establish the cause and rule it out. */
    BOTH,
    /** It cannot establish it, but a healthy answer rules it out. */
    EXCLUDE,
    /** It shifts the odds. */
    PARTIAL,
    /** It sees nothing of it. */
    BLIND
}
