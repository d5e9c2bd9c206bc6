package dev.redial.probe;

import java.time.Duration;
import java.util.List;

/**
 * A whole run.
 *
 * @param trace time-stamped lines for support staff, such as {@code +12 ms 192.0.2.7 connected}
 */
public record ProbeReport(List<ProbeResult> results, List<String> trace, Duration took, Traffic traffic) {}
