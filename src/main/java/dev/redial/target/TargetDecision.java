package dev.redial.target;

import java.util.Optional;

/** The answer to "may we look there?". */
public sealed interface TargetDecision {

    /** We may. */
    record Approved(ApprovedTarget target, NameLookup lookup) implements TargetDecision {}

    /**
     * We may not.
     *
     * @param lookup empty when the text alone was refused, its port or its name; then nothing was asked
     */
    record Refused(Refusal why, Optional<NameLookup> lookup) implements TargetDecision {}

    /** There is nothing to look at: the name has no address that we could learn. {@code lookup.status()} says why. */
    record Unresolved(HostName name, NameLookup lookup) implements TargetDecision {}
}
