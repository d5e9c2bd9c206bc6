package dev.redial.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.TestForm;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed or sent gets a sentence at its place and the right status, loses nothing, and shows nothing of our inside. */
@QuarkusTest
class BadInputJourneyTest {

    private final Visitor visitor = new Visitor("en");

    @ParameterizedTest
    @CsvSource({
        "'', '', type its name or address|name its name or address|No computer|We do not know yet",
        "192.0.2.7 x, '', character",
        "me@pc7.example.org, '', user name",
        "169.254.169.254, '', same cable",
        "10.0.0.1, '', home or office network",
        "pc7.example.org, 0, 1 to 65535",
        "pc7.example.org, 99999999, 1 to 65535",
        "pc7.example.org, abc, plain number",
        "pc7.example.org, 22, do not test this port",
        "http://pc7.example.org, '', beginning",
    })
    void aBadComputer_isAnsweredAtItsField(String host, String port, String anyOf) {
        Response page = visitor.send("/s", "code", "0x904/0x7", "host", host, "port", port, "consent", "true");
        assertThat(page.statusCode()).isEqualTo(422);
        String text = page.asString();
        assertThat(text).containsAnyOf(anyOf.split("\\|")).contains("aria-invalid=\"true\"", "0x904/0x7");
        assertThat(text).contains("value=\"" + host + "\"", "value=\"" + port + "\"");
    }

    @Test
    void aHostileName_isEscapedAndKept() {
        Response page = visitor.send("/s", "host", "\"><script>alert(1)</script>", "consent", "true");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.asString()).contains("&quot;&gt;&lt;script&gt;alert(1)").doesNotContain("<script>alert");
    }

    @Test
    void aNameOfTenKilobytes_isRefusedAndKept() {
        String name = "a".repeat(10_000);
        Response page = visitor.send("/s", "host", name, "consent", "true");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.asString()).contains("far too long", name);
    }

    @Test
    void aNameWithZeroBytes_isRefused() {
        assertThat(visitor.send("/s", "host", "pc7\0.example.org", "consent", "true")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void withoutConsent_nothingStarts() {
        Response page = visitor.send("/s", "host", "127.0.0.1", "port", "3390");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.asString()).contains("id=\"e-consent\"", "value=\"127.0.0.1\"");
    }

    @Test
    void anOddCode_doesNotStopAnybody() {
        Response page = visitor.send("/s", "errorText", "it just fails", "host", "127.0.0.1", "consent", "true");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.asString()).contains("it just fails</textarea>", "value=\"127.0.0.1\"", "checked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s/abc", "/s/AAAAAAAAAAAAAAAAAAAAAAAA", "/s/%00", "/s/..%2f..%2fetc"})
    void anUnknownSession_isAPage(String path) {
        Response page = visitor.asks().urlEncodingEnabled(false).get(path);
        assertThat(page.statusCode()).isIn(404, 400);
        assertThat(page.asString()).contains("<html").doesNotContain("at dev.redial", "Exception");
    }

    @Test
    void aLongRemark_isKept() {
        String session = Visitor.goal(visitor.send("/s", "action", "without-test"));
        Response page = visitor.send(session + "/outcome", "result", "fixed", "comment", "y".repeat(2001));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.asString()).contains("y".repeat(2001), "2000 characters");
        assertThat(visitor.send(session + "/outcome", "comment", "z").statusCode())
                .isEqualTo(422);
        assertThat(visitor.send(session + "/steps/none", "result", "fixed").statusCode())
                .isEqualTo(404);
    }

    @Test
    void errors_arePagesForPeopleAndProblemsForPrograms() {
        Response page = visitor.get("/nope");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.asString()).contains("There is no such page", "add this number");
        Response problem = visitor.asks().header("Accept", "application/json").get("/api/v1/nope");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.contentType()).startsWith("application/problem+json");
        assertThat(visitor.asks().put("/").statusCode()).isEqualTo(405);
        assertThat(visitor.asks().put("/").asString()).contains("does not take that kind");
        Response large = visitor.send("/e", "text", "x".repeat(70_000));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.asString()).contains("too much at once");
        Response german = new Visitor("de").get("/nope");
        assertThat(german.asString()).contains("Diese Seite gibt es nicht", "lang=\"de\"");
    }

    @Test
    void everyPage_carriesItsHeaders() {
        for (String path : new String[] {"/", "/e/0x904/0x7", "/nope", "/assets/css/redial.css", "/api/v1/causes"}) {
            Response page = visitor.get(path);
            assertThat(page.getHeader("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
            assertThat(page.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.getHeader("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        }
        String session = Visitor.goal(visitor.send("/s", "action", "without-test"));
        Response page = visitor.get(session);
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(page.getHeader("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(page.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.asString()).doesNotContain("<style", "onclick=", "style=\"");
    }

    @Test
    void aFormOfAnotherSite_isRefused() {
        assertThat(posting("Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(posting("Origin", "https://evil.example")).isEqualTo(403);
        assertThat(posting("Origin", "null")).isEqualTo(403);
        assertThat(posting("Sec-Fetch-Site", "same-origin")).isEqualTo(303);
        assertThat(posting("X-Nothing", "x")).isEqualTo(303);
    }

    private int posting(String header, String value) {
        return TestForm.filled(visitor.asks())
                .header(header, value)
                .formParam("action", "without-test")
                .post("/s")
                .statusCode();
    }
}
