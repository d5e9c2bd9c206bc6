package dev.redial.figures;

import java.util.List;
import java.util.Optional;

/**
 * One question with its answer: a chart, and the same numbers as a table.
 *
 * @param lead what is counted and how to read it
 * @param drawing absent where there is nothing to draw
 */
public record Sheet(String title, String lead, Optional<Drawing> drawing, Table table) {

    private static final int SHOWN = 25;

    /** The rows that a page has room for. */
    public List<List<String>> shown() {
        return table.first(SHOWN);
    }

    /** How many more are in the file. */
    public int more() {
        return Math.max(0, table.rows().size() - SHOWN);
    }
}
