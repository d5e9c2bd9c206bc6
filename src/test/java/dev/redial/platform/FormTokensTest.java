package dev.redial.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.redial.TestForm;
import dev.redial.staff.TestStaff;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every address that changes something refuses a form that no page of ours showed (REQUIREMENTS W-05). */
@QuarkusTest
class FormTokensTest {

    private static final String COOKIE = "redial-form";

    /** One method of one resource that changes something. */
    private record Route(String method, String path) {}

    private static RequestSpecification browser() {
        return given().header("Accept", "text/html")
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false);
    }

    /** From the classes themselves, so that a page made tomorrow is among them. */
    private static List<Route> routes() {
        return new ClassFileImporter()
                .importPath(Path.of("target", "classes", "dev")).stream()
                        .filter(c -> c.isMetaAnnotatedWith(jakarta.ws.rs.Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(c -> Arrays.stream(c.getDeclaredMethods()).flatMap(m -> route(c, m).stream()))
                        .filter(route -> !List.of("GET", "HEAD", "OPTIONS").contains(route.method()))
                        .toList();
    }

    private static Optional<Route> route(Class<?> resource, Method method) {
        String path = resource.getAnnotation(jakarta.ws.rs.Path.class).value()
                + Optional.ofNullable(method.getAnnotation(jakarta.ws.rs.Path.class))
                        .map(p -> "/" + p.value())
                        .orElse("");
        return Arrays.stream(method.getAnnotations())
                .flatMap(a -> Stream.ofNullable(a.annotationType().getAnnotation(HttpMethod.class)))
                .map(m -> new Route(
                        m.value(),
                        path.replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "x").replaceAll("/+", "/")))
                .findFirst();
    }

    @TestFactory
    Stream<DynamicTest> everyChangingPage_refusesWithoutToken() {
        List<Route> pages =
                routes().stream().filter(r -> !r.path().startsWith("/api/")).toList();
        assertThat(pages)
                .hasSizeGreaterThanOrEqualTo(11)
                .allMatch(r -> r.method().equals("POST"));
        TestStaff.account("tess", "support,admin");
        String staff = TestForm.filled(browser())
                .formParam("j_username", "tess")
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check")
                .getCookie("redial-desk");
        return pages.stream().map(r -> DynamicTest.dynamicTest(r.path(), () -> refuses(r.path(), staff)));
    }

    private static void refuses(String path, String staff) {
        String token = TestForm.token(browser().get("/e").asString());
        String cookie = browser().get("/e").getCookie(COOKIE);
        for (RequestSpecification from : List.of(
                browser().formParam("a", "b"),
                browser().formParam("csrf-token", token),
                browser().cookie(COOKIE, cookie).formParam("a", "b"),
                browser().cookie(COOKIE, cookie).formParam("csrf-token", token),
                browser().cookie(COOKIE, cookie).formParam("csrf-token", cookie),
                browser().cookie(COOKIE, cookie).queryParam("csrf-token", token).formParam("a", "b"),
                browser().cookie(COOKIE, cookie).header("X-CSRF-Token", token),
                browser().cookie(COOKIE, "x." + token).formParam("csrf-token", token),
                browser().contentType("text/plain").body("csrf-token=" + token),
                browser().contentType("application/json").body("{}"),
                browser().cookie(COOKIE, cookie).multiPart("csrf-token", "x"),
                browser())) {
            Response answer = from.cookie("redial-desk", staff).post(path);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
            assertThat(answer.asString()).contains("Please send this form again");
        }
    }

    @Test
    void everyOtherChangingRoute_isTheApis() {
        assertThat(routes())
                .filteredOn(r -> r.path().startsWith("/api/"))
                .isNotEmpty()
                .allMatch(r -> r.path().startsWith("/api/v1/"));
    }

    @Test
    void api_needsNoToken() {
        given().contentType("application/json")
                .body("{\"consent\":true}")
                .post("/api/v1/sessions")
                .then()
                .statusCode(201);
    }

    /** What is routed to a page is judged as one, however it is spelled. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/../s",
                "/api/%2e%2e/s",
                "/api/v1/%2E%2E/../s",
                "//s",
                "/s/",
                "/./s",
                "/s;x=/api/",
                "/%73",
                "/api/../../s"
            })
    void disguisedPage_refusesToo(String path) {
        assertThat(browser().formParam("action", "without-test").post(path).statusCode())
                .isIn(400, 403, 404);
    }

    /** Quarkus takes names and passwords at every address that ends so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/j_security_check",
                "/api/j_security_check",
                "/x/j_security_check",
                "/api/v1/sessions/j_security_check"
            })
    void signIn_refusesRightPasswordWithoutToken(String path) {
        TestStaff.account("tom", "support");
        Response answer = browser()
                .formParam("j_username", "tom")
                .formParam("j_password", TestStaff.PASSWORD)
                .post(path);
        assertThat(answer.getCookies()).doesNotContainKey("redial-desk");
        if (path.equals("/j_security_check")) {
            assertThat(answer.getHeader("Location")).endsWith("/desk/login?notice=stale");
        }
        assertThat(browser().get("/desk/login?notice=stale").asString()).contains("name and password are right");
    }

    @Test
    void staleForm_isOfferedAgainWithWhatWasTyped() {
        Response answer = browser()
                .header("Accept-Language", "de")
                .formParam("host", "pc7.example.org\"><b>")
                .formParam("consent", "true")
                .formParam("csrf-token", "from yesterday")
                .post("/s");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.asString())
                .contains(
                        "Noch einmal senden",
                        "action=\"/s\"",
                        "name=\"host\" value=\"pc7.example.org&quot;&gt;&lt;b&gt;\"")
                .doesNotContain("from yesterday");
        Response again = browser()
                .cookie(COOKIE, answer.getCookie(COOKIE))
                .formParam("csrf-token", TestForm.token(answer.asString()))
                .formParam("action", "without-test")
                .post("/s");
        assertThat(again.statusCode()).isEqualTo(303);
    }

    @Test
    void passwords_areNotRepeated() {
        assertThat(browser()
                        .formParam("fresh", "my new password")
                        .post("/desk/password")
                        .asString())
                .contains("Please send this form again")
                .doesNotContain("my new password", "<form");
    }

    @Test
    void doubledSlash_sendsNobodyElsewhere() {
        assertThat(browser().formParam("a", "b").post("//evil.example/x").asString())
                .doesNotContain("action=\"//");
    }

    /** Two tabs, and a page that lay open while others were read. */
    @Test
    void tokens_outliveOtherPages() {
        Response first = browser().get("/e");
        String cookie = first.getCookie(COOKIE);
        Response second = browser().cookie(COOKIE, cookie).get("/");
        assertThat(second.getCookies()).doesNotContainKey(COOKIE);
        assertThat(second.getHeader("Cache-Control")).isEqualTo("private, no-cache");
        for (Response page : List.of(second, first, second)) {
            assertThat(browser()
                            .cookie(COOKIE, cookie)
                            .formParam("csrf-token", TestForm.token(page.asString()))
                            .formParam("action", "without-test")
                            .post("/s")
                            .statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void tokenInTheHeader_isEnoughForAScript() {
        Response page = browser().get("/e");
        assertThat(browser()
                        .cookie(COOKIE, page.getCookie(COOKIE))
                        .header("X-CSRF-Token", TestForm.token(page.asString()))
                        .formParam("action", "without-test")
                        .post("/s")
                        .statusCode())
                .isEqualTo(303);
    }
}
