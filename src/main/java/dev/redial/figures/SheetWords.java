package dev.redial.figures;

import dev.redial.figures.BarDrawing.Bar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What all sheets are put together from, in one language. */
record SheetWords(FigureWords words) {

    /** More bars nobody compares. */
    static final int BARS = 12;

    /** @param bars none where there is nothing to draw */
    Sheet sheet(List<Bar> bars, Table table) {
        String name = table.name();
        Optional<Drawing> drawing = Optional.of(bars).filter(b -> !b.isEmpty()).map(b -> BarDrawing.of(said(name), b));
        return sheet(drawing, table);
    }

    Sheet sheet(Optional<Drawing> drawing, Table table) {
        return new Sheet(words.of(table.name() + ".title"), words.of(table.name() + ".lead"), drawing, table);
    }

    String said(String name) {
        return words.of(name + ".title") + ". " + words.of("said");
    }

    /** @param first key of the head of the names @param others keys of the others, without their beginning */
    List<String> heads(String first, String... others) {
        return Stream.concat(Stream.of(first), Stream.of(others).map(key -> "head." + key))
                .map(words::of)
                .toList();
    }

    @SafeVarargs
    static List<String> cells(String name, Stream<String>... numbers) {
        return Stream.concat(Stream.of(name), Stream.of(numbers).flatMap(n -> n))
                .toList();
    }

    static Stream<String> rate(Rate rate) {
        return Stream.of(Numbers.percent(rate), Numbers.low(rate), Numbers.high(rate));
    }

    static String number(long number) {
        return Long.toString(number);
    }
}
