package dev.redial.learning;

import dev.redial.diagnosis.Experience;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lessons that are approved or dismissed together.
 *
 * @param experience what they add
 * @param lessons how many there are
 * @param clients how many people they come from, as far as can be told
 * @param largest the most that come from one of them
 * @param leftOut how many add nothing, because their client has enough in this batch
 * @param witnesses how many there are of each kind
 */
public record Batch(
        Experience experience, int lessons, int clients, int largest, int leftOut, Map<Witness, Integer> witnesses) {

    /** One person has one computer that fails, or three; whoever brings more shall not outvote others. */
    private static final int MOST_OF_ONE = 3;
    /** From so few people, a batch says little about all. */
    private static final int FEW = 5;
    /** A batch so small is no vote yet. */
    private static final int SMALL = 20;
    /** More than this part from one person is no cross-section. */
    private static final double LARGE_PART = 0.2;

    /** In the order in which they came; the strongest witnesses of a client count first. */
    public static Batch of(List<Lesson> lessons) {
        Map<String, List<Lesson>> byClient = lessons.stream().collect(Collectors.groupingBy(Lesson::client));
        List<Lesson> counted = byClient.values().stream()
                .flatMap(own -> own.stream()
                        .sorted((a, b) -> b.witness().compareTo(a.witness()))
                        .limit(MOST_OF_ONE))
                .toList();
        Experience sum = counted.stream().map(Lesson::experience).reduce(Experience.none(), Experience::plus);
        int largest =
                byClient.values().stream().mapToInt(Collection::size).max().orElse(0);
        Map<Witness, Integer> witnesses = new EnumMap<>(Witness.class);
        lessons.forEach(lesson -> witnesses.merge(lesson.witness(), 1, Integer::sum));
        return new Batch(
                sum, lessons.size(), byClient.size(), largest, lessons.size() - counted.size(), Map.copyOf(witnesses));
    }

    /** Whether so few people are behind it that somebody may want to move our numbers. */
    public boolean suspicious() {
        return lessons >= SMALL && (clients < FEW || largest > lessons * LARGE_PART);
    }
}
