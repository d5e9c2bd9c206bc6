package dev.redial.figures;

import java.util.List;

/**
 * Figures as rows: on the page below their chart, and in files.
 *
 * @param name of the file, our own
 * @param rows cells in the order of the head; the first is a name, the others are numbers or empty
 */
public record Table(String name, List<String> head, List<List<String>> rows) {

    /** No more than these rows, for a page. */
    public List<List<String>> first(int most) {
        return rows.stream().limit(most).toList();
    }
}
