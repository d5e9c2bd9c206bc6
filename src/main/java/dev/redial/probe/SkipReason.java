package dev.redial.probe;

import java.util.Locale;

/** Why a measurement was not made. */
public enum SkipReason {
    /** An earlier stage failed. */
    NOT_REACHED,
    /** The host does not offer what would be measured. */
    NOT_OFFERED,
    /** Another measurement has settled it. */
    NOT_NEEDED,
    TIME_RAN_OUT,
    /** It can only be reached through a gateway, and a test does not sign in there. */
    BEHIND_GATEWAY;

    /** The spelling in findings: {@code not-reached}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
