package dev.redial.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.TestForm;
import dev.redial.staff.TestStaff;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Follows every link from the start page, from one session and from the desk: each page is there, carries its headers, loads nothing from
 * elsewhere, and has no script, style or handler written into it (REQUIREMENTS W-02, W-05, W-07, G-06).
 */
@QuarkusTest
class CrawlTest {

    /** Codes are as many as the catalogue is long, and all from one template. */
    private static final int CODE_PAGES = 40;

    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"([^\"]*)\"");
    private static final Pattern LOADED = Pattern.compile(
            "<(?:img|script|iframe|source|audio|video|embed|input)\\b[^>]*\\bsrc(?:set)?=\"([^\"]*)\""
                    + "|<link\\b(?![^>]*\\brel=\"(?:canonical|alternate)\")[^>]*\\bhref=\"([^\"]*)\"|<object\\b[^>]*\\bdata=\"([^\"]*)\"");
    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern ACTION = Pattern.compile("\\baction=\"([^\"]*)\"");

    private final Deque<String> ahead = new ArrayDeque<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private int codePages;

    @Test
    void everyPage_isAsItShouldBe() {
        TestStaff.account("carla", "support,admin");
        String desk = TestForm.filled(given().redirects().follow(false))
                .formParam("j_username", "carla")
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check")
                .getCookie("redial-desk");
        String session = Visitor.goal(new Visitor("en").send("/s", "code", "0x904/0x7", "action", "without-test"));
        List.of(
                        "/",
                        "/e",
                        "/about/probe",
                        session,
                        "/desk",
                        "/desk/login",
                        "/desk/password",
                        "/embed/0x904/0x7",
                        "/nope")
                .forEach(this::found);
        while (!ahead.isEmpty()) {
            String path = ahead.removeFirst();
            Response page = given().urlEncodingEnabled(false)
                    .cookies(path.startsWith("/desk") ? Map.of("redial-desk", desk) : Map.of())
                    .header("Accept", "text/html")
                    .redirects()
                    .follow(false)
                    .get(path);
            look(path, page);
        }
        assertThat(seen).hasSizeGreaterThan(60).contains("/about/probe");
        assertThat(seen).anyMatch(p -> p.startsWith("/steps/")).anyMatch(p -> p.startsWith("/causes/"));
    }

    private void found(String path) {
        boolean code = path.matches("/e/.*");
        boolean out = path.startsWith("/desk/logout") || path.startsWith("/desk?");
        if (!out && !(code && codePages >= CODE_PAGES) && seen.add(path)) {
            ahead.addLast(path);
            codePages += code ? 1 : 0;
        }
    }

    private void look(String path, Response page) {
        assertThat(page.statusCode()).as(path).isEqualTo(path.equals("/nope") ? 404 : page.statusCode());
        assertThat(page.statusCode()).as(path).isIn(200, 301, 302, 303, 307, 308, path.equals("/nope") ? 404 : 200);
        headers(path, page);
        if (page.statusCode() != 200 && page.statusCode() != 404) {
            String goal = page.header("Location");
            assertThat(URI.create(goal).getHost()).as(path).isIn(null, "localhost");
            found(Visitor.goal(page));
            return;
        }
        if (page.contentType().startsWith("text/html")) {
            html(path, page.asString());
        }
    }

    private static void headers(String path, Response page) {
        assertThat(page.header("Content-Security-Policy"))
                .as(path)
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("object-src 'none'", "report-uri /csp-report")
                .contains(path.startsWith("/embed/") ? "frame-ancestors *;" : "frame-ancestors 'none';")
                .doesNotContain("unsafe");
        assertThat(page.header("Strict-Transport-Security")).as(path).contains("includeSubDomains");
        assertThat(page.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy"))
                .as(path)
                .isEqualTo(path.startsWith("/s/") ? "no-referrer" : "same-origin");
        assertThat(page.header("Permissions-Policy")).as(path).contains("camera=()");
        if (path.startsWith("/s/") || path.startsWith("/desk")) {
            assertThat(page.header("Cache-Control")).as(path).isEqualTo("no-store");
        }
        if (path.startsWith("/embed/")) {
            assertThat(page.headers().getValues("Set-Cookie")).as(path).isEmpty();
        }
        assertThat(page.headers().getValues("Set-Cookie"))
                .as(path)
                .allSatisfy(c -> assertThat(c).contains("; HttpOnly", "; SameSite="));
    }

    private void html(String path, String page) {
        assertThat(page)
                .as(path)
                .doesNotContainPattern("(?i)<style\\b|<[a-z][^>]*\\s(style|on[a-z]+)=|<base\\b|javascript:");
        assertThat(page)
                .as(path)
                .doesNotContainPattern("(?s)<script\\b(?![^>]*\\bsrc=|[^>]*type=\"application/ld\\+json\")[^>]*>");
        LOADED.matcher(page).results().forEach(loaded -> local(path, first(loaded)));
        FORM.matcher(page).results().forEach(form -> form(path, form.group(1), form.group(2)));
        LINK.matcher(page).results().map(CrawlTest::first).forEach(link -> follow(path, link));
    }

    private void follow(String path, String link) {
        String plain = link.replace("&amp;", "&").replaceFirst("#.*", "");
        if (plain.startsWith("/")) {
            local(path, plain);
            found(plain);
        }
    }

    private static void form(String path, String attributes, String content) {
        MatchResult action = ACTION.matcher(attributes)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + ": a form without action"));
        local(path, action.group(1));
        if (attributes.contains("method=\"post\"")) {
            assertThat(content)
                    .as("%s: form to %s", path, action.group(1))
                    .containsPattern("<input type=\"hidden\" name=\"csrf-token\" value=\"[A-Za-z0-9_-]{43}\">");
        } else {
            assertThat(attributes).as(path).contains("method=\"get\"");
            assertThat(content).as(path).doesNotContain("csrf-token");
        }
    }

    private static void local(String path, String address) {
        assertThat(address)
                .as("in %s", path)
                .startsWith("/")
                .doesNotStartWith("//")
                .doesNotStartWith("/\\");
    }

    private static String first(MatchResult result) {
        for (int i = 1; i <= result.groupCount(); i++) {
            if (result.group(i) != null) {
                return result.group(i);
            }
        }
        return "";
    }
}
