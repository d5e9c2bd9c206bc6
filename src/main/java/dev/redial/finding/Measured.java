package dev.redial.finding;

import dev.redial.probe.Attempt;
import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeResult;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All measurements at one address. */
record Measured(String address, Map<ProbeId, Attempt> attempts) {

    static List<Measured> byAddress(List<ProbeResult> results) {
        Map<String, Map<ProbeId, Attempt>> all = new LinkedHashMap<>();
        for (ProbeResult result : results) {
            all.computeIfAbsent(result.address().getHostAddress(), address -> new EnumMap<>(ProbeId.class))
                    .put(result.probe(), result.attempt());
        }
        return all.entrySet().stream()
                .map(e -> new Measured(e.getKey(), e.getValue()))
                .toList();
    }

    /** Whether its port is open. */
    boolean open() {
        return seen(ProbeId.PORT).isPresent();
    }

    boolean ended(ProbeId... probes) {
        return Stream.of(probes).allMatch(attempts::containsKey);
    }

    Optional<Observation> seen(ProbeId probe) {
        return Optional.ofNullable(attempts.get(probe)).flatMap(Attempt::seen);
    }

    Optional<FailureKind> failure(ProbeId probe) {
        return Optional.ofNullable(attempts.get(probe)).flatMap(Attempt::failure);
    }
}
