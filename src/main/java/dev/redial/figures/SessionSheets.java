package dev.redial.figures;

import static dev.redial.figures.SheetWords.BARS;
import static dev.redial.figures.SheetWords.cells;
import static dev.redial.figures.SheetWords.number;
import static dev.redial.figures.SheetWords.rate;

import dev.redial.figures.BarDrawing.Bar;
import dev.redial.figures.Figures.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How sessions went: how often they ended well, how far they came, how long they took. */
final class SessionSheets {

    /** A year of them, and a little. */
    private static final int WEEKS = 54;

    private final Figures figures;
    private final Subjects subjects;
    private final FigureWords words;
    private final SheetWords sheets;
    private final long smallest;

    /** @param smallest groups of fewer sessions are left out */
    SessionSheets(Figures figures, Subjects subjects, long smallest) {
        this.figures = figures;
        this.subjects = subjects;
        this.words = subjects.words();
        this.sheets = new SheetWords(words);
        this.smallest = smallest;
    }

    Sheet overall() {
        Group all = figures.all();
        List<Group> shown = large(Stream.of(all)).toList();
        List<Bar> bars = shown.stream()
                .flatMap(g ->
                        Stream.of(Bar.of(words.of("bar.told"), g.ofTold()), Bar.of(words.of("bar.all"), g.ofAll())))
                .toList();
        return sheets.sheet(bars, table("overall", shown, g -> words.of("everybody")));
    }

    Sheet weeks() {
        List<Group> weeks = figures.weeks();
        List<Group> shown =
                large(weeks.stream().skip(Math.max(0, weeks.size() - WEEKS))).toList();
        List<Bar> bars = shown.reversed().stream()
                .filter(g -> g.ofTold().known())
                .limit(BARS)
                .sorted(Comparator.comparing(Group::subject))
                .map(g -> Bar.of(g.subject(), g.ofTold()))
                .toList();
        return sheets.sheet(bars, table("weeks", shown, Group::subject));
    }

    Sheet groups(Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT) + "s";
        List<Group> shown = large(figures.groups(kind).stream()).toList();
        List<Bar> bars = shown.stream()
                .filter(g -> g.ofTold().known())
                .limit(BARS)
                .map(g -> Bar.of(subjects.of(kind, g.subject()), g.ofTold()))
                .toList();
        return sheets.sheet(bars, table(name, shown, g -> subjects.of(kind, g.subject())));
    }

    private Stream<Group> large(Stream<Group> groups) {
        return groups.filter(g -> enough(g.reached(Milestone.ARRIVED)));
    }

    private boolean enough(long sessions) {
        return sessions > 0 && sessions >= smallest;
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
        List<String> head = sheets.heads(
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

    Sheet funnel() {
        Group all = figures.all();
        long arrived = all.reached(Milestone.ARRIVED);
        List<Milestone> shown = enough(arrived) ? List.of(Milestone.values()) : List.of();
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
        return sheets.sheet(
                bars, new Table("funnel", sheets.heads("column.funnel", "sessions", "arrived.share"), rows));
    }

    Sheet minutes() {
        List<List<String>> rows = new ArrayList<>();
        figures.medianMinutes()
                .ifPresent(median -> rows.add(List.of(
                        words.of("everybody"), number(figures.all().reached(Milestone.FIXED)), number(median))));
        figures.took()
                .forEach(t ->
                        rows.add(List.of(subjects.of(Kind.CODE, t.subject()), number(t.cases()), number(t.median()))));
        return sheets.sheet(List.of(), new Table("minutes", sheets.heads("column.codes", "fixed", "median"), rows));
    }
}
