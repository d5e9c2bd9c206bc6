package dev.redial.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.Severity;
import dev.redial.probe.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Findings as they lie in the database. A code that a later version does not know is left out, not an error. */
final class FindingJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FindingJson() {}

    /** The stored form: plain names and numbers. */
    record Stored(
            String code,
            String severity,
            String stage,
            @Nullable String address,
            Map<String, String> args,
            @Nullable Long millis) {}

    static String write(List<Finding> findings) {
        List<Stored> stored = findings.stream()
                .map(f -> new Stored(
                        f.code().name(),
                        f.severity().name(),
                        f.stage().name(),
                        f.address().orElse(null),
                        f.args(),
                        f.millis().orElse(null)))
                .toList();
        try {
            return JSON.writeValueAsString(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of text are writable", e);
        }
    }

    static List<Finding> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<Stored>>() {}).stream()
                    .flatMap(FindingJson::finding)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored findings are not readable", e);
        }
    }

    private static Stream<Finding> finding(Stored stored) {
        return Arrays.stream(FindingCode.values())
                .filter(c -> c.name().equals(stored.code()))
                .filter(c -> c.args().containsAll(stored.args().keySet()))
                .map(c -> new Finding(
                        c,
                        Severity.valueOf(stored.severity()),
                        Stage.valueOf(stored.stage()),
                        Optional.ofNullable(stored.address()),
                        stored.args(),
                        Optional.ofNullable(stored.millis())));
    }
}
