package dev.redial.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of special ranges or names, read strictly: whatever looks wrong stops the start, because a rule that is lost opens a door.
 *
 * @param checked when the table was last compared with its sources
 * @param rules in the order of the file
 */
record RuleFile(LocalDate checked, List<Rule> rules) {
    private static final String CHECKED = "# checked: ";
    private static final String ROWS = "# rows: ";

    /**
     * One row.
     *
     * @param key a range or a name
     * @param refusal why the policy "public" refuses it; empty when it does not
     * @param never whether the policy "private" refuses it although it is listed
     */
    record Rule(String key, Optional<Refusal> refusal, boolean never) {}

    /** Reads a resource beside this package's classes; IllegalStateException naming file and defect. */
    static RuleFile load(String resource) {
        try (InputStream in = RuleFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + ": the file is missing");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
        } catch (IOException e) {
            throw new IllegalStateException(resource + ": the file cannot be read", e);
        }
    }

    static RuleFile read(String text, String origin) {
        Optional<LocalDate> checked = Optional.empty();
        Optional<String> announced = Optional.empty();
        List<Rule> rules = new ArrayList<>();
        boolean headSeen = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith(CHECKED)) {
                checked = Optional.of(date(line.substring(CHECKED.length()), origin));
            } else if (line.startsWith(ROWS)) {
                announced = Optional.of(line.substring(ROWS.length()));
            } else if (!line.startsWith("#") && !headSeen) {
                headSeen = true;
            } else if (!line.startsWith("#")) {
                rules.add(rule(line, origin));
            }
        }
        if (!announced.equals(Optional.of(String.valueOf(rules.size())))) {
            throw new IllegalStateException(
                    origin + ": announces " + announced.orElse("no number of") + " rows, has " + rules.size());
        }
        LocalDate date = checked.orElseThrow(() -> new IllegalStateException(origin + ": no date of the last check"));
        return new RuleFile(date, List.copyOf(rules));
    }

    private static LocalDate date(String text, String origin) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalStateException(origin + ": '" + text + "' is not a date", e);
        }
    }

    private static Rule rule(String line, String origin) {
        String[] cells = line.split(",", -1);
        boolean known = cells.length == 4 && (cells[2].equals("never") || cells[2].equals("listed"));
        if (!known || cells[3].isBlank()) {
            throw new IllegalStateException(origin + ": '" + line + "' is not range,refusal,never|listed,source");
        }
        return new Rule(cells[0], refusal(cells[1], origin), cells[2].equals("never"));
    }

    private static Optional<Refusal> refusal(String text, String origin) {
        if (text.equals("GLOBAL")) {
            return Optional.empty();
        }
        for (Refusal refusal : Refusal.values()) {
            if (refusal.name().equals(text)) {
                return Optional.of(refusal);
            }
        }
        throw new IllegalStateException(origin + ": '" + text + "' is not a refusal");
    }
}
