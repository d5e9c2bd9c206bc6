package dev.redial.target;

/** The answer to "may we hand something over there?". */
public sealed interface DeliveryDecision {

    /** We may. */
    record Approved(ApprovedReceiver receiver) implements DeliveryDecision {}

    /** We may not. */
    record Refused(Refusal why) implements DeliveryDecision {}

    /** The name has no address that we could learn. */
    record Unresolved(NameLookup.Status status) implements DeliveryDecision {}
}
