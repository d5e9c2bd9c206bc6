package dev.redial.casework;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fills a database with made-up cases and measures how long the pages of the desk take, as a browser sees it: {@code src/bench/run desk postgresql 1000000},
 * {@code src/bench/run desk h2 100000}. Redial runs as it is installed, as a process of its own.
 */
public final class DeskBenchmark {

    private static final int TIMES = 25;
    private static final int SLOWEST = 5;

    /** The page of figures may be a minute old. */
    private static final Duration FIGURES_KEPT = Duration.ofSeconds(70);

    private static final String PASSWORD = "made up for this run only";

    /** Every filter alone, the common combinations, and free text, with frequent and with rare things. */
    private static final List<String> PAGES = List.of(
            "/desk",
            "/desk?page=20",
            "/desk?unread=1",
            "/desk?state=open",
            "/desk?state=fixed",
            "/desk?assigned=-",
            "/desk?assigned=staff3&state=open",
            "/desk?code=0x904",
            "/desk?code=0x1307",
            "/desk?code=0x904%2F0x8",
            "/desk?cause=CAUSE",
            "/desk?host=pc7",
            "/desk?host=pc0.site0.example.org",
            "/desk?host=site1999.example.org",
            "/desk?host=example.org",
            "/desk?host=pc49",
            "/desk?gateway=gw0.example.org",
            "/desk?article=kb-299",
            "/desk?tag=tag49",
            "/desk?since=SINCE",
            "/desk?q=firewall",
            "/desk?q=firewall+vpn+certificate",
            "/desk?q=server+slow&state=fixed",
            "/desk?q=case777*",
            "/desk?q=nothing-like-this",
            "/desk?q=port_refused+0x904&state=open&unread=1",
            "/desk?code=0x1307&cause=CAUSE&state=gave-up&tag=tag49",
            "/desk/incidents",
            "/desk/sessions/SESSION",
            "/desk/figures",
            "/desk/figures?days=90");

    private DeskBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        boolean postgres = !arguments[0].equals("h2");
        int cases = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("redial-desk");
        try {
            run(postgres, cases, folder);
        } finally {
            clear(folder);
        }
    }

    private static void run(boolean postgres, int cases, Path folder) throws Exception {
        Path log = folder.resolve("postgresql.log");
        try (EmbeddedPostgres server = postgres ? server(log) : null) {
            String url =
                    postgres ? server.getJdbcUrl("postgres", "postgres") : "jdbc:h2:file:" + folder.resolve("redial");
            // The first start makes the tables; with H2 nobody else may have the file open while we write.
            try (PackagedRedial first = PackagedRedial.start(url, folder)) {
                first.ready();
            }
            Instant began = Instant.now();
            String session = fill(url, folder, cases);
            System.out.printf(
                    "%n%,d cases in %s written in %s%n%n",
                    cases, postgres ? "PostgreSQL" : "H2", Duration.between(began, Instant.now()));
            List<String> slowest;
            try (PackagedRedial redial = PackagedRedial.start(url, folder)) {
                redial.ready();
                slowest = measure(redial, session);
            }
            if (postgres) {
                plans(url, folder, new QueryPlans(log), slowest);
            }
        }
    }

    /** A database of some gigabytes, and logs. */
    private static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static EmbeddedPostgres server(Path log) throws IOException {
        ProcessBuilder.Redirect kept = ProcessBuilder.Redirect.appendTo(log.toFile());
        return EmbeddedPostgres.builder()
                .setOutputRedirector(kept)
                .setErrorRedirector(kept)
                .start();
    }

    private static Connection connect(String url, Path folder) throws SQLException, IOException {
        if (!url.startsWith("jdbc:h2")) {
            return DriverManager.getConnection(
                    url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true", "postgres", "");
        }
        return DriverManager.getConnection(
                url + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "redial",
                h2Password(folder));
    }

    /** What Redial made up for its file. */
    private static String h2Password(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.toString().contains("password")) {
                    return Files.readString(file).strip();
                }
            }
        }
        throw new IllegalStateException("no password beside the database");
    }

    /** @return the id of one of the cases */
    private static String fill(String url, Path folder, int cases) throws SQLException, IOException {
        List<String> causes = ids("causes");
        List<String> steps = ids("steps");
        List<String> questions =
                ids("questions").stream().map(q -> q + "/unknown").toList();
        Instant now = Instant.now();
        String last = "";
        try (Connection database = connect(url, folder);
                Statement statement = database.createStatement()) {
            boolean postgres = !url.startsWith("jdbc:h2");
            // An index is built faster at once than row by row.
            statement.execute("drop index case_term_found");
            statement.execute(
                    postgres
                            ? "alter table case_term drop constraint case_term_pkey, drop constraint case_term_session_id_fkey"
                            : "alter table case_term drop primary key");
            try (CaseStore store = new CaseStore(database)) {
                for (int i = 0; i < cases; i++) {
                    MadeUpCase made = MadeUpCase.of(i, cases, now, causes, steps, questions);
                    store.add(made);
                    last = made.id().toString();
                    if (i % 100_000 == 0) {
                        System.out.print(".");
                        System.out.flush();
                    }
                }
            }
            statement.execute("alter table case_term add primary key (session_id, term)");
            statement.execute("create index case_term_found on case_term (term, created_at desc, session_id)");
            if (postgres) {
                statement.execute(
                        "alter table case_term add foreign key (session_id) references help_session (id) on delete cascade");
            }
            statement.execute(postgres ? "vacuum analyze" : "analyze");
            account(database, now);
        }
        return last;
    }

    private static List<String> ids(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/knowledge", folder))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".md"))
                    .map(f -> f.substring(0, f.length() - ".md".length()))
                    .sorted()
                    .toList();
        }
    }

    private static void account(Connection database, Instant now) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(
                "insert into staff_account (name, password_hash, roles, must_change, changed_at, disabled, sessions_from) values (?,?,?,false,?,false,?)")) {
            insert.setString(1, "bench");
            insert.setString(2, BcryptUtil.bcryptHash(PASSWORD, 4));
            insert.setString(3, "support,analyst,editor,admin");
            insert.setTimestamp(4, Timestamp.from(now));
            insert.setTimestamp(5, Timestamp.from(now));
            insert.execute();
        }
    }

    /** Counting a month of cases, which Redial does after its start, is not what is measured; the page of figures changes until that is done. */
    private static void settle(PackagedRedial redial) throws Exception {
        for (String before = "", now = figures(redial); !now.equals(before); ) {
            Thread.sleep(FIGURES_KEPT);
            before = now;
            now = figures(redial);
        }
    }

    private static String figures(PackagedRedial redial) throws Exception {
        return redial.get("/desk/figures/funnel.csv").body();
    }

    /** @return the five slowest pages */
    private static List<String> measure(PackagedRedial redial, String session) throws Exception {
        redial.signIn("bench", PASSWORD);
        settle(redial);
        List<String> causes = ids("causes");
        String hour = Instant.now()
                .minus(Duration.ofHours(1))
                .toString()
                .substring(0, 16)
                .replace("T", "%20");
        Map<String, long[]> taken = new LinkedHashMap<>();
        for (int time = 0; time < TIMES + 5; time++) {
            for (String page : PAGES) {
                String address = page.replace("CAUSE", causes.get(3))
                        .replace("SINCE", hour)
                        .replace("SESSION", session);
                long began = System.nanoTime();
                HttpResponse<String> answer = redial.get(address);
                long micros = (System.nanoTime() - began) / 1_000;
                if (answer.statusCode() != 200) {
                    if (time == 0) {
                        System.out.println(address + " answers " + answer.statusCode());
                    }
                    continue;
                }
                if (time >= 5) {
                    taken.computeIfAbsent(address, p -> new long[TIMES])[time - 5] = micros;
                }
            }
        }
        System.out.println("| page | p50 ms | p95 ms | worst ms |\n|---|---|---|---|");
        taken.forEach((page, micros) -> {
            Arrays.sort(micros);
            System.out.printf(
                    "| %s | %.1f | %.1f | %.1f |%n",
                    page, at(micros, 50), at(micros, 95), micros[micros.length - 1] / 1000.0);
        });
        long[] queue = taken.entrySet().stream()
                .filter(e -> e.getKey().startsWith("/desk?") || e.getKey().equals("/desk"))
                .flatMapToLong(e -> Arrays.stream(e.getValue()))
                .sorted()
                .toArray();
        System.out.printf("%nthe queue over all filters: p50 %.1f ms, p95 %.1f ms%n", at(queue, 50), at(queue, 95));
        return taken.entrySet().stream()
                .sorted(Comparator.comparingLong(page -> -page.getValue()[TIMES / 2]))
                .limit(SLOWEST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1000.0;
    }

    private static void plans(String url, Path folder, QueryPlans plans, List<String> pages) throws Exception {
        try (Connection database = connect(url, folder)) {
            QueryPlans.on(database);
        }
        try (PackagedRedial redial = PackagedRedial.start(url, folder)) {
            redial.ready();
            redial.signIn("bench", PASSWORD);
            settle(redial);
            for (String page : pages) {
                redial.get(page); // Statements are compiled by the first.
                System.out.printf("%n%s: the slowest statement%n%s%n", page, plans.slowestOf(redial, page));
            }
        }
    }
}
