package dev.redial.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Throws dice, always the same ones for the same seed. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T any(List<T> offered) {
        return offered.get(random.nextInt(offered.size()));
    }

    /** One of these by its weight; empty if what is drawn is in none of them: weights that sum to less than 1 leave something over. */
    <T> Optional<T> draw(Map<T, Double> weights, double all) {
        double at = random.nextDouble() * all;
        for (Map.Entry<T, Double> entry : weights.entrySet()) {
            at -= entry.getValue();
            if (at < 0) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    /** The probability moved by a normal step in log-odds, so that it stays one. */
    double jittered(double probability, double spread) {
        double odds = probability / (1 - probability) * Math.exp(random.nextGaussian() * spread);
        return odds / (1 + odds);
    }

    /** The weight moved by a factor. */
    double scaled(double weight, double spread) {
        return weight * Math.exp(random.nextGaussian() * spread);
    }

    /** Every probability moved. */
    <T extends Comparable<? super T>> Map<T, Double> jittered(Map<T, Double> probabilities, double spread) {
        Map<T, Double> moved = new TreeMap<>();
        new TreeMap<>(probabilities).forEach((key, p) -> moved.put(key, jittered(p, spread)));
        return moved;
    }
}
