package dev.redial.session;

import dev.redial.finding.Finding;

/** Something that happened in a check. @see LiveCheck */
public sealed interface CheckEvent {

    /** Counts from 1 within a check, so that a listener who was cut off can say what it has seen. */
    int id();

    record StageChanged(int id, StageState stage) implements CheckEvent {}

    record Found(int id, Finding finding) implements CheckEvent {}

    /** Always the last. */
    record Ended(int id, CheckStatus status) implements CheckEvent {}
}
