package dev.redial.figures;

import java.util.List;

/**
 * A chart as a template draws it: lengths are pixels, looks are classes of the style sheet, so that it is light or dark with the page.
 *
 * @param said what it shows, for who does not see it
 */
public record Drawing(
        String said, int width, int height, List<Box> boxes, List<Line> lines, List<Dot> dots, List<Label> labels) {

    public record Box(String look, int x, int y, int width, int height) {}

    public record Line(String look, int x1, int y1, int x2, int y2) {}

    public record Dot(int x, int y, int radius) {}

    /** @param look which end of the text is at the place, too */
    public record Label(String look, int x, int y, String text) {}
}
