package dev.redial.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.redial.practice.PracticeHost;
import dev.redial.practice.ScriptedRdpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A whole visit through the JSON API, as scripts and other programs make it. */
@QuarkusTest
class ApiJourneyTest {

    @Test
    void resetAfterHello_fromCodeToOutcome() throws Exception {
        try (var host = ScriptedRdpServer.start(
                PracticeHost.RESET_AFTER_CLIENT_HELLO.script().orElseThrow())) {
            String session = open(host.port());
            List<String> events = checkAndFollow(session);
            assertThat(events).contains("stage", "finding").endsWith("done");

            given().get(session + "/checks/1")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("done"))
                    .body("stages", hasSize(9))
                    .body("stages.find { it.stage == 'tls' }.state", equalTo("failed"))
                    .body("stages.find { it.stage == 'gateway' }.state", equalTo("skipped"))
                    .body("findings.code", hasItem("TLS_RESET_AFTER_HELLO"));
            given().get(session)
                    .then()
                    .statusCode(200)
                    .body("error.code", equalTo("0x904"))
                    .body("error.extended", equalTo("0x7"))
                    .body("diagnosis.causes.id", hasItem("unlisted-cause"))
                    .body("diagnosis.causes.probability.sum().toDouble()", closeTo(1, 1e-6))
                    .body("diagnosis.next.kind", anyOf(equalTo("ask"), equalTo("try")));

            given().contentType(ContentType.JSON)
                    .body(Map.of("answer", "fails-too"))
                    .put(session + "/answers/from-inside")
                    .then()
                    .statusCode(204);
            given().contentType(ContentType.JSON)
                    .body(Map.of("result", "fixed"))
                    .post(session + "/steps/fix-rdp-key-permissions")
                    .then()
                    .statusCode(204);
            given().contentType(ContentType.JSON)
                    .body(Map.of("result", "fixed", "step", "fix-rdp-key-permissions", "comment", "<b>thanks</b>"))
                    .post(session + "/outcome")
                    .then()
                    .statusCode(204);
            given().get(session)
                    .then()
                    .body("answers.from-inside", equalTo("fails-too"))
                    .body("steps.fix-rdp-key-permissions", equalTo("fixed"))
                    .body("outcome.result", equalTo("fixed"))
                    .body("diagnosis.next.kind", equalTo("hand-over"));
            assertThat(host.sawAuthenticate()).isFalse();
        }
    }

    @Test
    void events_resumeAfterTheLastOneSeen() throws Exception {
        try (var host =
                ScriptedRdpServer.start(PracticeHost.CLASSIC_ONLY.script().orElseThrow())) {
            String session = open(host.port());
            int all = checkAndFollow(session).size();
            List<String> rest = events(given().header("Last-Event-ID", "3").get(session + "/checks/1/events"));
            assertThat(rest).hasSize(all(session) - 3).endsWith("done");
            assertThat(all).isPositive();
        }
    }

    @Test
    void refusedTarget_saysWhy() {
        String session = open("169.254.169.254", true);
        given().post(session + "/checks")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("reason", equalTo("ADDR_LINK_LOCAL"));
        given().get(session + "/checks/1").then().body("status", equalTo("refused"));
    }

    @Test
    void withoutConsent_nothingIsSent() throws Exception {
        try (var host = ScriptedRdpServer.start(PracticeHost.HEALTHY.script().orElseThrow())) {
            String session = open("127.0.0.1:" + host.port(), false);
            given().post(session + "/checks").then().statusCode(422).body("reason", equalTo("CONSENT_MISSING"));
            assertThat(host.connections()).isZero();
        }
    }

    @Test
    void report_isRedactedUnlessAskedOtherwise() throws Exception {
        try (var host = ScriptedRdpServer.start(PracticeHost.HEALTHY.script().orElseThrow())) {
            String session = open(host.port());
            checkAndFollow(session);
            given().get(session + "/report?format=md")
                    .then()
                    .statusCode(200)
                    .body(containsString("NLA\\_OK"))
                    .body(not(containsString("127.0.0.1")))
                    .body(not(containsString("localhost")));
            given().get(session + "/report?format=txt&redacted=false").then().body(containsString("127.0.0.1"));
            given().get(session + "/report?format=pdf").then().statusCode(422);
        }
    }

    @Test
    void erased_isGone() {
        String session = open("127.0.0.1", true);
        given().delete(session).then().statusCode(204);
        given().get(session).then().statusCode(404).contentType("application/problem+json");
        given().delete(session).then().statusCode(404);
    }

    @Test
    void badInput_isNamedByField() {
        post("{\"target\":{\"port\":\"x\"}}").statusCode(400).body("detail", containsString("target.port"));
        post("{\"target\":{\"host\":\"a.example.org\",\"port\":70000}}")
                .statusCode(422)
                .body("field", equalTo("target.port"));
        post("{\"errorText\":\"it broke\"}").statusCode(422).body("field", equalTo("errorText"));
        post("{\"error\":{\"code\":\"0xzz\"}}").statusCode(422).body("field", equalTo("error.code"));
        post("{nope").statusCode(400);
        post("{\"target\":{\"host\":\"" + "a".repeat(5000) + "\"}}")
                .statusCode(422)
                .body("reason", equalTo("TOO_LONG"));
        post("{\"errorText\":\"" + "a".repeat(70_000) + "\"}").statusCode(413);
        given().get("/api/v1/sessions/unknown").then().statusCode(404);
        given().get("/api/v1/sessions/AAAAAAAAAAAAAAAAAAAAAAAA").then().statusCode(404);
        String session = open("127.0.0.1", true);
        given().contentType(ContentType.JSON)
                .body(Map.of("answer", "maybe"))
                .put(session + "/answers/moment")
                .then()
                .statusCode(422);
        given().contentType(ContentType.JSON)
                .body(Map.of("answer", "unknown"))
                .put(session + "/answers/moment")
                .then()
                .statusCode(204);
        given().contentType(ContentType.JSON)
                .body(Map.of("answer", "unknown"))
                .put(session + "/answers/no-such")
                .then()
                .statusCode(404);
    }

    @Test
    void codes_areReadAndDescribed() {
        given().contentType(ContentType.JSON)
                .body(Map.of("text", "Fehlercode: 0x904\nErweiterter Fehlercode: 0x7"))
                .post("/api/v1/codes/read")
                .then()
                .statusCode(200)
                .body("page", equalTo("/e/0x904/0x7"));
        given().get("/api/v1/codes/2308/7")
                .then()
                .body("main.code", equalTo("0x904"))
                .body("extended.namespace", equalTo("mstsc_extended"))
                .body("article", equalTo(true));
        given().get("/api/v1/codes/0x5507").then().statusCode(200).body("main.layer", equalTo("tls-and-sign-in"));
        given().get("/api/v1/codes?q=2308").then().body("code", hasItem("0x904"));
        given().get("/api/v1/causes/tls-private-key-unreadable")
                .then()
                .statusCode(200)
                .body("steps", notNullValue());
        given().get("/api/v1/steps/no-such").then().statusCode(404);
        given().header("Accept-Language", "de")
                .get("/api/v1/questions")
                .then()
                .statusCode(200)
                .body("size()", equalTo(16));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/sessions")
                .then();
    }

    private static String open(int port) {
        return open("127.0.0.1:" + port, true);
    }

    private static String open(String host, boolean consent) {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "error", Map.of("code", "0x904", "extended", "0x7"),
                        "target", Map.of("host", host),
                        "consent", consent))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .body("supportCode", containsString("-"))
                .extract()
                .path("links.self");
    }

    /** Starts a check and follows it to its end. @return the names of its events */
    private static List<String> checkAndFollow(String session) {
        given().post(session + "/checks").then().statusCode(202).body("check", equalTo(1));
        return events(given().get(session + "/checks/1/events"));
    }

    private static int all(String session) {
        return events(given().get(session + "/checks/1/events")).size();
    }

    private static List<String> events(Response stream) {
        assertThat(stream.statusCode()).isEqualTo(200);
        return stream.asString()
                .lines()
                .filter(l -> l.startsWith("event:"))
                .map(l -> l.substring("event:".length()).strip())
                .collect(Collectors.toList());
    }
}
