package dev.redial.knowledge;

/** How strongly an error code points to a cause. */
public enum Strength {
    /** The code usually reported for this cause. */
    TYPICAL,
    /** Reported for it, or implied by what the code means. */
    POSSIBLE,
    /** Seen seldom. */
    RARE
}
