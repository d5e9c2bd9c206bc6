package dev.redial.session;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.NextStep;

/** What we tell a person: the ranked causes and the one thing to do next. */
public record Advice(Diagnosis diagnosis, NextStep next) {}
