package dev.redial.admission;

/** What became of a wish to have something tested. */
public enum Verdict {
    /** It was measured. */
    MEASURED,
    /** It was answered with what had just been measured for somebody else. */
    SHARED,
    /** Its name led nowhere, so that nothing was sent to a host. */
    UNRESOLVED,
    /** The target policy refused it; the reason is a {@code target.Refusal}. */
    REFUSED,
    /** A limit or a block was in the way; the reason is a {@link Limit}. */
    LIMITED
}
