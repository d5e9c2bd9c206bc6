package dev.redial.figures;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How often the first cause was the right one, by how probable it was thought: ten bins. Who is calibrated is right in three of ten cases where they said 30 %. */
public final class Calibration {

    static final int BINS = 10;

    enum Measure {
        CASES,
        TRUE,
        /** The sum of the probabilities, in thousandths. */
        PERMILLE
    }

    /** From a tenth to the next one, which belongs to the bin above; 1 belongs to the last. */
    record Bin(int number) {

        Key key(String witness, Measure measure) {
            return new Key(Kind.FORECAST, witness, number + "-" + measure.name());
        }
    }

    /** One bin. @param said the mean of what was said in it, 0 where there are no cases @param right how often it came true */
    public record Said(int number, double said, Rate right) {}

    private Calibration() {}

    static Bin bin(double probability) {
        return new Bin(Math.clamp((int) Math.floor(probability * BINS), 0, BINS - 1));
    }

    /** All ten, also those without cases. */
    static List<Said> of(Map<Key, Long> counts, List<String> witnesses) {
        return IntStream.range(0, BINS)
                .mapToObj(number -> {
                    Bin bin = new Bin(number);
                    long cases = sum(counts, witnesses, bin, Measure.CASES);
                    long permille = sum(counts, witnesses, bin, Measure.PERMILLE);
                    double said = cases == 0 ? 0 : permille / 1000.0 / cases;
                    return new Said(number, said, new Rate(sum(counts, witnesses, bin, Measure.TRUE), cases));
                })
                .toList();
    }

    private static long sum(Map<Key, Long> counts, List<String> witnesses, Bin bin, Measure measure) {
        return witnesses.stream()
                .mapToLong(witness -> counts.getOrDefault(bin.key(witness, measure), 0L))
                .sum();
    }
}
