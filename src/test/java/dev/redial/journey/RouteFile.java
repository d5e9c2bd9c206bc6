package dev.redial.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The list of routes with what each answers to whom, {@code src/test/resources/web/routes.csv}. */
final class RouteFile {

    static final String NOTHING = "-";
    static final List<String> ROLES = List.of("support", "analyst", "editor", "auditor", "admin");

    private static final List<String> COLUMNS =
            List.of("anonymous", "other", "support", "analyst", "editor", "auditor", "admin");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private RouteFile() {}

    /**
     * One route.
     *
     * @param example values of the path's parameters, such as {@code code=0x904 id=$session}, and of the form's fields; a token is always one of a fresh
     *     session
     * @param statuses by column
     */
    record Row(String method, String path, String example, Map<String, String> statuses) {

        String name() {
            return method + " " + path;
        }

        /** Whether it holds a secret that makes it somebody's. */
        boolean personal() {
            return ofASession() || example.contains("$proof");
        }

        boolean ofASession() {
            return path.contains("{token}");
        }

        /** @param value gives what a name such as {@code $token} stands for, and returns other words as they are */
        String path(UnaryOperator<String> value) {
            Map<String, String> values = values();
            values.put("token", "$token");
            return PARAMETER.matcher(path).replaceAll((MatchResult parameter) -> {
                String known = values.get(parameter.group(1));
                if (known == null) {
                    throw new AssertionError(name() + " has no example of " + parameter.group(1));
                }
                return value.apply(known);
            });
        }

        /** What no parameter of the path takes, as a form. */
        String form() {
            return values().entrySet().stream()
                    .filter(value -> !path.contains("{" + value.getKey() + "}"))
                    .map(value -> value.getKey() + "=" + value.getValue())
                    .collect(Collectors.joining("&"));
        }

        private Map<String, String> values() {
            return Arrays.stream(example.split(" "))
                    .filter(pair -> pair.contains("="))
                    .collect(Collectors.toMap(pair -> pair.split("=")[0], pair -> pair.split("=")[1]));
        }

        Row seen(UnaryOperator<String> status) {
            Map<String, String> found = new LinkedHashMap<>();
            COLUMNS.forEach(who -> found.put(who, status.apply(who)));
            return new Row(method, path, example, found);
        }

        String line() {
            return String.join(",", method, path, example, String.join(",", statuses.values()));
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String line : lines()) {
            List<String> cells =
                    Arrays.stream(line.split(",", -1)).map(String::strip).toList();
            assert cells.size() == 3 + COLUMNS.size() : line;
            Map<String, String> statuses = new LinkedHashMap<>();
            for (int i = 0; i < COLUMNS.size(); i++) {
                statuses.put(COLUMNS.get(i), cells.get(3 + i));
            }
            rows.add(new Row(cells.get(0), cells.get(1), cells.get(2), statuses));
        }
        return rows;
    }

    /** Without remarks and the head. */
    private static List<String> lines() {
        try (InputStream file = RouteFile.class.getResourceAsStream("/web/routes.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("method,"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was answered, for people to read. */
    static String markdown(List<Row> rows) {
        String head = "| method | path | " + String.join(" | ", COLUMNS) + " |\n|---|---|"
                + "---|".repeat(COLUMNS.size()) + "\n";
        return rows.stream()
                .map(row -> "| " + row.method() + " | `" + row.path() + "` | "
                        + String.join(" | ", row.statuses().values()) + " |\n")
                .collect(Collectors.joining("", head, ""));
    }
}
