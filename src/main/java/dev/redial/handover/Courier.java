package dev.redial.handover;

import dev.redial.handover.Outbox.Item;

/** Brings one letter. A seam for tests; {@link GuardedCourier} is the real one. */
interface Courier {
    /** Never throws for what a receiver does; it ends within a minute. */
    Answer bring(Item item);
}
