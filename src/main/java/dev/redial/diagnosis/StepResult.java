package dev.redial.diagnosis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What came of a step. */
public enum StepResult {
    FIXED,
    NOT_FIXED,
    /** The person lacks the rights or the means; says nothing about the cause. */
    NOT_POSSIBLE,
    SKIPPED;

    /** The spelling in the API: {@code not-fixed}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<StepResult> byId(String id) {
        return Arrays.stream(values()).filter(r -> r.id().equals(id)).findFirst();
    }
}
