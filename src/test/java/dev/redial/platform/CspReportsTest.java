package dev.redial.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CspReportsTest {

    private static final String OLD = """
            {"csp-report": {"document-uri": "https://redial.example/s/secretsecretsecret",
             "violated-directive": "script-src-elem", "blocked-uri": "https://cdn.example/a.js?token=x"}}
            """;

    private static String line(String json) {
        return CspReports.line(Buffer.buffer(json));
    }

    @Test
    void bothShapes_giveOneLineWithoutPaths() {
        assertThat(line(OLD)).isEqualTo("script-src-elem from https://cdn.example");
        assertThat(line("""
                [{"type": "csp-violation", "url": "https://redial.example/s/secret",
                  "body": {"effectiveDirective": "img-src", "blockedURL": "inline", "sample": "x"}}]
                """)).isEqualTo("img-src from inline");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "null",
                "7",
                "\"x\"",
                "[7]",
                "{\"csp-report\": 7}",
                "{\"body\": {\"blockedURL\": {}}}"
            })
    void anythingElse_givesNone(String sent) {
        assertThat(line(sent)).isEmpty();
    }

    @Test
    void hostileText_staysOneShortLine() {
        String line = line("{\"csp-report\": {\"violated-directive\": \"a\\n2026 ERROR \\u001b[31m \\u202e "
                + "x".repeat(500) + "\", \"blocked-uri\": \"data\\r\\n\"}}");
        assertThat(line).hasSizeLessThan(260).matches("[ -~]*");
    }

    private static RequestSpecification sending(String report) {
        return given().contentType("application/csp-report").body(report.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reports_areTakenFromEverywhereAndAnsweredWithNothing() {
        sending(OLD)
                .header("Sec-Fetch-Site", "cross-site")
                .post("/csp-report")
                .then()
                .statusCode(204)
                .header("Content-Security-Policy", org.hamcrest.Matchers.containsString("report-to csp"));
        sending("[]").post("/csp-report").then().statusCode(204);
        sending("nonsense").post("/csp-report").then().statusCode(204);
        sending("x".repeat(8 * 1024)).post("/csp-report").then().statusCode(204);
        sending("x".repeat(8 * 1024 + 1)).post("/csp-report").then().statusCode(413);
        given().get("/csp-report").then().statusCode(404);
    }
}
