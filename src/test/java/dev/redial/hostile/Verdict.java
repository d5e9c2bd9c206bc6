package dev.redial.hostile;

import dev.redial.finding.Finding;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What our engine made of one case.
 *
 * @param numbersBefore see {@link HostilePlay#of(HostileCase, Duration, int)}
 * @param complaints what was wrong, empty if nothing was
 * @param late what came too late, empty if nothing did; may be the fault of a busy machine
 * @param found all findings, in the order of the ladder
 * @param known when the outcome was known first
 * @param bytesIn what the server received
 */
public record Verdict(
        HostileCase played,
        int numbersBefore,
        InetSocketAddress server,
        List<String> complaints,
        List<String> late,
        List<Finding> found,
        Duration known,
        Duration took,
        int connections,
        long bytesIn) {

    /** Whether nothing was wrong. */
    public boolean right() {
        return complaints.isEmpty() && late.isEmpty();
    }

    /** The case, what was wrong, and what was found. */
    @Override
    public String toString() {
        return "%s%n    %s%n    expected %s%n    found %s%n    after %d ms of %d ms"
                .formatted(
                        played,
                        Stream.concat(complaints.stream(), late.stream()).collect(Collectors.joining("; ")),
                        played.findings(),
                        found.stream()
                                .map(f -> f.code() + " " + f.severity().id() + f.args())
                                .collect(Collectors.joining(", ")),
                        known.toMillis(),
                        took.toMillis());
    }
}
