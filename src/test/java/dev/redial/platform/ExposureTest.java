package dev.redial.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.TestForm;
import dev.redial.staff.TestStaff;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the public port shows to those who look for more than pages (REQUIREMENTS W-02, W-07, W-13, W-19, W-23). */
@QuarkusTest
class ExposureTest {

    private static final Pattern SESSION = Pattern.compile("/desk/sessions/[0-9a-f-]+");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
                    + "report-uri /csp-report; report-to csp";

    private static RequestSpecification asks() {
        return given().urlEncodingEnabled(false).redirects().follow(false);
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream file = ExposureTest.class.getResourceAsStream("/web/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .toList();
        }
    }

    private static void carriesAllHeaders(Response answer, String path) {
        assertThat(answer.header("Content-Security-Policy")).as(path).isEqualTo(POLICY);
        assertThat(answer.header("Reporting-Endpoints")).isEqualTo("csp=\"/csp-report\"");
        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=63072000; includeSubDomains");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isIn("same-origin", "no-referrer");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()", "usb=()", "browsing-topics=()");
        assertThat(answer.header("Server")).isNull();
        assertThat(answer.header("X-Powered-By")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/e/2308",
                "/e/0x904/0x7",
                "/nope",
                "/assets/css/redial.css",
                "/assets/js/live.js",
                "/api/v1/causes",
                "/api/v1/nope",
                "/api/openapi",
                "/desk",
                "/desk/login",
                "/robots.txt",
                "/s/x",
                "/q/health",
                "/s"
            })
    void everyAnswer_carriesItsHeaders(String path) {
        carriesAllHeaders(asks().get(path), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/desk", "/desk/login", "/desk/", "/s/x", "/s", "/api/v1/sessions/x", "/x/../desk", "/x/../s/x"})
    void whatIsOnePersons_isNotStored(String path) {
        assertThat(asks().get(path).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void placesOfScanners_areEmpty() throws IOException {
        for (String path : lines("paths.txt")) {
            Response answer = asks().get(path);
            assertThat(answer.statusCode()).as(path).isIn(expected(path));
            assertThat(answer.header("Server")).as(path).isNull();
            assertThat(answer.header("X-Powered-By")).as(path).isNull();
            assertThat(answer.asString())
                    .as(path)
                    .doesNotContain("dev.redial", "io.quarkus", "Exception", "\tat ", "RESTEASY");
        }
    }

    /** Nothing is there, but for what leads into the desk, and spellings that are no address at all. */
    private static List<Integer> expected(String path) {
        boolean signIn = path.endsWith("j_security_check");
        return signIn
                        || path.equals("/s")
                        || path.equals("/s/")
                        || path.startsWith("/desk")
                        || path.contains("%")
                        || path.contains("..")
                        || path.contains(";")
                ? List.of(404, 405, 400, 302, 303)
                : List.of(404, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE",
                "OPTIONS",
                "PUT",
                "DELETE",
                "PATCH",
                "PROPFIND",
                "MKCOL",
                "TRACK",
                "DEBUG",
                "SEARCH",
                "LOCK",
                "FOO"
            })
    void otherMethods_areRefused(String method) {
        for (String path : List.of("/", "/e", "/s/x", "/desk", "/assets/css/redial.css", "/nope")) {
            Response answer = asks().request(method, path);
            assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST");
            carriesAllHeaders(answer, path);
        }
        if (!List.of("PUT", "DELETE").contains(method)) {
            assertThat(asks().request(method, "/api/v1/codes").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void management_isOnLoopbackAlone() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.management.host", String.class))
                .isEqualTo("127.0.0.1");
        assertThat(asks().get("/api/openapi").statusCode()).isEqualTo(200);
    }

    /** 25 ways of sending somebody elsewhere after the sign-in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://evil.example/desk",
                "//evil.example",
                "//evil.example/desk",
                "/\\evil.example",
                "\\\\evil.example",
                "http:evil.example",
                "http:/evil.example",
                "https:///evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "HOST@evil.example/desk",
                "HOST.evil.example/desk",
                "HOST:80@evil.example/",
                "HOST\\@evil.example/desk",
                "HOST/..//evil.example",
                "HOST//evil.example/desk",
                "HOST/desk/../..//evil.example",
                "HOST/desk%2f..%2f..",
                "HOST/desk/%0d%0aLocation:x",
                "HOST/desk/%5cevil",
                "HOST/e",
                "HOST/desk/logout#x",
                "%2f%2fevil.example"
            })
    void signIn_endsAtTheDesk(String goal) {
        TestStaff.account("goran", "support");
        String host = "http://localhost:" + io.restassured.RestAssured.port;
        Response in = TestForm.filled(asks())
                .cookie("quarkus-redirect-location", goal.replace("HOST", host))
                .formParam("j_username", "goran")
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check");
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.header("Location")).isEqualTo(host + "/desk");
        assertThat(in.getCookie("redial-desk")).isNotEmpty();
    }

    @Test
    void signIn_endsWhereOneWanted() {
        TestStaff.account("greta", "support");
        String goal = "http://localhost:" + io.restassured.RestAssured.port + "/desk?host=pc7&page=2";
        assertThat(TestForm.filled(asks())
                        .cookie("quarkus-redirect-location", goal)
                        .formParam("j_username", "greta")
                        .formParam("j_password", TestStaff.PASSWORD)
                        .post("/j_security_check")
                        .header("Location"))
                .isEqualTo(goal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/%5cevil.example",
                "%0d%0aLocation:%20https://evil.example",
                "javascript:alert(1)"
            })
    void fromAndLanguage_leadNowhere(String goal) {
        for (String path :
                List.of("/?from=", "/?lang=", "/e?q=", "/e/0x904?from=", "/e/2308?from=", "/desk/login?notice=")) {
            String location = asks().get(path + goal).header("Location");
            assertThat(location == null
                            || location.startsWith("/") && !location.startsWith("//")
                            || location.startsWith("http://localhost:"))
                    .as(path + goal + " -> " + location)
                    .isTrue();
        }
    }

    /** 200 pieces of SQL, HQL and templates through each field of the filter: no row more, no row less, and nothing broken. */
    @Test
    void injections_changeNothing() throws IOException {
        TestStaff.account("ines", "support");
        String cookie = TestForm.filled(asks())
                .formParam("j_username", "ines")
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check")
                .getCookie("redial-desk");
        Response made = TestForm.filled(asks())
                .formParam("host", "injection.example.org")
                .formParam("action", "without-test")
                .post("/s");
        assertThat(made.statusCode()).isEqualTo(303);
        List<String> before = rows(desk(cookie).get("/desk"));
        assertThat(lines("injections.txt")).hasSize(200);
        for (String text : lines("injections.txt")) {
            Response byHost = desk(cookie).queryParam("host", "zz" + text).get("/desk");
            Response byAll = desk(cookie)
                    .queryParam("host", "zz" + text)
                    .queryParam("cause", text)
                    .queryParam("state", text)
                    .queryParam("code", text)
                    .queryParam("since", text)
                    .queryParam("page", text)
                    .get("/desk");
            Response byRest = desk(cookie).queryParam("cause", "zz" + text).get("/desk");
            assertThat(byHost.statusCode()).as(text).isEqualTo(200);
            assertThat(byAll.statusCode()).as(text).isEqualTo(200);
            assertThat(byHost.asString()).as(text).doesNotContain("/desk/sessions/");
            assertThat(byAll.asString()).as(text).doesNotContain("/desk/sessions/");
            assertThat(byRest.asString()).as(text).doesNotContain("/desk/sessions/");
            assertThat(desk(cookie)
                            .urlEncodingEnabled(false)
                            .get("/desk/sessions/" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                            .statusCode())
                    .as(text)
                    .isIn(400, 404);
            assertThat(given().queryParam("q", text).get("/e").statusCode())
                    .as(text)
                    .isLessThan(500);
        }
        assertThat(rows(desk(cookie).get("/desk"))).isEqualTo(before);
        assertThat(before).isNotEmpty();
    }

    private static RequestSpecification desk(String cookie) {
        return given().cookie("redial-desk", cookie).redirects().follow(false);
    }

    /** The links to sessions, in their order. */
    private static List<String> rows(Response page) {
        return SESSION.matcher(page.asString())
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
