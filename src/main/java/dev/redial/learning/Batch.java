package dev.redial.learning;

import dev.redial.diagnosis.Experience;
import dev.redial.knowledge.CauseId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lessons that are approved or dismissed together.
 *
 * @param experience what they add
 * @param lessons how many there are
 * @param clients how many people they come from, as far as can be told
 * @param largest the most that come from one of them
 * @param leftOut how many add nothing, because their client has enough in this batch
 * @param oneCause whether more than half of the cases have the same cause
 * @param witnesses how many there are of each kind
 */
public record Batch(
        Experience experience,
        int lessons,
        int clients,
        int largest,
        int leftOut,
        boolean oneCause,
        Map<Witness, Integer> witnesses) {

    /** One person has one computer that fails, or three; whoever brings more shall not outvote others. */
    private static final int MOST_OF_ONE = 3;
    /** From so few people, a batch says little about all. */
    private static final int FEW = 5;
    /** A batch so small is no vote yet. */
    private static final int SMALL = 20;
    /** More than this part from one person is no cross-section. */
    private static final double LARGE_PART = 0.2;

    /**
     * No cause gains more cases by one batch, against the 300 that the files count for: a client's name changes each day, so whoever has patience looks like many. It moves
     * a prior by three points at most.
     */
    private static final double MOST_OF_ONE_CAUSE = 10;
    /** Where more than this part of the cases has one cause, either something happened or somebody says so. */
    private static final double ONE_CAUSE = 0.5;

    /** In the order in which they came; the strongest witnesses of a client count first. */
    public static Batch of(List<Lesson> lessons) {
        Map<String, List<Lesson>> byClient = lessons.stream().collect(Collectors.groupingBy(Lesson::client));
        List<Lesson> counted = byClient.values().stream()
                .flatMap(own -> own.stream()
                        .sorted((a, b) -> b.witness().compareTo(a.witness()))
                        .limit(MOST_OF_ONE))
                .toList();
        Experience sum = counted.stream().map(Lesson::experience).reduce(Experience.none(), Experience::plus);
        Map<CauseId, Double> cases = new HashMap<>(sum.cases());
        cases.replaceAll((cause, count) -> Math.min(count, MOST_OF_ONE_CAUSE));
        double all =
                sum.cases().values().stream().mapToDouble(Double::doubleValue).sum();
        boolean oneCause = sum.cases().values().stream().anyMatch(count -> count > all * ONE_CAUSE);
        int largest =
                byClient.values().stream().mapToInt(Collection::size).max().orElse(0);
        Map<Witness, Integer> witnesses = new EnumMap<>(Witness.class);
        lessons.forEach(lesson -> witnesses.merge(lesson.witness(), 1, Integer::sum));
        return new Batch(
                new Experience(cases, sum.steps()),
                lessons.size(),
                byClient.size(),
                largest,
                lessons.size() - counted.size(),
                oneCause,
                Map.copyOf(witnesses));
    }

    /**
     * The same for the same counts. Sessions change after their outcome too, so what waits may be another batch than the one that somebody looked at, with the
     * same outcomes in it. Rounded, for another server may add up in another order.
     */
    public String fingerprint() {
        SortedMap<String, String> counts = new TreeMap<>();
        experience.cases().forEach((cause, cases) -> counts.put(cause.value(), rounded(cases)));
        experience
                .steps()
                .forEach((cause, tallies) -> tallies.forEach((step, tally) ->
                        counts.put(cause + " " + step, rounded(tally.fixed()) + " " + rounded(tally.failed()))));
        String all = lessons + " " + clients + " " + largest + " " + leftOut + " " + new TreeMap<>(witnesses) + counts;
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String rounded(double count) {
        return String.format(Locale.ROOT, "%.4f", count);
    }

    /** Whether so few people are behind it, or all say so much the same, that somebody may want to move our numbers. */
    public boolean suspicious() {
        return lessons >= SMALL && (clients < FEW || largest > lessons * LARGE_PART || oneCause);
    }
}
