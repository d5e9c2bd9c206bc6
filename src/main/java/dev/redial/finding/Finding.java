package dev.redial.finding;

import dev.redial.probe.Stage;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing that was found out about the target.
 *
 * @param code its stable name
 * @param severity how much it weighs here
 * @param stage where on the ladder it was seen
 * @param address the address it was seen at, as text; absent when it is about the whole target
 * @param args facts for its words, by the argument names of the code; text in them has been cleaned
 * @param millis how long the measurement took, where that is known
 */
public record Finding(
        FindingCode code,
        Severity severity,
        Stage stage,
        Optional<String> address,
        Map<String, String> args,
        Optional<Long> millis) {

    public Finding {
        args = Map.copyOf(args);
        if (!code.args().containsAll(args.keySet())) {
            throw new IllegalArgumentException(code + " has no argument among " + new TreeMap<>(args).keySet());
        }
    }

    /** A finding about the whole target with its usual severity; {@code args} alternates names and values. */
    public static Finding of(FindingCode code, String... args) {
        return new Finding(code, code.severity(), code.stage(), Optional.empty(), pairs(args), Optional.empty());
    }

    public Finding at(String where) {
        return new Finding(code, severity, stage, Optional.of(where), args, millis);
    }

    public Finding took(long howLong) {
        return new Finding(code, severity, stage, address, args, Optional.of(howLong));
    }

    public Finding as(Severity other) {
        return new Finding(code, other, stage, address, args, millis);
    }

    public Finding during(Stage other) {
        return new Finding(code, severity, other, address, args, millis);
    }

    private static Map<String, String> pairs(String... args) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < args.length; i += 2) {
            map.put(args[i], args[i + 1]);
        }
        return map;
    }
}
