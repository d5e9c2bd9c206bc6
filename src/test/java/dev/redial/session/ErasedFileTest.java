package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What H2's file still holds of an erased session; src/docs/privacy.md tells operators about it. */
class ErasedFileTest {

    private static final String MARK = "pc-of-eve-in-the-file.example";

    @TempDir
    Path folder;

    @Test
    void compactedFile_holdsNothingOfAnErasedSession() throws SQLException, IOException {
        String url = "jdbc:h2:file:" + folder.resolve("redial")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
        Flyway.configure()
                .dataSource(url, "redial", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        run(url, """
                insert into help_session (id, token_hash, support_code, host, language, created_at, state, version)
                values ('00000000-0000-0000-0000-000000000001', 'x', 'y', '%1$s', 'en', now(), 'open', 0);
                insert into check_run (id, session_id, number, status, host, started_at, findings, trace)
                values ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', 1, 'DONE', '%1$s', now(), '%2$s', '%1$s');
                """.formatted(MARK, MARK.repeat(100)));
        assertThat(file()).contains(MARK);

        run(url, "delete from help_session");
        run(url, "shutdown compact");
        assertThat(file()).doesNotContain(MARK);
    }

    private static void run(String url, String sql) throws SQLException {
        try (Connection database = DriverManager.getConnection(url, "redial", "");
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private String file() throws IOException {
        return Files.readString(folder.resolve("redial.mv.db"), StandardCharsets.ISO_8859_1);
    }
}
