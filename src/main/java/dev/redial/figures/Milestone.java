package dev.redial.figures;

/** How far a session came. Each is counted for itself: whoever names no computer can still try a step and tell how it ended. */
public enum Milestone {
    ARRIVED,
    NAMED,
    TESTED,
    DIAGNOSED,
    TRIED,
    TOLD,
    FIXED
}
