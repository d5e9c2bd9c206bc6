package dev.redial.probe;

import java.util.Optional;

/** What came of one measurement. */
public sealed interface Attempt {

    record Answered(Observation observation) implements Attempt {}

    /** @param detail a constant word of ours that says more, or empty; never text of the peer */
    record Failed(FailureKind kind, String detail) implements Attempt {}

    record Skipped(SkipReason why) implements Attempt {}

    /** What was seen, when it was answered. */
    default Optional<Observation> seen() {
        return this instanceof Answered(var observation) ? Optional.of(observation) : Optional.empty();
    }

    /** How it failed, when it did. */
    default Optional<FailureKind> failure() {
        return this instanceof Failed(var kind, var detail) ? Optional.of(kind) : Optional.empty();
    }
}
