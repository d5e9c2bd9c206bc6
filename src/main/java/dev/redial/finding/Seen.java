package dev.redial.finding;

import dev.redial.probe.ProbeResult;
import dev.redial.target.HostName;
import dev.redial.target.NameLookup;
import dev.redial.target.Port;
import java.time.Instant;
import java.util.List;

/**
 * What there is to judge.
 *
 * @param name what the person typed, canonical
 * @param lookup how its addresses were found
 * @param internalAddresses whether the name has private addresses besides, which were not tested
 * @param results in the order in which they came
 * @param now the time against which validity is judged
 */
public record Seen(
        HostName name,
        Port port,
        NameLookup lookup,
        boolean internalAddresses,
        List<ProbeResult> results,
        Instant now) {}
