package dev.redial.figures;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.StepResult;
import dev.redial.figures.BarDrawing.Bar;
import dev.redial.figures.Figures.Group;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.KnowledgeBase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All figures as sheets in one language. */
public final class Sheets {

    /** A group of fewer sessions is not shown to everybody: who knows of one of them would learn how it ended. */
    public static final int SMALLEST_OPEN_GROUP = 10;

    /** More bars nobody compares. */
    private static final int BARS = 12;
    /** A year of them, and a little. */
    private static final int WEEKS = 54;

    private final Figures figures;
    private final KnowledgeBase knowledge;
    private final String language;
    private final FigureWords words;
    private final long smallest;

    private Sheets(Figures figures, KnowledgeBase knowledge, String language, long smallest) {
        this.figures = figures;
        this.knowledge = knowledge;
        this.language = language;
        this.words = FigureWords.in(language);
        this.smallest = smallest;
    }

    /** What staff see. */
    public static List<Sheet> ofStaff(Figures figures, KnowledgeBase knowledge, String language) {
        Sheets s = new Sheets(figures, knowledge, language, 1);
        return List.of(
                s.overall(),
                s.weeks(),
                s.funnel(),
                s.groups(Kind.CODE),
                s.groups(Kind.CAUSE),
                s.groups(Kind.ARTICLE),
                s.steps(),
                s.minutes(),
                s.calibration(),
                s.questions(),
                s.unanswered(Kind.UNKNOWN_CODE),
                s.unanswered(Kind.EMPTY_SEARCH));
    }

    /** What everybody may see where the house says so; groups of fewer than {@link #SMALLEST_OPEN_GROUP} are left out. */
    public static List<Sheet> open(Figures figures, KnowledgeBase knowledge, String language) {
        Sheets s = new Sheets(figures, knowledge, language, SMALLEST_OPEN_GROUP);
        return List.of(s.overall(), s.weeks(), s.funnel(), s.groups(Kind.CODE), s.groups(Kind.CAUSE), s.steps());
    }

    // Sessions

    private Sheet overall() {
        Group all = figures.all();
        List<Group> shown = large(Stream.of(all)).toList();
        List<Bar> bars = shown.stream()
                .flatMap(g ->
                        Stream.of(Bar.of(words.of("bar.told"), g.ofTold()), Bar.of(words.of("bar.all"), g.ofAll())))
                .toList();
        return sheet("overall", bars, table("overall", shown, g -> words.of("everybody")));
    }

    private Sheet weeks() {
        List<Group> weeks = figures.weeks();
        List<Group> shown =
                large(weeks.stream().skip(Math.max(0, weeks.size() - WEEKS))).toList();
        List<Bar> bars = shown.reversed().stream()
                .filter(g -> g.ofTold().known())
                .limit(BARS)
                .sorted(Comparator.comparing(Group::subject))
                .map(g -> Bar.of(g.subject(), g.ofTold()))
                .toList();
        return sheet("weeks", bars, table("weeks", shown, Group::subject));
    }

    private Sheet groups(Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT) + "s";
        List<Group> shown = large(figures.groups(kind).stream()).toList();
        List<Bar> bars = shown.stream()
                .filter(g -> g.ofTold().known())
                .limit(BARS)
                .map(g -> Bar.of(named(kind, g.subject()), g.ofTold()))
                .toList();
        return sheet(name, bars, table(name, shown, g -> named(kind, g.subject())));
    }

    private Stream<Group> large(Stream<Group> groups) {
        return groups.filter(g -> g.reached(Milestone.ARRIVED) >= smallest);
    }

    /** What a group is called. */
    private interface Naming {
        String of(Group group);
    }

    private Table table(String name, List<Group> groups, Naming naming) {
        List<List<String>> rows = groups.stream()
                .map(g -> cells(
                        naming.of(g),
                        Stream.of(
                                number(g.reached(Milestone.ARRIVED)),
                                number(g.reached(Milestone.ARRIVED) - g.reached(Milestone.TOLD)),
                                number(g.reached(Milestone.TOLD)),
                                number(g.reached(Milestone.FIXED))),
                        rate(g.ofTold()),
                        rate(g.ofAll())))
                .toList();
        List<String> head = heads(
                "column." + name,
                "sessions",
                "untold",
                "told",
                "fixed",
                "told.share",
                "low",
                "high",
                "all.share",
                "low",
                "high");
        return new Table(name, head, rows);
    }

    private Sheet funnel() {
        Group all = figures.all();
        long arrived = all.reached(Milestone.ARRIVED);
        List<Milestone> shown = arrived < smallest ? List.of() : List.of(Milestone.values());
        List<Bar> bars = shown.stream()
                .map(m -> new Bar(
                        words.of(m),
                        new Rate(all.reached(m), arrived).share(),
                        Optional.empty(),
                        all.reached(m) + " (" + Numbers.percent(new Rate(all.reached(m), arrived)) + " %)"))
                .toList();
        List<List<String>> rows = shown.stream()
                .map(m -> List.of(
                        words.of(m), number(all.reached(m)), Numbers.percent(new Rate(all.reached(m), arrived))))
                .toList();
        return sheet("funnel", bars, new Table("funnel", heads("column.funnel", "sessions", "arrived.share"), rows));
    }

    private Sheet minutes() {
        List<List<String>> rows = new ArrayList<>();
        figures.medianMinutes()
                .ifPresent(median -> rows.add(List.of(
                        words.of("everybody"), number(figures.all().reached(Milestone.FIXED)), number(median))));
        figures.took()
                .forEach(t -> rows.add(List.of(named(Kind.CODE, t.subject()), number(t.cases()), number(t.median()))));
        return sheet("minutes", List.of(), new Table("minutes", heads("column.codes", "fixed", "median"), rows));
    }

    // Steps, questions, forecasts

    private Sheet steps() {
        List<Figures.Tried> shown = figures.steps().stream()
                .filter(t -> t.success().of() >= smallest || smallest == 1)
                .toList();
        List<Bar> bars = shown.stream()
                .filter(t -> t.success().known())
                .limit(BARS)
                .map(t -> Bar.of(title(t), t.success()))
                .toList();
        List<List<String>> rows = shown.stream()
                .map(t -> cells(
                        title(t),
                        Stream.concat(
                                Stream.of(number(t.success().of())),
                                Stream.of(StepResult.values()).map(r -> number(t.times(r)))),
                        rate(t.success())))
                .toList();
        List<String> head = heads(
                "column.steps", "tried", "fixed", "not-fixed", "not-possible", "skipped", "tried.share", "low", "high");
        return sheet("steps", bars, new Table("steps", head, rows));
    }

    private String title(Figures.Tried tried) {
        return knowledge
                .step(tried.step())
                .map(s -> s.texts().in(language).title())
                .orElse(tried.step().value());
    }

    private Sheet questions() {
        List<Influence> questions = figures.questions();
        List<Bar> bars = questions.stream()
                .filter(q -> q.moving().known())
                .limit(BARS)
                .map(q -> Bar.of(title(q), q.moving()))
                .toList();
        List<List<String>> rows = questions.stream()
                .map(q -> cells(
                        title(q),
                        Stream.of(number(q.answers()), number(q.cause()), number(q.next()), number(q.either())),
                        rate(q.moving())))
                .toList();
        List<String> head = heads(
                "column.questions", "answers", "moved.cause", "moved.next", "moved", "moved.share", "low", "high");
        return sheet("questions", bars, new Table("questions", head, rows));
    }

    private String title(Influence influence) {
        return knowledge
                .question(influence.question())
                .map(q -> q.texts().in(language).title())
                .orElse(influence.question().value());
    }

    private Sheet calibration() {
        List<String> witnesses = figures.witnesses();
        List<Calibration.Said> bins = figures.calibration(witnesses);
        List<List<Calibration.Said>> byWitness =
                witnesses.stream().map(w -> figures.calibration(List.of(w))).toList();
        List<List<String>> rows = witnesses.isEmpty()
                ? List.of()
                : IntStream.range(0, bins.size())
                        .mapToObj(i -> cells(
                                i * 10 + "–" + (i + 1) * 10 + " %",
                                Stream.of(
                                        number(bins.get(i).right().of()),
                                        bins.get(i).right().known()
                                                ? Numbers.percent(bins.get(i).said())
                                                : "",
                                        number(bins.get(i).right().hits())),
                                rate(bins.get(i).right()),
                                byWitness.stream()
                                        .map(own -> number(own.get(i).right().of()))))
                        .toList();
        List<String> head =
                new ArrayList<>(heads("column.calibration", "cases", "said", "true", "true.share", "low", "high"));
        witnesses.forEach(w -> head.add(words.of("WITNESS." + w)));
        Optional<Drawing> drawing = Optional.of(bins)
                .filter(b -> !witnesses.isEmpty())
                .map(b -> CalibrationDrawing.of(said("calibration"), words.of("axis.said"), words.of("axis.true"), b));
        return new Sheet(
                words.of("calibration.title"),
                words.of("calibration.lead"),
                drawing,
                new Table("calibration", head, rows));
    }

    // What was asked for in vain

    private Sheet unanswered(Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<List<String>> rows = figures.unanswered(kind).stream()
                .map(u -> List.of(
                        u.subject().isEmpty() ? words.of("words") : named(Kind.CODE, u.subject()), number(u.times())))
                .toList();
        return sheet(name, List.of(), new Table(name, heads("column.codes", "times"), rows));
    }

    // Words

    private String named(Kind kind, String subject) {
        if (subject.equals(Key.OTHERS)) {
            return words.of("others");
        }
        if (subject.isEmpty() || subject.equals(Diagnosis.UNLISTED.value())) {
            return words.of(subject.isEmpty() ? "none" : "unlisted");
        }
        return kind == Kind.CAUSE
                ? knowledge
                        .cause(new CauseId(subject))
                        .map(c -> c.texts().in(language).title())
                        .orElse(subject)
                : subject;
    }

    private Sheet sheet(String name, List<Bar> bars, Table table) {
        Optional<Drawing> drawing = Optional.of(bars).filter(b -> !b.isEmpty()).map(b -> BarDrawing.of(said(name), b));
        return new Sheet(words.of(name + ".title"), words.of(name + ".lead"), drawing, table);
    }

    private String said(String name) {
        return words.of(name + ".title") + ". " + words.of("said");
    }

    private List<String> heads(String first, String... others) {
        return Stream.concat(Stream.of(first), Stream.of(others).map(key -> "head." + key))
                .map(words::of)
                .toList();
    }

    @SafeVarargs
    private static List<String> cells(String name, Stream<String>... numbers) {
        return Stream.concat(Stream.of(name), Stream.of(numbers).flatMap(n -> n))
                .toList();
    }

    private static Stream<String> rate(Rate rate) {
        return Stream.of(Numbers.percent(rate), Numbers.low(rate), Numbers.high(rate));
    }

    private static String number(long number) {
        return Long.toString(number);
    }
}
