package dev.redial.figures;

import static dev.redial.figures.SheetWords.BARS;
import static dev.redial.figures.SheetWords.cells;
import static dev.redial.figures.SheetWords.number;
import static dev.redial.figures.SheetWords.rate;

import dev.redial.diagnosis.StepResult;
import dev.redial.figures.BarDrawing.Bar;
import dev.redial.knowledge.Titles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How good the advice was: steps, questions, the diagnosis. */
final class AdviceSheets {

    private final Figures figures;
    private final Titles titles;
    private final FigureWords words;
    private final SheetWords sheets;
    private final long smallest;

    /** @param smallest steps that fewer tried are left out */
    AdviceSheets(Figures figures, Subjects subjects, long smallest) {
        this.figures = figures;
        this.titles = subjects.titles();
        this.words = subjects.words();
        this.sheets = new SheetWords(words);
        this.smallest = smallest;
    }

    Sheet steps() {
        List<Figures.Tried> shown = figures.steps().stream()
                .filter(t -> t.success().of() >= smallest)
                .toList();
        List<Bar> bars = shown.stream()
                .filter(t -> t.success().known())
                .limit(BARS)
                .map(t -> Bar.of(titles.of(t.step()), t.success()))
                .toList();
        List<List<String>> rows = shown.stream()
                .map(t -> cells(
                        titles.of(t.step()),
                        Stream.concat(
                                Stream.of(number(t.success().of())),
                                Stream.of(StepResult.values()).map(r -> number(t.times(r)))),
                        rate(t.success())))
                .toList();
        List<String> head = sheets.heads(
                "column.steps", "tried", "fixed", "not-fixed", "not-possible", "skipped", "tried.share", "low", "high");
        return sheets.sheet(bars, new Table("steps", head, rows));
    }

    Sheet questions() {
        List<Influence> questions = figures.questions();
        List<Bar> bars = questions.stream()
                .filter(q -> q.moving().known())
                .limit(BARS)
                .map(q -> Bar.of(titles.of(q.question()), q.moving()))
                .toList();
        List<List<String>> rows = questions.stream()
                .map(q -> cells(
                        titles.of(q.question()),
                        Stream.of(number(q.answers()), number(q.cause()), number(q.next()), number(q.either())),
                        rate(q.moving())))
                .toList();
        List<String> head = sheets.heads(
                "column.questions", "answers", "moved.cause", "moved.next", "moved", "moved.share", "low", "high");
        return sheets.sheet(bars, new Table("questions", head, rows));
    }

    Sheet calibration() {
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
        List<String> head = new ArrayList<>(
                sheets.heads("column.calibration", "cases", "said", "true", "true.share", "low", "high"));
        witnesses.forEach(w -> head.add(words.of("WITNESS." + w)));
        Optional<Drawing> drawing = Optional.of(bins)
                .filter(b -> !witnesses.isEmpty())
                .map(b -> CalibrationDrawing.of(
                        sheets.said("calibration"), words.of("axis.said"), words.of("axis.true"), b));
        return sheets.sheet(drawing, new Table("calibration", head, rows));
    }
}
