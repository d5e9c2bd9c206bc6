package dev.redial.full;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application on a real PostgreSQL, which Maven brings along. */
@Tag("full")
class PostgresTest {

    private static final String BROUGHT = """
            {"error": {"code": "0x904", "extended": "0x7"}, "target": {"host": "pc7.example.org", "port": 3390}, "consent": true}
            """;

    @TempDir
    Path folder;

    @Test
    void session_survivesARestart() throws IOException {
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                Processes processes = new Processes(folder)) {
            Map<String, String> settings = Map.of(
                    "redial.db.url", database.getJdbcUrl("postgres", "postgres"), "redial.db.username", "postgres");
            JsonPath opened;
            try (RunningRedial redial = RunningRedial.start(processes, settings)) {
                HttpResponse<String> answer = redial.post("/api/v1/sessions", BROUGHT);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                opened = JsonPath.from(answer.body());
            }
            try (RunningRedial redial = RunningRedial.start(processes, settings)) {
                HttpResponse<String> answer = redial.read("/api/v1/sessions/" + opened.getString("token"));

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                JsonPath session = JsonPath.from(answer.body());
                assertThat(session.getString("supportCode")).isEqualTo(opened.getString("supportCode"));
                assertThat(session.getString("target.host")).isEqualTo("pc7.example.org");
                assertThat(session.getInt("target.port")).isEqualTo(3390);
            }
        }
    }
}
