package dev.redial.target;

import dev.redial.target.SsrfCorpusTest.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** T-01: how many rows of each category got the right verdict and the right reason. A table for people; the tests assert by themselves. */
final class SsrfScore {
    private final Map<String, List<Outcome>> byCategory = new TreeMap<>();

    private record Outcome(boolean rightVerdict, boolean rightReason, boolean wrongAllow) {}

    void count(Row row, boolean allowed, String reason) {
        boolean right = allowed == row.allowed();
        byCategory
                .computeIfAbsent(row.category(), c -> new ArrayList<>())
                .add(new Outcome(right, right && row.reasons().contains(reason), allowed && !row.allowed()));
    }

    /** Prints the table as well. */
    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| category | rows | right verdict | right reason | wrong allows |");
        lines.add("|---|---|---|---|---|");
        byCategory.forEach((category, outcomes) -> lines.add(line(category, outcomes)));
        lines.add(line(
                "**all**", byCategory.values().stream().flatMap(List::stream).toList()));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
    }

    private static String line(String category, List<Outcome> outcomes) {
        return "| %s | %d | %d | %d | %d |"
                .formatted(
                        category,
                        outcomes.size(),
                        outcomes.stream().filter(Outcome::rightVerdict).count(),
                        outcomes.stream().filter(Outcome::rightReason).count(),
                        outcomes.stream().filter(Outcome::wrongAllow).count());
    }
}
