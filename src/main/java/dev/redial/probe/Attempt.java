package dev.redial.probe;

/** What came of one measurement. */
public sealed interface Attempt {

    record Answered(Observation seen) implements Attempt {}

    /** @param detail a constant word of ours that says more, or empty; never text of the peer */
    record Failed(FailureKind kind, String detail) implements Attempt {}

    record Skipped(SkipReason why) implements Attempt {}
}
