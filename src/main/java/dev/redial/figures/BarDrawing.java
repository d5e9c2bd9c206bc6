package dev.redial.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bars below each other, each with its name on the left and its number on the right; a whisker says how far the truth may lie from the bar's end. */
final class BarDrawing {

    private static final int NAME = 275;
    private static final int SCALE = 400;
    private static final int NUMBER = 185;
    private static final int ROW = 30;
    private static final int BAR = 16;
    private static final int TOP = 26;
    private static final int GAP = 10;
    private static final int TICK = 4;
    /** Longer names are cut; the table has them whole. */
    private static final int LONGEST = 36;

    private final List<Drawing.Box> boxes = new ArrayList<>();
    private final List<Drawing.Line> lines = new ArrayList<>();
    private final List<Drawing.Label> labels = new ArrayList<>();

    private BarDrawing() {}

    /** @param share of the whole scale @param whisker from where to where, if it is known */
    record Bar(String name, double share, Optional<Whisker> whisker, String number) {

        static Bar of(String name, Rate rate) {
            return new Bar(
                    name,
                    rate.share(),
                    Optional.of(new Whisker(rate.low(), rate.high())),
                    Numbers.percent(rate.share()) + " % (" + rate.hits() + "/" + rate.of() + ")");
        }
    }

    /** @param low its left end, as a share of the scale */
    record Whisker(double low, double high) {}

    static Drawing of(String said, List<Bar> bars) {
        BarDrawing drawing = new BarDrawing();
        int foot = TOP + bars.size() * ROW;
        drawing.scale(foot);
        int y = TOP;
        for (Bar bar : bars) {
            drawing.bar(bar, y + ROW / 2);
            y += ROW;
        }
        return new Drawing(
                said,
                NAME + SCALE + NUMBER,
                foot + GAP,
                List.copyOf(drawing.boxes),
                List.copyOf(drawing.lines),
                List.of(),
                List.copyOf(drawing.labels));
    }

    private void scale(int foot) {
        for (int percent = 0; percent <= 100; percent += 25) {
            int x = at(percent / 100.0);
            lines.add(new Drawing.Line("grid", x, TOP, x, foot));
            labels.add(new Drawing.Label("soft middle", x, TOP - GAP, percent + " %"));
        }
    }

    private void bar(Bar bar, int middle) {
        boxes.add(new Drawing.Box("bar", NAME, middle - BAR / 2, at(bar.share()) - NAME, BAR));
        bar.whisker().ifPresent(whisker -> {
            lines.add(new Drawing.Line("whisker", at(whisker.low()), middle, at(whisker.high()), middle));
            for (double end : new double[] {whisker.low(), whisker.high()}) {
                lines.add(new Drawing.Line("whisker", at(end), middle - TICK, at(end), middle + TICK));
            }
        });
        int line = middle + TICK + 1;
        labels.add(new Drawing.Label("end", NAME - GAP, line, cut(bar.name())));
        labels.add(new Drawing.Label("", NAME + SCALE + GAP, line, bar.number()));
    }

    private static int at(double share) {
        return NAME + (int) Math.round(share * SCALE);
    }

    private static String cut(String name) {
        int[] points = name.codePoints().toArray();
        return points.length <= LONGEST ? name : new String(points, 0, LONGEST - 1) + "…";
    }
}
