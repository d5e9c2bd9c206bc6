package dev.redial.outcome;

import java.util.UUID;

/** Told to whoever observes it when a case has ended. */
public record OutcomeRecorded(UUID session, Outcome outcome) {}
