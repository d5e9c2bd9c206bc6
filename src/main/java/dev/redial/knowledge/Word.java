package dev.redial.knowledge;

/** How often something is seen when a certain cause is at work. The numbers behind the words stand in {@code diagnosis.Likelihood}. */
public enum Word {
    ALWAYS,
    USUALLY,
    OFTEN,
    SOMETIMES,
    RARELY,
    NEVER
}
