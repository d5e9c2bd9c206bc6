package dev.redial.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redial.TestForm;
import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditTrail;
import dev.redial.code.ErrorCode;
import dev.redial.handover.Delivery;
import dev.redial.handover.Destination;
import dev.redial.handover.Handovers;
import dev.redial.handover.TestHandovers;
import dev.redial.session.Arrival;
import dev.redial.session.Sessions;
import dev.redial.staff.TestStaff;
import dev.redial.target.TargetRequest;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passing a case on: what staff see, may choose and may not. */
@QuarkusTest
class HandoverPageTest {

    private static final String COOKIE = "redial-desk";
    private static final String HOST = "<b>pc7</b>.example.org";
    private static final Map<String, String> SETTINGS = Map.of(
            "redial.handover.mail.host", "relay.house.example",
            "redial.handover.mail.from", "redial@house.example",
            "redial.handover.mail.to", "second-level@house.example,@helpdesk.example",
            "redial.handover.webhook.tickets.url", "https://tickets.house.example/",
            "redial.handover.webhook.tickets.secret", "kT3vQ9xZ1mB7sW5yR8nC2pL6dF4hJ0gA");

    @Inject
    Sessions sessions;

    @Inject
    AuditTrail trail;

    private Sessions.Opened opened;
    private UUID session;
    private String cookie;

    @BeforeEach
    void open() {
        opened = sessions.open(new Arrival(
                Optional.of(ErrorCode.of(0x904, 7)),
                Optional.of(new TargetRequest(HOST, Optional.of(3390), Optional.empty())),
                Optional.empty(),
                true,
                "en"));
        session = sessions.find(opened.token()).orElseThrow().id();
        cookie = signIn("hanna", DeskRoles.SUPPORT);
    }

    @AfterEach
    void erase() {
        sessions.erase(opened.token());
    }

    private static String signIn(String name, String role) {
        TestStaff.account(name, role);
        return TestForm.filled(given().redirects().follow(false))
                .formParam("j_username", name)
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check")
                .getCookie(COOKIE);
    }

    private RequestSpecification staff() {
        return TestForm.carrying(given().redirects().follow(false)).cookie(COOKIE, cookie);
    }

    private String page() {
        return "/desk/sessions/" + session + "/handover";
    }

    private static Handovers receivers() {
        Handovers handovers = TestHandovers.with(SETTINGS);
        QuarkusMock.installMockForType(handovers, Handovers.class);
        return handovers;
    }

    @Test
    void nothingSet_offersTheTextAlone() {
        staff().get(page())
                .then()
                .statusCode(200)
                .body(containsString("Copy the text below"))
                .body(containsString(opened.supportCode().value()))
                .body(containsString("&lt;b&gt;pc7&lt;/b&gt;.example.org"))
                .body(not(containsString("<form class=\"card\"")));
        staff().formParam("to", "mail:second-level@house.example")
                .post(page())
                .then()
                .statusCode(422);
    }

    @Test
    void chosenReceiver_getsTheCase() {
        Handovers handovers = receivers();
        staff().get(page())
                .then()
                .statusCode(200)
                .body(containsString("value=\"mail:second-level@house.example\""))
                .body(containsString("value=\"webhook:tickets\""))
                .body(containsString("@helpdesk.example"));

        staff().formParam("to", "webhook:tickets")
                .formParam("note", "please look")
                .post(page())
                .then()
                .statusCode(303)
                .header("Location", endsWith(page()));
        staff().formParam("to", "other")
                .formParam("address", " eva@helpdesk.example ")
                .post(page())
                .then()
                .statusCode(303);

        List<Delivery> deliveries = handovers.of(session);
        assertThat(deliveries)
                .extracting(Delivery::to)
                .containsExactlyInAnyOrder(
                        new Destination.Webhook("tickets"), new Destination.Mail("eva@helpdesk.example"));
        assertThat(deliveries).extracting(Delivery::by).containsOnly("hanna");
        JsonNode kept = Objects.requireNonNull(
                sessions.export(opened.token()).orElseThrow().more().get("handovers"));
        assertThat(kept).anySatisfy(letter -> {
            assertThat(letter.path("letter").asText())
                    .startsWith("please look\n\n")
                    .contains(HOST, "/desk/sessions/");
            assertThat(letter.path("subject").asText()).startsWith("Redial " + opened.supportCode());
            assertThat(letter.path("payload").asText())
                    .contains("\"note\":\"please look\"", "\"host\":\"<b>pc7</b>.example.org\"", "\"port\":3390");
        });
        staff().get(page())
                .then()
                .statusCode(200)
                .body(containsString("eva@helpdesk.example"))
                .body(containsString("on its way"));
        assertThat(trail.about(session.toString(), 10))
                .filteredOn(entry -> entry.action().equals(AuditAction.HANDED_OVER.id()))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.who()).isEqualTo("hanna"));
    }

    @Test
    void whatIsNotAllowed_isSaidAndNothingTypedIsLost() {
        Handovers handovers = receivers();
        for (String address : List.of("eva@elsewhere.example", "eva@helpdesk.example\r\nBcc: x@example.org", "")) {
            staff().formParam("to", "other")
                    .formParam("address", address)
                    .formParam("note", "my <i>words</i>")
                    .post(page())
                    .then()
                    .statusCode(422)
                    .body(containsString("role=\"alert\""))
                    .body(containsString("my &lt;i&gt;words&lt;/i&gt;"));
        }
        staff().formParam("to", "webhook:elsewhere").post(page()).then().statusCode(422);
        staff().formParam("to", "webhook:tickets")
                .formParam("note", "x".repeat(2_001))
                .post(page())
                .then()
                .statusCode(422);
        assertThat(handovers.of(session)).isEmpty();
    }

    @Test
    void unknownSession_isNotFound() {
        for (String id : List.of(UUID.randomUUID().toString(), "nonsense", "..%2F..")) {
            staff().get("/desk/sessions/" + id + "/handover").then().statusCode(404);
        }
        staff().formParam("to", "webhook:tickets")
                .post("/desk/sessions/" + UUID.randomUUID() + "/handover")
                .then()
                .statusCode(404);
    }

    @Test
    void onlySupport_passesOn() {
        for (String role : List.of(DeskRoles.ANALYST, DeskRoles.EDITOR, DeskRoles.AUDITOR, DeskRoles.ADMIN)) {
            cookie = signIn("hugo", role);
            staff().get(page()).then().statusCode(403);
            staff().formParam("to", "webhook:tickets").post(page()).then().statusCode(403);
        }
    }

    @Test
    void formWithoutToken_isRefused() {
        Handovers handovers = receivers();
        given().redirects()
                .follow(false)
                .cookie(COOKIE, cookie)
                .contentType("application/x-www-form-urlencoded")
                .formParam("to", "webhook:tickets")
                .post(page())
                .then()
                .statusCode(not(303));
        assertThat(handovers.of(session)).isEmpty();
    }
}
