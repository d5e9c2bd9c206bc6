package dev.redial.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.redial.TestForm;
import dev.redial.optout.OwnNames;
import dev.redial.practice.GatewayScript;
import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.PracticeHost;
import dev.redial.practice.ScriptedGateway;
import dev.redial.practice.ScriptedRdpServer;
import dev.redial.staff.TestStaff;
import dev.redial.target.TestNameServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Owners who do not want to be tested, and staff who see to it for them (REQUIREMENTS A-14). */
@QuarkusTest
@TestProfile(OwnNames.class)
class OptOutJourneyTest {

    private static final String EVIL = "<script>alert('x')</script>";

    @Test
    void domain_provenByDns_isNotEvenLookedUp_untilWithdrawn() {
        String pc = "pc7.shy.redial-test.org";
        check(pc, "").statusCode(202);
        assertThat(TestNameServer.asked()).contains(pc + ".");

        String request = ask("Shy.Redial-Test.org", "add");
        String name = "_redial-optout.shy.redial-test.org";
        String value = valueAt(request, "redial-optout=[0-9a-f]{32}");
        page(request).body(containsString(name)).header("Cache-Control", "no-store");
        looked(request).statusCode(200).body(containsString("there is no such text yet"));
        TestNameServer.text(name, "v=spf1 -all");
        looked(request).statusCode(200).body(containsString("but not this one"));
        TestNameServer.text(name, value);
        looked(request).statusCode(303);
        page(request).body(containsString("shy.redial-test.org is not tested any more"));

        TestNameServer.forget();
        check(pc, "")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("reason", equalTo("OPTED_OUT"))
                .body("detail", containsString("has asked us not to test it"));
        check("127.0.0.1", "gw.shy.redial-test.org").statusCode(422).body("field", equalTo("gateway"));
        assertThat(TestNameServer.asked()).isEmpty();

        String back = ask("shy.redial-test.org", "withdraw");
        String other = valueAt(back, "redial-optout-withdraw=[0-9a-f]{32}");
        looked(back).statusCode(200).body(containsString("but not this one"));
        TestNameServer.text(name, other);
        looked(back).statusCode(303);
        page(back).body(containsString("is withdrawn"));
        check(pc, "").statusCode(202);
        assertThat(TestNameServer.asked()).contains(pc + ".");
    }

    @Test
    void address_thatTheRequestComesFrom_needsNoOtherProof() {
        String request = ask("127.0.0.9", "add");
        page(request).body(not(containsString("You are opening this page from")));
        TestForm.filled(given().redirects().follow(false))
                .post(request + "/here")
                .then()
                .statusCode(200)
                .body(containsString("came from another address"));
        from("127.0.0.9").get(request).then().body(containsString("You are opening this page from 127.0.0.9"));
        check("127.0.0.9:4000", "").statusCode(202);
        from("127.0.0.9").post(request + "/here").then().statusCode(303);
        check("127.0.0.9:4000", "").statusCode(422).body("reason", equalTo("OPTED_OUT"));

        String back = ask("127.0.0.9", "withdraw");
        from("127.0.0.9").post(back + "/here").then().statusCode(303);
        page(back).body(containsString("is withdrawn"));
        check("127.0.0.9:4000", "").statusCode(202);
    }

    @Test
    void enteredByStaff_getsNotOnePacket_untilAnAdministratorWithdraws() throws Exception {
        RequestSpecification support = signedIn("olga", "support");
        RequestSpecification admin = signedIn("otto", "support,admin");
        try (var host = ScriptedRdpServer.start(PracticeHost.HEALTHY.script().orElseThrow());
                var gateway = ScriptedGateway.start(GatewayScript.windows(
                        PracticeCertificate.named("localhost").sans("localhost").selfSigned()))) {
            TestNameServer.address("pc8.redial-test.org", "127.0.0.1");
            given().spec(support)
                    .formParam("subject", "127.0.0.1/32")
                    .formParam("contact", "owner@example.org")
                    .formParam("note", EVIL)
                    .post("/desk/opt-outs")
                    .then()
                    .statusCode(200)
                    .body(containsString("127.0.0.1 is on the list"))
                    .body(containsString("owner@example.org"))
                    .body(not(containsString("/withdraw")))
                    .body(not(containsString(EVIL)));
            check("127.0.0.1:" + host.port(), "").statusCode(422).body("reason", equalTo("OPTED_OUT"));
            check("pc8.redial-test.org:" + host.port(), "").statusCode(422).body("reason", equalTo("OPTED_OUT"));
            check("127.0.0.3", gateway.address()).statusCode(422).body("field", equalTo("gateway"));
            assertThat(host.connections()).isZero();
            assertThat(gateway.connections()).isZero();

            String listed =
                    given().spec(admin).get("/desk/opt-outs?q=127.0.0.1").asString();
            Matcher form =
                    Pattern.compile("/desk/opt-outs/[0-9a-f-]{36}/withdraw").matcher(listed);
            assertThat(form.find()).isTrue();
            given().spec(support)
                    .formParam("reason", "x")
                    .post(form.group())
                    .then()
                    .statusCode(403);
            given().spec(admin).post(form.group()).then().statusCode(422);
            given().spec(admin)
                    .formParam("reason", "owner wrote again")
                    .post(form.group())
                    .then()
                    .statusCode(200)
                    .body(containsString("owner wrote again"))
                    .body(containsString("(otto)"))
                    .body(containsString("(olga)"));
            given().spec(admin)
                    .formParam("reason", "twice")
                    .post(form.group())
                    .then()
                    .statusCode(404);
            String running = check("127.0.0.1:" + host.port(), "")
                    .statusCode(202)
                    .extract()
                    .header("Location");
            given().get(running + "/events").then().statusCode(200);
            assertThat(host.connections()).isPositive();
        }
    }

    @Test
    void staff_enterAnyRangeButAll() {
        RequestSpecification support = signedIn("oleg", "support");
        given().spec(support)
                .formParam("subject", "20.0.0.0/8")
                .post("/desk/opt-outs")
                .then()
                .statusCode(200);
        given().spec(support)
                .header("Accept-Language", "de")
                .formParam("subject", "20.0.0.0/8")
                .post("/desk/opt-outs")
                .then()
                .statusCode(422)
                .body(containsString("steht schon auf der Liste"));
        for (String all : new String[] {"0.0.0.0/0", "::/0"}) {
            given().spec(support)
                    .formParam("subject", all)
                    .post("/desk/opt-outs")
                    .then()
                    .statusCode(422);
        }
        given().redirects().follow(false).get("/desk/opt-outs").then().statusCode(302);
    }

    @Test
    void whatCantBeOptedOut_isSaidInWords_andNobodyIsAsked() {
        TestNameServer.forget();
        refused("169.254.169.254", "add").body(containsString("There is no need to opt this out"));
        refused("pc7.invalid", "add").body(containsString("There is no need to opt this out"));
        refused("127.0.0.0/15", "add").body(containsString("wider than anybody can take out"));
        refused("2001:d00::/24", "add").body(containsString("wider than anybody can take out"));
        refused("127.0.0.1/24", "add").body(containsString("range of addresses"));
        refused("https://example.org", "add").body(containsString("http://"));
        refused(EVIL, "add").body(not(containsString(EVIL)));
        refused("never-listed.redial-test.org", "withdraw").body(containsString("nothing to withdraw"));
        given().get("/about/opt-out/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404);
        given().get("/about/opt-out/x").then().statusCode(404);
        assertThat(TestNameServer.asked()).isEmpty();
    }

    @Test
    void impatientPerson_isSlowedDown() {
        String request = ask("often.redial-test.org", "add");
        for (int i = 0; i < 10; i++) {
            looked(request).statusCode(200);
        }
        looked(request).statusCode(429).header("Retry-After", "600");
    }

    @Test
    void pages_speakGermanAndLeadToEachOther() {
        given().header("Accept-Language", "de")
                .get("/about/opt-out")
                .then()
                .statusCode(200)
                .body(containsString("Nie von uns getestet werden"))
                .body(containsString("abuse@example.org"));
        given().get("/about/probe").then().body(containsString("href=\"/about/opt-out\""));
    }

    /** Asks for a check of this computer, and follows nothing. */
    private static ValidatableResponse check(String host, String gateway) {
        Map<String, String> target = new HashMap<>(Map.of("host", host));
        if (!gateway.isEmpty()) {
            target.put("gateway", gateway);
        }
        String session = given().contentType(ContentType.JSON)
                .body(Map.of("target", target, "consent", true))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("links.self");
        return given().post(session + "/checks").then();
    }

    private static ValidatableResponse sent(String subject, String purpose) {
        return TestForm.filled(given().redirects().follow(false))
                .formParam("subject", subject)
                .formParam("purpose", purpose)
                .post("/about/opt-out")
                .then();
    }

    private static String ask(String subject, String purpose) {
        String location = sent(subject, purpose).statusCode(303).extract().header("Location");
        return location.substring(location.indexOf("/about/"));
    }

    private static ValidatableResponse refused(String subject, String purpose) {
        return sent(subject, purpose).statusCode(422);
    }

    private static ValidatableResponse page(String request) {
        return given().get(request).then().statusCode(200);
    }

    private static String valueAt(String request, String pattern) {
        Matcher value = Pattern.compile(pattern).matcher(given().get(request).asString());
        assertThat(value.find()).isTrue();
        return value.group();
    }

    private static ValidatableResponse looked(String request) {
        return TestForm.filled(given().redirects().follow(false))
                .post(request + "/check")
                .then();
    }

    /** A visitor at another address of loopback. */
    private static RequestSpecification from(String address) {
        return TestForm.carrying(given())
                .config(RestAssuredConfig.config()
                        .httpClient(HttpClientConfig.httpClientConfig()
                                .setParam("http.route.local-address", InetAddress.ofLiteral(address))))
                .baseUri("http://127.0.0.1")
                .redirects()
                .follow(false);
    }

    private static RequestSpecification signedIn(String name, String roles) {
        TestStaff.account(name, roles);
        Response answer = TestForm.filled(given().redirects().follow(false))
                .formParam("j_username", name)
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check");
        return TestForm.carrying(new RequestSpecBuilder().build())
                .cookie("redial-desk", answer.getCookie("redial-desk"));
    }
}
