package dev.redial.finding;

import dev.redial.probe.ProbeResult;

/** How long a measurement took, as people count. */
final class Seconds {

    private Seconds() {}

    /** Whole seconds, at least 1. */
    static String of(ProbeResult result) {
        return String.valueOf(Math.max(1, Math.round(result.took().toMillis() / 1000.0)));
    }
}
