package dev.redial.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;

/**
 * How PostgreSQL goes about what a page asks, in its own words: its module auto_explain writes the plan of each statement to the server's log
 * (https://www.postgresql.org/docs/current/auto-explain.html).
 */
record QueryPlans(Path log) {

    private static final String ENTRY = "(?m)^.*LOG:  duration: ";

    /** Connections that are opened from now on write plans. */
    static void on(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("load 'auto_explain'");
            statement.execute("alter role postgres set session_preload_libraries = 'auto_explain'");
            statement.execute("alter role postgres set auto_explain.log_min_duration = 0");
            statement.execute("alter role postgres set auto_explain.log_analyze = on");
            statement.execute("alter role postgres set auto_explain.log_buffers = on");
        }
    }

    /** The slowest statement of this page, with its plan. */
    String slowestOf(PackagedRedial redial, String page) throws Exception {
        long before = Files.size(log);
        redial.get(page);
        return Arrays.stream(since(before).split(ENTRY))
                .skip(1)
                .filter(entry -> entry.contains("plan:"))
                .max(Comparator.comparingDouble(QueryPlans::millis))
                .orElse("no statement");
    }

    private static double millis(String entry) {
        return Double.parseDouble(entry.substring(0, entry.indexOf(' ')));
    }

    private String since(long position) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) position, all.length - (int) position, StandardCharsets.UTF_8);
    }
}
