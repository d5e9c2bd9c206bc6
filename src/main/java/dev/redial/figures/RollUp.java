package dev.redial.figures;

import dev.redial.outcome.Outcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds up the sessions of one day. */
public final class RollUp {

    /** Anybody can bring any number; beyond so many codes on a day the rarer ones are one. */
    static final int MOST_CODES = 300;

    private final Map<Key, Long> counts = new HashMap<>();

    private RollUp() {}

    /** @param articles those that may be named; others are one */
    public static Map<Key, Long> of(Collection<Case> cases, Set<String> articles) {
        RollUp sum = new RollUp();
        Set<String> codes = frequent(cases);
        for (Case c : cases) {
            String code = code(c).map(spelled -> listed(spelled, codes)).orElse("");
            sum.session(c, Kind.ALL, "");
            sum.session(c, Kind.CODE, code);
            sum.session(c, Kind.CAUSE, c.cause().orElse(""));
            c.article().ifPresent(article -> sum.session(c, Kind.ARTICLE, listed(article, articles)));
            c.steps().forEach((step, result) -> sum.add(Key.of(Kind.STEP, step.value(), result)));
            c.ending().ifPresent(ending -> sum.ending(ending, code));
        }
        return Map.copyOf(sum.counts);
    }

    private static Optional<String> code(Case c) {
        return c.code().map(Object::toString);
    }

    private static String listed(String subject, Set<String> named) {
        return named.contains(subject) ? subject : Key.OTHERS;
    }

    private static Set<String> frequent(Collection<Case> cases) {
        Map<String, Long> times = cases.stream()
                .flatMap(c -> code(c).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return times.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CODES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void session(Case c, Kind kind, String subject) {
        for (Milestone milestone : Milestone.values()) {
            if (c.reached(milestone)) {
                add(Key.of(kind, subject, milestone));
            }
        }
    }

    private void ending(Case.Ending ending, String code) {
        if (ending.result() == Outcome.Result.FIXED) {
            add(new Key(Kind.MINUTES, code, Minutes.measure(ending.after())));
        }
        ending.forecast().ifPresent(forecast -> {
            Calibration.Bin bin = Calibration.bin(forecast.probability());
            add(bin.key(forecast.witness(), Calibration.Measure.CASES));
            add(bin.key(forecast.witness(), Calibration.Measure.PERMILLE), Math.round(forecast.probability() * 1000));
            if (forecast.cameTrue()) {
                add(bin.key(forecast.witness(), Calibration.Measure.TRUE));
            }
        });
    }

    private void add(Key key) {
        add(key, 1);
    }

    private void add(Key key, long amount) {
        counts.merge(key, amount, Long::sum);
    }
}
