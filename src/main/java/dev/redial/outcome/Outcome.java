package dev.redial.outcome;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a case ended.
 *
 * @param step the id of the step that fixed it, if one did
 * @param cause the id of the cause that led then, as our best guess
 * @param remark the person's own words, if any
 * @param confirmedBy the member of staff who found it to be so; absent where only the person says it
 */
public record Outcome(
        Result result,
        Optional<String> step,
        Optional<String> cause,
        Optional<String> remark,
        Instant recordedAt,
        Optional<String> confirmedBy) {

    /** As the person tells it. */
    public Outcome(
            Result result, Optional<String> step, Optional<String> cause, Optional<String> remark, Instant recordedAt) {
        this(result, step, cause, remark, recordedAt, Optional.empty());
    }

    /** The three ways to end. */
    public enum Result {
        FIXED,
        NOT_FIXED,
        GAVE_UP;

        /** The spelling in the API: {@code gave-up}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Result> byId(String id) {
            return Arrays.stream(values()).filter(r -> r.id().equals(id)).findFirst();
        }
    }
}
