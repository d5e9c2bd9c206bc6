package dev.redial.finding;

import java.util.Locale;

/** How much a finding weighs. */
public enum Severity {
    /** Explains a failure by itself. */
    PROBLEM,
    /** Hurts some clients, or will soon. */
    WARNING,
    /** Unusual, or normal for Remote Desktop though scanners alarm about it; worth knowing. */
    NOTE,
    /** Tested, and fine. */
    OK,
    /** Could not be tested; the finding says why. Not the same as fine. */
    UNKNOWN;

    /** The name in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
