package dev.redial.finding;

import dev.redial.probe.ProbeResult;
import dev.redial.target.HostName;
import java.time.Instant;
import java.util.List;

/**
 * What there is to judge about a gateway.
 *
 * @param name what the person typed, canonical
 * @param results of the measurements at the gateway alone, in the order in which they came
 * @param now the time against which validity is judged
 */
public record SeenGateway(HostName name, List<ProbeResult> results, Instant now) {}
