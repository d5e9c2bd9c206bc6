package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.redial.admission.Client;
import dev.redial.admission.RunRecords;
import dev.redial.admission.TestRecords;
import dev.redial.casework.Casework;
import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.StepResult;
import dev.redial.handover.TestHandovers;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import dev.redial.outcome.Outcome;
import dev.redial.practice.Ending;
import dev.redial.practice.Script;
import dev.redial.practice.ScriptedRdpServer;
import dev.redial.practice.X224Answer;
import dev.redial.probe.Depth;
import dev.redial.target.IpAddress;
import dev.redial.target.TargetRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is kept of a person, what they get to see of it, and what is left when it is erased (REQUIREMENTS G-02 to G-04 and G-07). */
@QuarkusTest
class PrivacyTest {

    private static final String HOST = "pc-of-eve.example";
    private static final String REMARK = "my remark, says Eve";

    /** Where each table that speaks of a session is in the export; see {@link SessionExport}. */
    private static final Map<String, String> EXPORTED = Map.ofEntries(
            Map.entry("help_session", "/session"),
            Map.entry("check_run", "/checks/0"),
            Map.entry("session_answer", "/answers"),
            Map.entry("session_step", "/steps"),
            Map.entry("run_record", "/runs/0"),
            Map.entry("outcome", "/outcome"),
            Map.entry("forecast", "/forecast"),
            Map.entry("case_work", "/more/support/work"),
            Map.entry("case_note", "/more/support/notes/0"),
            Map.entry("case_tag", "/more/support"),
            Map.entry("case_term", ""),
            Map.entry("handover", "/more/handovers/0"));

    /** What the person gains nothing by: the hash of a secret that they have, what holds rows together, who of staff it was. */
    private static final Set<String> NOT_EXPORTED = Set.of(
            "help_session.token_hash",
            "help_session.version",
            "check_run.session_id",
            "session_answer.session_id",
            "session_step.session_id",
            "run_record.id",
            "run_record.session_id",
            "run_record.client",
            "run_record.target_key",
            "outcome.session_id",
            "forecast.session_id",
            "outcome.id",
            "outcome.confirmed_by", // a member of staff: that it was confirmed is said, by whom not
            "case_work.session_id",
            "case_work.assigned_to",
            "case_note.id",
            "case_note.session_id",
            "case_note.written_by",
            "case_tag.session_id",
            "case_tag.tagged_at",
            "case_tag.tag", // one of a list of words
            "case_term.session_id",
            "case_term.created_at",
            "handover.session_id",
            "handover.asked_by",
            "handover.next_at",
            "case_term.term" // words of the case itself, in an index
            );

    private static final Path RECORD = Path.of("src/docs/privacy.md");
    private static final Pattern COLUMN = Pattern.compile("`([a-z_]+\\.[a-z_]+)`");
    private static final Pattern SETTING = Pattern.compile("`(redial\\.retention\\.[a-z-]+)` *\\| *([0-9]+)");

    @Inject
    Sessions sessions;

    @Inject
    RunningChecks running;

    @Inject
    Casework casework;

    @Inject
    SessionStore store;

    @Inject
    RunRecords records;

    @Inject
    RetentionConfig retention;

    @Inject
    EntityManager database;

    // Retention

    @Test
    void session_isErasedAtItsAgeAndNotBefore() {
        Sessions.Opened opened = full();
        UUID id = sessions.find(opened.token()).orElseThrow().id();
        Instant born = sessions.find(opened.token()).orElseThrow().createdAt();
        Duration age = Duration.ofDays(retention.sessionDays());

        eraseOldAt(born.plus(age).minusMillis(1));
        assertThat(inAllTables(id.toString())).hasSize(13);
        eraseOldAt(born.plus(age));
        assertThat(inAllTables(id.toString())).containsExactly("audit_entry.subject");
        assertThat(inAllTables(HOST)).isEmpty();
    }

    private void eraseOldAt(Instant now) {
        Retention job = new Retention(store, records, retention, Clock.fixed(now, ZoneOffset.UTC));
        QuarkusTransaction.requiringNew().run(job::eraseOld);
    }

    // Erasing

    @Test
    void erasedSession_isInNoTable() {
        Sessions.Opened opened = full();
        String id = sessions.find(opened.token()).orElseThrow().id().toString();
        List<String> marks = List.of(
                id, HOST, REMARK, opened.supportCode().value(), opened.token().hash());
        assertThat(marks).allSatisfy(mark -> assertThat(inAllTables(mark)).isNotEmpty());
        assertThat(inAllTables(opened.token().value())).isEmpty();

        assertThat(sessions.erase(opened.token())).isTrue();
        // The trail of what staff did keeps that there was a case, and when it was erased.
        assertThat(marks).allSatisfy(mark -> assertThat(inAllTables(mark)).isSubsetOf("audit_entry.subject"));
        assertThat(inAllTables(HOST)).isEmpty();
        assertThat(sessions.find(opened.token())).isEmpty();
        assertThat(sessions.find(opened.supportCode())).isEmpty();
        assertThat(sessions.export(opened.token())).isEmpty();
    }

    @Test
    void runningCheckOfAnErasedSession_isOverAndNotStored() throws Exception {
        try (ScriptedRdpServer silent =
                ScriptedRdpServer.start(Script.answering(new X224Answer.EndAtOnce(Ending.STALL)))) {
            TargetRequest target = new TargetRequest("127.0.0.1", Optional.of(silent.port()), Optional.empty());
            Sessions.Opened opened =
                    sessions.open(new Arrival(Optional.empty(), Optional.of(target), Optional.empty(), true, "en"));
            running.start(
                    opened.token(), new Client(IpAddress.read("203.0.113.7").orElseThrow()), Depth.USUAL);
            List<CheckEvent> told = new ArrayList<>();
            CompletableFuture<Integer> over = new CompletableFuture<>();
            running.follow(opened.token(), 1, 0, event -> {
                told.add(event);
                if (event instanceof CheckEvent.Ended) {
                    over.complete(told.size());
                }
            });
            String id = sessions.find(opened.token()).orElseThrow().id().toString();

            sessions.erase(opened.token());
            assertThat(over.get(1, TimeUnit.SECONDS)).isEqualTo(told.size());
            assertThat(running.follow(opened.token(), 1, 0, told::add)).isEmpty();
            assertThat(inAllTables(id)).containsExactly("audit_entry.subject");
        }
    }

    // Taking away

    @Test
    void export_holdsEveryColumnThatSpeaksOfTheSession() throws IOException {
        Sessions.Opened opened = full();
        UUID id = sessions.find(opened.token()).orElseThrow().id();
        QuarkusTransaction.requiringNew().run(() -> fillEveryColumn(id));
        JsonNode export =
                new ObjectMapper().valueToTree(sessions.export(opened.token()).orElseThrow());

        Schema schema = new Schema(database);
        QuarkusTransaction.requiringNew()
                .run(() -> schema.columns().forEach((table, columns) -> {
                    if (table.equals("help_session") || columns.contains("session_id")) {
                        assertThat(EXPORTED)
                                .as("table %s speaks of a session: add it to SessionExport and to EXPORTED here", table)
                                .containsKey(table);
                        String key = table.equals("help_session") ? "id" : "session_id";
                        schema.row(table, key, id).forEach((column, value) -> compare(export, table, column, value));
                    }
                }));
        sessions.erase(opened.token());
    }

    private static void compare(JsonNode export, String table, String column, String stored) {
        if (NOT_EXPORTED.contains(table + "." + column)) {
            return;
        }
        String says =
                "column %s.%s is not in the export as it is stored: add it to SessionExport, or say in NOT_EXPORTED why not"
                        .formatted(table, column);
        JsonNode part = export.at(EXPORTED.get(table));
        switch (table) {
            case "session_answer", "session_step" -> {
                // Names are keys of the export, and values stand below them.
                boolean named = part.toString().contains("\"" + stored + "\"");
                boolean valued = part.findValues(camel(column)).stream().anyMatch(value -> same(value, stored));
                assertThat(named || valued).as(says).isTrue();
            }
            default -> {
                JsonNode value = part.path(camel(column));
                assertThat(stored).as("the test fills " + column).isNotEmpty();
                assertThat(same(value, stored))
                        .as(says + ": " + value + " and " + stored)
                        .isTrue();
            }
        }
    }

    private static boolean same(JsonNode value, String stored) {
        if (value.isArray()) {
            return value.size() > 0 && (value.get(0).isTextual() || sameJson(value, stored));
        }
        boolean time = stored.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[ T].*");
        return time
                ? value.isTextual() && value.asText().startsWith(stored.substring(0, 10))
                : value.asText().equalsIgnoreCase(stored); // databases write TRUE
    }

    private static boolean sameJson(JsonNode value, String stored) {
        try {
            return value.equals(new ObjectMapper().readTree(stored));
        } catch (IOException e) {
            return false;
        }
    }

    private static String camel(String column) {
        return Pattern.compile("_([a-z])")
                .matcher(column)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    /** So that a column that nothing has filled yet cannot be overlooked. */
    private void fillEveryColumn(UUID session) {
        Schema schema = new Schema(database);
        schema.columns().forEach((table, columns) -> {
            if (table.equals("help_session") || columns.contains("session_id")) {
                String key = table.equals("help_session") ? "id" : "session_id";
                schema.row(table, key, session).forEach((column, value) -> {
                    if (value.isEmpty()) {
                        fill(table, column, key, session);
                    }
                });
            }
        });
    }

    private void fill(String table, String column, String key, UUID session) {
        String type = (String) database.createNativeQuery(
                        "select data_type from information_schema.columns where table_name = ?1 and column_name = ?2")
                .setParameter(1, table)
                .setParameter(2, column)
                .getSingleResult();
        String kind = type.toLowerCase(Locale.ROOT);
        String value = "77";
        if (kind.contains("char")) {
            value = "'filled'";
        } else if (kind.contains("time")) {
            value = "timestamp with time zone '2026-11-26 10:00:00+00'";
        }
        database.createNativeQuery("update " + table + " set \"" + column + "\" = " + value + " where " + key + " = ?1")
                .setParameter(1, session)
                .executeUpdate();
    }

    // The record of processing

    @Test
    void everyColumn_standsInTheRecordOfProcessing() throws IOException {
        Set<String> stored = new TreeSet<>();
        QuarkusTransaction.requiringNew()
                .run(() -> new Schema(database)
                        .columns()
                        .forEach((table, columns) -> columns.forEach(column -> stored.add(table + "." + column))));
        Set<String> written = COLUMN.matcher(Files.readString(RECORD))
                .results()
                .map(match -> match.group(1))
                .filter(name -> !name.startsWith("redial."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(without(stored, written))
                .as(
                        "In src/docs/privacy.md, put each of these columns as `table.column` into the column \"Where stored\" of the row"
                                + " that says why we keep it, or add a row; if visitors should know, into messages/privacy*.properties too")
                .isEmpty();
        assertThat(without(written, stored))
                .as("src/docs/privacy.md speaks of columns that are no more; take them out")
                .isEmpty();
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    @Test
    void retentionInTheRecord_isThatOfTheConfiguration() throws IOException {
        Map<String, Integer> set = Map.of(
                "redial.retention.session-days", retention.sessionDays(),
                "redial.retention.record-days", retention.recordDays(),
                "redial.retention.audit-days", retention.auditDays());
        List<MatchResult> rows =
                SETTING.matcher(Files.readString(RECORD)).results().toList();
        assertThat(rows).extracting(row -> row.group(1)).containsAll(set.keySet());
        assertThat(rows)
                .allSatisfy(row -> assertThat(Integer.valueOf(row.group(2)))
                        .as("default of %s in src/docs/privacy.md and in RetentionConfig", row.group(1))
                        .isEqualTo(set.get(row.group(1))));
    }

    private List<String> inAllTables(String text) {
        return QuarkusTransaction.requiringNew().call(() -> new Schema(database).holding(text));
    }

    /** One with a row in each table, and with every part that a person can bring. */
    private Sessions.Opened full() {
        TargetRequest target = new TargetRequest(HOST, Optional.of(3390), Optional.of("gw." + HOST));
        Sessions.Opened opened = sessions.open(new Arrival(
                Optional.of(ErrorCode.of(0x904, 7)), Optional.of(target), Optional.of("kb-12"), true, "de"));
        sessions.answer(opened.token(), new QuestionId("host-power"), "awake");
        sessions.tried(opened.token(), new StepId("reboot-host"), StepResult.FIXED);
        sessions.end(
                opened.token(),
                new Outcome(
                        Outcome.Result.FIXED,
                        Optional.of("reboot-host"),
                        Optional.of("host-asleep"),
                        Optional.of(REMARK),
                        Instant.parse("2026-11-22T10:00:00Z")));
        StoredChecks.add(opened.token(), StoredChecks.saying(HOST), "+1 ms " + HOST + "\n+2 ms end");
        UUID session = sessions.find(opened.token()).orElseThrow().id();
        TestRecords.note(TestRecords.measuredIn(
                session,
                TestRecords.somebody(),
                HOST,
                "gw." + HOST,
                "192.0.2.77",
                Instant.parse("2026-11-22T10:00:00Z")));
        casework.assign(session, Optional.of("kim"), "kim");
        casework.note(session, "a note about " + HOST, "kim");
        casework.tag(session, "vip", "kim");
        TestHandovers.underWay(session, HOST);
        return opened;
    }
}
