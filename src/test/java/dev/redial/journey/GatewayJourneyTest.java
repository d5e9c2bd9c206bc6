package dev.redial.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.redial.practice.GatewayScript;
import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.PracticeHost;
import dev.redial.practice.ScriptedGateway;
import dev.redial.practice.ScriptedRdpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cases of people who connect through an RD Gateway. */
@QuarkusTest
class GatewayJourneyTest {

    /** Names that our policy never asks for, as those of a house's own network. */
    private static final String PRIVATE_NAME = "pc7.corp.example";

    private static final String PRIVATE_ADDRESS = "10.1.2.3";
    private static final PracticeCertificate CERTIFICATE = PracticeCertificate.named("localhost")
            .sans("localhost", "127.0.0.1")
            .selfSigned();

    private final Visitor visitor = new Visitor("en");

    @Test
    void computerOutOfReach_isTestedAsFarAsItsGateway() throws IOException {
        for (String host : new String[] {PRIVATE_NAME, PRIVATE_ADDRESS}) {
            try (var gateway = ScriptedGateway.start(GatewayScript.windows(CERTIFICATE))) {
                String session = open(host, gateway.address());
                check(session)
                        .body("status", equalTo("done"))
                        .body("stages.find { it.stage == 'tcp' }.state", equalTo("skipped"))
                        .body("findings.findAll { it.stage == 'tcp' }.code", hasItem("NOT_TESTED"))
                        .body(
                                "findings.findAll { it.code == 'NOT_TESTED' }.args.why",
                                everyItem(equalTo("behind-gateway")))
                        .body("findings.code", hasItems("GATEWAY_OK", "CERTIFICATE_SELF_SIGNED"))
                        .body("findings.find { it.code == 'CERTIFICATE_SELF_SIGNED' }.args.on", equalTo("gateway"));
                given().get(session + "/report?format=txt&redacted=false")
                        .then()
                        .body(containsString("Gateway: " + gateway.address()));
                given().get(session + "/report?format=txt").then().body(not(containsString(host)));
                assertThat(gateway.sawAuthenticate()).isFalse();
                given().get(session).then().body("diagnosis.causes[0].id", equalTo("gateway-unreachable-or-untrusted"));
            }
        }
    }

    @Test
    void bothReachable_areBothTested() throws IOException {
        try (var gateway = ScriptedGateway.start(GatewayScript.serviceDown(CERTIFICATE));
                var host = ScriptedRdpServer.start(PracticeHost.HEALTHY.script().orElseThrow())) {
            check(open(host.address(), gateway.address()))
                    .body("stages.find { it.stage == 'nla' }.state", equalTo("passed"))
                    .body("stages.find { it.stage == 'gateway' }.state", equalTo("failed"))
                    .body("findings.code", hasItems("NLA_OK", "GATEWAY_SERVICE_DOWN"))
                    .body("findings.code", not(hasItem("DIRECT_WAY_ASIDE")));
        }
    }

    @Test
    void directWayThatFails_isNoProblem() throws IOException {
        try (var gateway = ScriptedGateway.start(GatewayScript.windows(CERTIFICATE))) {
            int closed;
            try (var host =
                    ScriptedRdpServer.start(PracticeHost.HEALTHY.script().orElseThrow())) {
                closed = host.port();
            }
            check(open("127.0.0.1:" + closed, gateway.address()))
                    .body("findings.find { it.code == 'PORT_REFUSED' }.severity", equalTo("note"))
                    .body("stages.find { it.stage == 'tcp' }.state", equalTo("passed"))
                    .body("findings.code", hasItems("DIRECT_WAY_ASIDE", "GATEWAY_OK"));
        }
    }

    @Test
    void refusedGateway_isNamed() {
        given().post(open("127.0.0.1", "169.254.169.254") + "/checks")
                .then()
                .statusCode(422)
                .body("field", equalTo("gateway"))
                .body("reason", equalTo("ADDR_LINK_LOCAL"));
    }

    @Test
    void computerThatIsMistyped_isNotHiddenByTheGateway() {
        given().post(open("https://pc7", "127.0.0.1:8443") + "/checks")
                .then()
                .statusCode(422)
                .body("field", equalTo("target"))
                .body("reason", equalTo("SCHEME"));
    }

    @Test
    void computerOutOfReach_withoutGateway_isRefused() {
        given().contentType(ContentType.JSON)
                .body(Map.of("target", Map.of("host", PRIVATE_ADDRESS), "consent", true))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201);
        assertThat(visitor.send("/s", "host", PRIVATE_ADDRESS, "consent", "true")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void page_showsTheGatewaysRung() throws Exception {
        try (var gateway = ScriptedGateway.start(GatewayScript.webServer(CERTIFICATE))) {
            var opened = visitor.send("/s", "host", PRIVATE_NAME, "gateway", gateway.address(), "consent", "true");
            assertThat(opened.statusCode()).isEqualTo(303);
            String page = visitor.untilTested(Visitor.goal(opened)).asString();
            assertThat(Visitor.rung(page, "gateway")).isEqualTo("failed");
            assertThat(Visitor.rung(page, "tcp")).isEqualTo("skipped");
            assertThat(page).contains("id=\"gateway-not-installed\"");
        }
    }

    @Test
    void form_saysWhatIsWrongAboutTheGateway() {
        var refused = visitor.send("/s", "host", PRIVATE_NAME, "gateway", "169.254.169.254", "consent", "true");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("id=\"e-gateway\"").doesNotContain("id=\"e-host\"");
    }

    private static String open(String host, String gateway) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("target", Map.of("host", host, "gateway", gateway), "consent", true))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("links.self");
    }

    /** Starts a check and waits for its last event. */
    private static ValidatableResponse check(String session) {
        given().post(session + "/checks").then().statusCode(202);
        given().get(session + "/checks/1/events").then().statusCode(200);
        return given().get(session + "/checks/1").then().statusCode(200);
    }
}
