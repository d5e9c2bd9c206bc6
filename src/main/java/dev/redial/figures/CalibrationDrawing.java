package dev.redial.figures;

import java.util.ArrayList;
import java.util.List;

/** What was said against what came true: dots on the diagonal are right, those below it were said with too much confidence. */
final class CalibrationDrawing {

    private static final int LEFT = 70;
    private static final int TOP = 16;
    private static final int SIDE = 380;
    private static final int FOOT = 56;
    private static final int RIGHT = 30;
    private static final int TICK = 4;
    private static final int SMALLEST = 4;
    private static final int LARGEST = 11;

    private CalibrationDrawing() {}

    /** @param across what the scale below says @param up what the scale on the left says */
    static Drawing of(String said, String across, String up, List<Calibration.Said> bins) {
        List<Drawing.Line> lines = new ArrayList<>();
        List<Drawing.Label> labels = new ArrayList<>();
        for (int percent = 0; percent <= 100; percent += 20) {
            int x = x(percent / 100.0);
            int y = y(percent / 100.0);
            lines.add(new Drawing.Line("grid", x, y(0), x, y(1)));
            lines.add(new Drawing.Line("grid", x(0), y, x(1), y));
            labels.add(new Drawing.Label("soft middle", x, y(0) + 20, percent + " %"));
            labels.add(new Drawing.Label("soft end", x(0) - 8, y + TICK + 1, percent + " %"));
        }
        lines.add(new Drawing.Line("diagonal", x(0), y(0), x(1), y(1)));
        labels.add(new Drawing.Label("middle", x(0.5), y(0) + 44, across));
        labels.add(new Drawing.Label("", x(0) + 10, y(1) + 20, up));
        List<Drawing.Dot> dots = new ArrayList<>();
        bins.stream().filter(bin -> bin.right().known()).forEach(bin -> {
            int x = x(bin.said());
            int low = y(bin.right().low());
            int high = y(bin.right().high());
            lines.add(new Drawing.Line("whisker", x, low, x, high));
            lines.add(new Drawing.Line("whisker", x - TICK, low, x + TICK, low));
            lines.add(new Drawing.Line("whisker", x - TICK, high, x + TICK, high));
            dots.add(new Drawing.Dot(
                    x, y(bin.right().share()), radius(bin.right().of())));
        });
        return new Drawing(
                said,
                LEFT + SIDE + RIGHT,
                TOP + SIDE + FOOT,
                List.of(),
                List.copyOf(lines),
                List.copyOf(dots),
                List.copyOf(labels));
    }

    /** Ten times as many cases are three pixels more. */
    private static int radius(long cases) {
        return Math.clamp(Math.round(SMALLEST + 3 * Math.log10(cases)), SMALLEST, LARGEST);
    }

    private static int x(double share) {
        return LEFT + (int) Math.round(share * SIDE);
    }

    private static int y(double share) {
        return TOP + SIDE - (int) Math.round(share * SIDE);
    }
}
