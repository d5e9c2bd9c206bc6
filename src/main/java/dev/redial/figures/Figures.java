package dev.redial.figures;

import dev.redial.diagnosis.StepResult;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What there was in some time, as the counts say it.
 *
 * @param byDay the counts of all sessions, day by day
 * @param asOf when was counted last; empty before the first time
 */
public record Figures(Map<Key, Long> sums, SortedMap<LocalDate, Map<String, Long>> byDay, Optional<Instant> asOf) {

    /** Sessions that have something in common. */
    public record Group(String subject, Map<Milestone, Long> reached) {

        public long reached(Milestone milestone) {
            return reached.getOrDefault(milestone, 0L);
        }

        /** Of those who told how it ended. Who is content may tell more seldom than who is not, or more often: nobody knows. */
        public Rate ofTold() {
            return new Rate(reached(Milestone.FIXED), reached(Milestone.TOLD));
        }

        /** Of all: as if everybody who told nothing had not been helped. */
        public Rate ofAll() {
            return new Rate(reached(Milestone.FIXED), reached(Milestone.ARRIVED));
        }
    }

    /** What became of a step. */
    public record Tried(StepId step, Map<StepResult, Long> results) {

        public long times(StepResult result) {
            return results.getOrDefault(result, 0L);
        }

        /** Of those who tried it. Who could not or would not try says nothing of it. */
        public Rate success() {
            return new Rate(times(StepResult.FIXED), times(StepResult.FIXED) + times(StepResult.NOT_FIXED));
        }
    }

    /** How long until it worked. @param subject a code */
    public record Took(String subject, long cases, long median) {}

    /** What was asked for in vain. */
    public record Unanswered(String subject, long times) {}

    public Group all() {
        return group("", by(Kind.ALL).getOrDefault("", Map.of()));
    }

    /** Most sessions first. @param kind one that counts sessions */
    public List<Group> groups(Kind kind) {
        return by(kind).entrySet().stream()
                .map(e -> group(e.getKey(), e.getValue()))
                .sorted(Comparator.<Group>comparingLong(g -> -g.reached(Milestone.ARRIVED))
                        .thenComparing(Group::subject))
                .toList();
    }

    /** By week, which begins on Monday, the oldest first; the subject is its first day. */
    public List<Group> weeks() {
        SortedMap<LocalDate, Map<String, Long>> weeks = new TreeMap<>();
        byDay.forEach((day, counts) -> {
            LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            Map<String, Long> week = weeks.computeIfAbsent(monday, m -> new HashMap<>());
            counts.forEach((measure, amount) -> week.merge(measure, amount, Long::sum));
        });
        return weeks.entrySet().stream()
                .map(week -> group(week.getKey().toString(), week.getValue()))
                .toList();
    }

    /** The most often tried first. */
    public List<Tried> steps() {
        return by(Kind.STEP).entrySet().stream()
                .map(e -> new Tried(new StepId(e.getKey()), counted(StepResult.class, e.getValue())))
                .sorted(Comparator.<Tried>comparingLong(t -> -t.success().of())
                        .thenComparing(t -> t.step().value()))
                .toList();
    }

    /** Of all that were fixed; empty where nothing was. */
    public OptionalLong medianMinutes() {
        Map<String, Long> lengths = new HashMap<>();
        by(Kind.MINUTES).values().forEach(own -> own.forEach((length, n) -> lengths.merge(length, n, Long::sum)));
        return Minutes.median(lengths);
    }

    /** By code, the most cases first. */
    public List<Took> took() {
        return by(Kind.MINUTES).entrySet().stream()
                .flatMap(e -> Minutes.median(e.getValue()).stream()
                        .mapToObj(median -> new Took(e.getKey(), total(e.getValue()), median)))
                .sorted(Comparator.<Took>comparingLong(t -> -t.cases()).thenComparing(Took::subject))
                .toList();
    }

    /** Who says what helped, by the name of a {@code learning.Witness}. */
    public List<String> witnesses() {
        return by(Kind.FORECAST).keySet().stream().sorted().toList();
    }

    /** @param witnesses whose cases count */
    public List<Calibration.Said> calibration(List<String> witnesses) {
        return Calibration.of(sums, witnesses);
    }

    /** Of the last sample, however long the time; those that move least first. */
    public List<Influence> questions() {
        return by(Kind.QUESTION).entrySet().stream()
                .map(e -> influence(e.getKey(), counted(Influence.Measure.class, e.getValue())))
                .sorted(Comparator.comparingDouble((Influence i) -> i.moving().share())
                        .thenComparing(i -> i.question().value()))
                .toList();
    }

    private static Influence influence(String question, Map<Influence.Measure, Long> counts) {
        return new Influence(
                new QuestionId(question),
                counts.getOrDefault(Influence.Measure.ANSWERS, 0L),
                counts.getOrDefault(Influence.Measure.CAUSE, 0L),
                counts.getOrDefault(Influence.Measure.NEXT, 0L),
                counts.getOrDefault(Influence.Measure.EITHER, 0L));
    }

    /** The most often asked for first. @param kind one of those that count what we had no answer to */
    public List<Unanswered> unanswered(Kind kind) {
        return by(kind).entrySet().stream()
                .map(e -> new Unanswered(e.getKey(), total(e.getValue())))
                .sorted(Comparator.<Unanswered>comparingLong(u -> -u.times()).thenComparing(Unanswered::subject))
                .toList();
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Subjects with what was counted of each. */
    private Map<String, Map<String, Long>> by(Kind kind) {
        Map<String, Map<String, Long>> subjects = new HashMap<>();
        sums.forEach((key, amount) -> {
            if (key.kind() == kind) {
                subjects.computeIfAbsent(key.subject(), s -> new HashMap<>()).put(key.measure(), amount);
            }
        });
        return subjects;
    }

    private static Group group(String subject, Map<String, Long> counts) {
        return new Group(subject, counted(Milestone.class, counts));
    }

    /** What an older or a newer Redial has counted and this one does not know is passed over. */
    private static <M extends Enum<M>> Map<M, Long> counted(Class<M> measures, Map<String, Long> counts) {
        Map<M, Long> counted = new EnumMap<>(measures);
        for (M measure : measures.getEnumConstants()) {
            Optional.ofNullable(counts.get(measure.name())).ifPresent(amount -> counted.put(measure, amount));
        }
        return counted;
    }
}
