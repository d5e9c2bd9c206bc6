package dev.redial.casework;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes made-up cases into a database that Redial has set up, in large batches. */
final class CaseStore implements AutoCloseable {

    private static final int BATCH = 2_000;

    private final Connection database;
    private final PreparedStatement session;
    private final PreparedStatement check;
    private final PreparedStatement work;
    private final PreparedStatement note;
    private final PreparedStatement tag;
    private final PreparedStatement term;
    private final PreparedStatement outcome;
    private final PreparedStatement step;
    private final PreparedStatement answer;
    private final @Nullable CopyManager copy;
    private final StringBuilder copied = new StringBuilder();
    private int waiting;

    CaseStore(Connection database) throws SQLException {
        this.database = database;
        database.setAutoCommit(false);
        copy = database.isWrapperFor(PGConnection.class)
                ? database.unwrap(PGConnection.class).getCopyAPI()
                : null;
        session = database.prepareStatement(
                "insert into help_session (id, token_hash, support_code, disconnect, extended, host, gateway, from_article, language,"
                        + " consent_at, consent_version, created_at, state, top_cause, version) values (?,?,?,?,?,?,?,?,'en',?,'x',?,?,?,0)");
        check = database.prepareStatement(
                "insert into check_run (id, session_id, number, status, host, started_at, millis, findings, trace)"
                        + " values (?,?,1,'DONE',?,?,900,'[]','')");
        work = database.prepareStatement(
                "insert into case_work (session_id, assigned_to, assigned_at, unread) values (?,?,?,?)");
        note = database.prepareStatement(
                "insert into case_note (id, session_id, written_at, written_by, kind, words) values (?,?,?,'staff1','NOTE',?)");
        tag = database.prepareStatement("insert into case_tag (session_id, tag, tagged_at) values (?,?,?)");
        term = database.prepareStatement("insert into case_term (session_id, term, created_at) values (?,?,?)");
        outcome = database.prepareStatement(
                "insert into outcome (id, session_id, result, step, cause, recorded_at, confirmed_by) values (?,?,?,?,?,?,?)");
        step = database.prepareStatement(
                "insert into session_step (session_id, step, result, tried_at) values (?,?,'fixed',?)");
        answer = database.prepareStatement(
                "insert into session_answer (session_id, question, answer, answered_at) values (?,?,?,?)");
    }

    void add(MadeUpCase c) throws SQLException {
        Timestamp at = Timestamp.from(c.at());
        set(
                session,
                c.id(),
                c.supportCode().hashCode() + c.id().toString(),
                c.supportCode(),
                c.code().disconnect(),
                c.code().extended().orElse(null),
                c.host(),
                c.gateway().orElse(null),
                c.article(),
                at,
                at,
                c.state(),
                c.cause());
        if (c.tested()) {
            set(check, UUID.randomUUID(), c.id(), c.host(), at);
        }
        set(work, c.id(), c.assignee().orElse(null), c.assignee().map(a -> at).orElse(null), c.unread());
        if (c.words().isPresent()) {
            set(note, UUID.randomUUID(), c.id(), at, c.words().get());
        }
        if (c.tag().isPresent()) {
            set(tag, c.id(), c.tag().get(), at);
        }
        for (Term t : c.terms()) {
            add(c, t, at);
        }
        ended(c);
        for (String given : c.answers()) {
            set(answer, c.id(), given.substring(0, given.indexOf('/')), given.substring(given.indexOf('/') + 1), at);
        }
        if (++waiting == BATCH) {
            flush();
        }
    }

    /** There are some forty for each case, for which PostgreSQL has a faster way than statements. */
    private void add(MadeUpCase c, Term t, Timestamp at) throws SQLException {
        if (copy == null) {
            set(term, c.id(), t.bytes(), at);
        } else {
            copied.append(c.id())
                    .append("\t\\\\x")
                    .append(HexFormat.of().formatHex(t.bytes()))
                    .append('\t')
                    .append(c.at())
                    .append('\n');
        }
    }

    private void ended(MadeUpCase c) throws SQLException {
        if (c.state().equals("open")) {
            return;
        }
        Timestamp end = Timestamp.from(later(c));
        String result = c.state().toUpperCase(Locale.ROOT).replace('-', '_');
        set(
                outcome,
                UUID.randomUUID(),
                c.id(),
                result,
                c.step().orElse(null),
                c.cause(),
                end,
                c.assignee().orElse(null));
        if (c.step().isPresent()) {
            set(step, c.id(), c.step().get(), end);
        }
    }

    private static Instant later(MadeUpCase c) {
        return c.at().plusSeconds(60 + Math.floorMod(c.id().hashCode(), 20_000));
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private void flush() throws SQLException {
        for (PreparedStatement s : List.of(session, check, work, note, tag, term, outcome, step, answer)) {
            s.executeBatch();
        }
        if (copy != null && !copied.isEmpty()) {
            try {
                copy.copyIn(
                        "copy case_term (session_id, term, created_at) from stdin",
                        new StringReader(copied.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            copied.setLength(0);
        }
        database.commit();
        waiting = 0;
    }

    @Override
    public void close() throws SQLException {
        flush();
        database.setAutoCommit(true);
    }
}
