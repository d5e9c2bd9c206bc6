package dev.redial.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import dev.redial.MovableClock;
import dev.redial.practice.PracticeHost;
import dev.redial.practice.ScriptedRdpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What visitors see of the limits, with the settings as they are by default, behind a proxy that tells who they are. */
@QuarkusTest
@TestProfile(LimitJourneyTest.BehindProxy.class)
class LimitJourneyTest {

    /** Each test is other visitors. */
    private static final AtomicInteger VISITORS = new AtomicInteger();

    private static final AtomicInteger TESTS = new AtomicInteger();

    /** With limits, and our own machine as the proxy. */
    public static class BehindProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "redial.limit.enabled",
                    "true",
                    "redial.proxy.trusted",
                    "127.0.0.1",
                    "redial.db.url",
                    "jdbc:h2:mem:limits;DB_CLOSE_DELAY=-1");
        }
    }

    @Inject
    MovableClock clock;

    /** The hosts of all tests have one address, which rests for a minute after each check; no test shall wait for another one's rest. */
    @BeforeEach
    void laterThanTheTestBefore() {
        clock.move(Duration.ofMinutes(10L * TESTS.incrementAndGet()));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private static String visitor() {
        return "203.0.113." + VISITORS.incrementAndGet();
    }

    private static String open(String host, int port) {
        String token = given().contentType(ContentType.JSON)
                .body(Map.of("target", Map.of("host", host, "port", port), "consent", true))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        return "/api/v1/sessions/" + token;
    }

    private static Response check(String session, String visitor) {
        return given().header("X-Forwarded-For", "8.8.8.8, " + visitor).post(session + "/checks");
    }

    private static Response ended(String session) {
        given().get(session + "/checks/1/events").then().statusCode(200);
        return given().get(session + "/checks/1");
    }

    @Test
    void eleventhCheck_isToldToWaitAndResultsStayReadable() {
        String visitor = visitor();
        String session = open("192.168.7.5", 3389);
        for (int i = 0; i < 10; i++) {
            check(session, visitor).then().statusCode(422).body("reason", equalTo("ADDR_PRIVATE"));
        }
        check(session, visitor)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9][0-9]{0,2}"))
                .body("reason", equalTo("CLIENT_LIMIT"))
                .body("detail", containsString("Please try again in"));
        given().get(session + "/checks/3").then().statusCode(200);
        given().header("Accept-Language", "de")
                .header("X-Forwarded-For", visitor)
                .post(session + "/checks")
                .then()
                .statusCode(429)
                .body("detail", containsString("Bitte versuchen Sie es in"));
        check(session, visitor()).then().statusCode(422);
    }

    @Test
    void page_saysItInWordsAndKeepsTheSession() throws Exception {
        String visitor = visitor();
        String session = open("192.168.7.5", 3389);
        IntStream.range(0, 10).forEach(i -> check(session, visitor));
        Response page = new Visitor("en", visitor).send(session.replace("/api/v1/sessions", "/s") + "/check");
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.header("Retry-After")).matches("[1-9][0-9]{0,2}");
        assertThat(page.asString()).contains("Many tests were started from your Internet address", "192.168.7.5");
    }

    @Test
    void sameComputerWithinAMinute_isMeasuredOnceAndToldWithItsAge() throws Exception {
        try (var host =
                ScriptedRdpServer.start(PracticeHost.CLASSIC_ONLY.script().orElseThrow())) {
            String first = open("127.0.0.1", host.port());
            check(first, visitor()).then().statusCode(202);
            ended(first).then().body("shared", is(false)).body("status", equalTo("done"));
            int connections = host.connections();

            String second = open("127.0.0.1", host.port());
            check(second, visitor()).then().statusCode(202);
            Response shared = ended(second);
            shared.then()
                    .body("shared", is(true))
                    .body("status", equalTo("done"))
                    .body("findings.code", equalTo(ended(first).path("findings.code")));
            assertThat(shared.<String>path("measuredAt")).isEqualTo(ended(first).path("measuredAt"));
            assertThat(host.connections()).isEqualTo(connections);
            given().header("Accept", "text/html")
                    .get(second.replace("/api/v1/sessions", "/s"))
                    .then()
                    .body(containsString("everybody who asks for the same computer within a minute"));

            clock.move(Duration.ofSeconds(61));
            String third = open("127.0.0.1", host.port());
            check(third, visitor()).then().statusCode(202);
            ended(third).then().body("shared", is(false));
            assertThat(host.connections()).isGreaterThan(connections);
        }
    }

    @Test
    void otherPortOfTheSameComputer_waits() throws Exception {
        try (var host =
                ScriptedRdpServer.start(PracticeHost.CLASSIC_ONLY.script().orElseThrow())) {
            String first = open("127.0.0.1", host.port());
            check(first, visitor()).then().statusCode(202);
            ended(first);
            check(open("127.0.0.1", 40_000), visitor()).then().statusCode(429).body("reason", equalTo("TARGET_LIMIT"));
        }
    }

    /** a hundred people ask for the same computer at once. */
    @Test
    void hundredAtOnce_areServedByOneMeasurement() throws Exception {
        try (var host = ScriptedRdpServer.start(
                        PracticeHost.CLASSIC_ONLY.script().orElseThrow());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> sessions = IntStream.range(0, 100)
                    .mapToObj(i -> open("127.0.0.1", host.port()))
                    .toList();
            List<CompletableFuture<Integer>> asked = sessions.stream()
                    .map(session -> {
                        String visitor = visitor();
                        return CompletableFuture.supplyAsync(
                                () -> check(session, visitor).statusCode(), threads);
                    })
                    .toList();
            assertThat(asked.stream().map(CompletableFuture::join)).containsOnly(202);
            List<Response> results =
                    sessions.stream().map(LimitJourneyTest::ended).toList();
            assertThat(results)
                    .allSatisfy(r -> assertThat(r.<String>path("status")).isEqualTo("done"));
            assertThat(results.stream().filter(r -> !r.<Boolean>path("shared"))).hasSize(1);
            assertThat(results.stream().map(r -> r.<String>path("measuredAt")).distinct())
                    .hasSize(1);
            assertThat(host.requests()).hasSizeLessThanOrEqualTo(7);
        }
    }
}
