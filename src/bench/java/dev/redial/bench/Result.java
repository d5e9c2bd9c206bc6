package dev.redial.bench;

import java.util.ArrayList;
import java.util.List;

/** The table that comes of a whole run, and lines about how it was measured. */
final class Result {

    private final List<String> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** A figure that was promised: whether it holds is said in the row. */
    void row(String what, String reach, boolean reached, String measured, String peers) {
        add(what, reach + (reached ? " – reached" : " – **missed**"), measured, peers);
    }

    /** A figure without a promise. */
    void row(String what, String measured, String peers) {
        add(what, "", measured, peers);
    }

    private void add(String... cells) {
        String row = "| " + String.join(" | ", cells) + " |";
        rows.add(row);
        System.err.println(row);
    }

    void note(String line) {
        notes.add(line);
    }

    String markdown() {
        return "| what | reach | Redial | peers |\n|---|---|---|---|\n" + String.join("\n", rows) + "\n\n"
                + String.join("\n", notes.stream().map(note -> "* " + note).toList()) + "\n";
    }
}
