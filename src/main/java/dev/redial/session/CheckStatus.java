package dev.redial.session;

import java.util.Locale;

/** The life of a check. */
public enum CheckStatus {
    QUEUED,
    RUNNING,
    DONE,
    /** The policy did not let us look. */
    REFUSED,
    /** We were stopped while it ran; it can be run again. */
    INTERRUPTED;

    /** The spelling in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean ended() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case DONE, REFUSED, INTERRUPTED -> true;
        };
    }
}
