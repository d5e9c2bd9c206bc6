package dev.redial.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.redial.TestForm;
import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditTrail;
import dev.redial.code.ErrorCode;
import dev.redial.session.Arrival;
import dev.redial.session.CheckEvent;
import dev.redial.session.RunningChecks;
import dev.redial.session.Sessions;
import dev.redial.staff.TestStaff;
import dev.redial.target.TargetRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a member of staff does with a case, and what its visitor sees of it. */
@QuarkusTest
class CasePageTest {

    private static final String EVIL = "<script>alert('x')</script>";

    private final Sessions sessions;
    private final RunningChecks checks;
    private final AuditTrail trail;

    CasePageTest(Sessions sessions, RunningChecks checks, AuditTrail trail) {
        this.checks = checks;
        this.sessions = sessions;
        this.trail = trail;
    }

    private static RequestSpecification staff(String name, String roles) {
        TestStaff.account(name, roles);
        String cookie = TestForm.filled(given().redirects().follow(false))
                .formParam("j_username", name)
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check")
                .getCookie("redial-desk");
        assertThat(cookie).isNotNull();
        return given().redirects().follow(false).cookie("redial-desk", cookie);
    }

    private Sessions.Opened open(String host) {
        return sessions.open(new Arrival(
                Optional.of(ErrorCode.of(0x904, 0x7)),
                Optional.of(new TargetRequest(host, Optional.of(1), Optional.of("gw." + host))),
                Optional.of("kb-12"),
                true,
                "en"));
    }

    private UUID id(Sessions.Opened opened) {
        return sessions.find(opened.token()).orElseThrow().id();
    }

    private static ValidatableResponse post(RequestSpecification who, String path, String... fields) {
        RequestSpecification form =
                TestForm.filled(given().spec(who).redirects().follow(false));
        for (int i = 0; i < fields.length; i += 2) {
            form.formParam(fields[i], fields[i + 1]);
        }
        return form.post(path).then();
    }

    @Test
    void whatIsDone_standsOnThePageAndInTheTrail() {
        Sessions.Opened opened = open("pc.case-a.example");
        String page = "/desk/sessions/" + id(opened);
        RequestSpecification cora = staff("cora", "support");
        post(cora, page + "/assign", "to", "cora").statusCode(303).header("Location", containsString(page));
        post(cora, page + "/tags", "tag", "Head Office").statusCode(303);
        post(cora, page + "/notes", "words", "rang them " + EVIL).statusCode(303);
        post(cora, page + "/messages", "words", "Please restart the router. " + EVIL)
                .statusCode(303);
        String shown = given().spec(cora)
                .redirects()
                .follow(false)
                .get(page)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(shown)
                .contains("head-office")
                .contains("rang them &lt;script&gt;")
                .contains("wrote to the visitor")
                .contains("came with")
                .doesNotContain(EVIL);
        assertThat(trail.about(id(opened).toString(), 100))
                .extracting(e -> e.action())
                .containsExactly("assigned", "tagged", "note-added", "message-sent", "session-viewed");

        String visitors = given().get("/s/" + opened.token().value())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(visitors)
                .contains("Please restart the router. &lt;script&gt;")
                .contains("Opened by support staff: 1.")
                .doesNotContain("rang them")
                .doesNotContain("cora");
        given().get("/api/v1/sessions/" + opened.token().value())
                .then()
                .body("support.messages", hasSize(1))
                .body("support.views", equalTo(1));
        String export = given().get("/api/v1/sessions/" + opened.token().value() + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(export).contains("rang them").contains("head-office").doesNotContain("cora");
    }

    @Test
    void badForms_sayWhatIsWrongAndLoseNothing() {
        String page = "/desk/sessions/" + id(open("pc.case-b.example"));
        RequestSpecification bo = staff("bo", "support");
        post(bo, page + "/notes", "words", "  ").statusCode(422).body(containsString("The note is empty."));
        post(bo, page + "/messages", "words", "x".repeat(4001))
                .statusCode(422)
                .body(containsString("x".repeat(4001)))
                .body(containsString("longer than 4,000"));
        post(bo, page + "/assign", "to", "x".repeat(256)).statusCode(422).body(containsString("at most 255"));
        post(bo, page + "/tags", "tag", "<b>").statusCode(422).body(containsString("A tag begins with"));
        post(bo, page + "/resolve", "cause", "remote-desktop-disabled")
                .statusCode(422)
                .body(containsString("Say how it ended."));
        post(bo, page + "/resolve", "result", "fixed", "cause", "no-such-cause")
                .statusCode(422)
                .body(containsString("not in the knowledge any more"));
        given().spec(bo)
                .redirects()
                .follow(false)
                .get(page + "/notes")
                .then()
                .statusCode(303)
                .header("Location", endsWith(page));
    }

    @Test
    void unknownCase_isNotFoundForEveryForm() {
        RequestSpecification uli = staff("uli", "support");
        for (String form : new String[] {"assign", "notes", "messages", "tags", "check", "resolve", "reopen"}) {
            post(
                            uli,
                            "/desk/sessions/00000000-0000-0000-0000-000000000000/" + form,
                            "words",
                            "x",
                            "tag",
                            "x",
                            "result",
                            "fixed")
                    .statusCode(404);
            post(uli, "/desk/sessions/1/" + form, "words", "x", "tag", "x").statusCode(404);
        }
    }

    @Test
    void resolved_isSaidAndCanBeOpenedAgain() {
        Sessions.Opened opened = open("pc.case-c.example");
        String page = "/desk/sessions/" + id(opened);
        RequestSpecification rita = staff("rita", "support");
        post(
                        rita,
                        page + "/resolve",
                        "result",
                        "fixed",
                        "cause",
                        "remote-desktop-disabled",
                        "step",
                        "enable-remote-desktop")
                .statusCode(303);
        given().spec(rita)
                .redirects()
                .follow(false)
                .get(page)
                .then()
                .body(containsString("Confirmed by"))
                .body(containsString("Open it again"));
        given().get("/api/v1/sessions/" + opened.token().value() + "/export")
                .then()
                .body("outcome.confirmed", equalTo(true))
                .body(not(containsString("rita")));
        post(rita, page + "/reopen").statusCode(303);
        given().spec(rita).redirects().follow(false).get(page).then().body(not(containsString("Confirmed by")));
    }

    /** A port where nobody listens refuses at once; twice tested, both tests stand side by side. */
    @Test
    void testedAgain_standsBesideTheTestBefore() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Sessions.Opened opened = sessions.open(new Arrival(
                Optional.of(ErrorCode.of(0x904, 0x7)),
                Optional.of(new TargetRequest("127.0.0.1", Optional.of(port), Optional.empty())),
                Optional.empty(),
                true,
                "en"));
        String page = "/desk/sessions/" + id(opened);
        RequestSpecification tess = staff("tess", "support");
        for (int i = 1; i <= 2; i++) {
            post(tess, page + "/check").statusCode(303);
            ended(opened, i);
        }
        given().spec(tess)
                .redirects()
                .follow(false)
                .get(page)
                .then()
                .body(containsString("The last test beside the one before"))
                .body(containsString("Both show the same."));
        // The test's result is news.
        given().spec(tess)
                .redirects()
                .follow(false)
                .get("/desk?host=127.0.0.1")
                .then()
                .body(containsString(opened.supportCode().value()));
    }

    private void ended(Sessions.Opened opened, int number) throws Exception {
        CompletableFuture<CheckEvent> over = new CompletableFuture<>();
        checks.follow(opened.token(), number, 0, event -> {
            if (event instanceof CheckEvent.Ended) {
                over.complete(event);
            }
        });
        over.get(30, TimeUnit.SECONDS);
    }

    @Test
    void withoutConsent_nothingIsTested() {
        Sessions.Opened opened = sessions.open(new Arrival(
                Optional.empty(),
                Optional.of(new TargetRequest("127.0.0.1", Optional.of(1), Optional.empty())),
                Optional.empty(),
                false,
                "en"));
        String page = "/desk/sessions/" + id(opened);
        RequestSpecification nora = staff("nora", "support");
        given().spec(nora).redirects().follow(false).get(page).then().body(containsString("the person did not agree"));
        post(nora, page + "/check").statusCode(422).body(containsString("The computer was not tested."));
    }

    @Test
    void queue_hasViewsAndSaysWhatItCannotRead() {
        RequestSpecification vera = staff("vera", "support");
        post(vera, "/desk/views", "name", "My hosts", "host", "case-d.example", "evil", "1", "state", "open")
                .statusCode(303)
                .header("Location", endsWith("/desk?host=case-d.example&state=open"));
        String list = given().spec(vera)
                .redirects()
                .follow(false)
                .get("/desk")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(list).contains("My hosts").contains("/desk?host=case-d.example&amp;state=open");
        post(vera, "/desk/views/" + "-".repeat(36) + "/remove").statusCode(303);
        post(vera, "/desk/views", "name", "", "state", "open").statusCode(422).body(containsString("needs a name"));
        given().spec(vera)
                .redirects()
                .follow(false)
                .get("/desk?code=\">&since=soon&page=-7")
                .then()
                .statusCode(200)
                .body(containsString("This holds no error code."))
                .body(containsString("A day is written like"))
                .body(containsString("value=\"&quot;&gt;\""));
    }

    @Test
    void incident_isMadeSaidAndEnded() {
        Sessions.Opened opened = open("pc.case-e.example");
        open("pc.case-e.example");
        open("pc.case-e.example");
        RequestSpecification ina = staff("ina", "support");
        given().spec(ina)
                .redirects()
                .follow(false)
                .get("/desk/incidents")
                .then()
                .statusCode(200)
                .body(containsString("pc.case-e.example"));
        String incident = post(ina, "/desk/incidents", "kind", "GATEWAY", "subject", "gw.pc.case-e.example")
                .statusCode(303)
                .extract()
                .header("Location");
        String path = incident.substring(incident.indexOf("/desk"));
        post(ina, path + "/banner", "banner", "The gateway is down " + EVIL).statusCode(303);
        post(ina, path + "/banner", "banner", "y".repeat(1001))
                .statusCode(422)
                .body(containsString("At most 1,000 characters."))
                .body(containsString("y".repeat(1001)));
        given().spec(ina)
                .redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString("gw.pc.case-e.example"));
        given().get("/s/" + opened.token().value())
                .then()
                .body(containsString("Support knows about this"))
                .body(containsString("The gateway is down &lt;script&gt;"));
        given().spec(ina)
                .redirects()
                .follow(false)
                .get("/desk/sessions/" + id(opened))
                .then()
                .body(containsString("Belongs to an open incident"));
        post(ina, path + "/close").statusCode(303);
        given().get("/s/" + opened.token().value()).then().body(not(containsString("Support knows about this")));
        post(ina, "/desk/incidents", "kind", "WORD", "subject", "kb")
                .statusCode(303)
                .header("Location", endsWith("/desk/incidents"));
        given().spec(ina)
                .redirects()
                .follow(false)
                .get("/desk/incidents/1")
                .then()
                .statusCode(404);
    }

    @Test
    void otherRoles_doNothingHere() {
        String page = "/desk/sessions/" + id(open("pc.case-f.example"));
        for (String role : new String[] {"analyst", "editor", "auditor", "admin"}) {
            RequestSpecification other = staff("only-" + role, role);
            post(other, page + "/notes", "words", "x").statusCode(403);
            given().spec(other)
                    .redirects()
                    .follow(false)
                    .get("/desk/incidents")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void bar_leadsToWhatTheRoleMayOpen() {
        String support =
                given().spec(staff("barbara", "support")).get("/desk/incidents").asString();
        assertThat(support).contains("href=\"/desk/learning\"").contains("href=\"/desk/figures\"");
        assertThat(support).doesNotContain("href=\"/desk/accounts\"").doesNotContain("href=\"/desk/audit\"");
        String auditor =
                given().spec(staff("barney", "auditor")).get("/desk/audit").asString();
        assertThat(auditor).contains("href=\"/desk/audit\"").doesNotContain("href=\"/desk/learning\"");
    }

    @Test
    void auditor_followsTheChainAndTakesACopy() {
        RequestSpecification audra = staff("audra", "auditor");
        trail.record(AuditAction.NOTE_ADDED, EVIL, EVIL);
        given().spec(audra)
                .redirects()
                .follow(false)
                .get("/desk/audit")
                .then()
                .statusCode(200)
                .body(containsString("wrote a note"))
                .body(not(containsString(EVIL)));
        given().spec(audra)
                .redirects()
                .follow(false)
                .get("/desk/audit?action=note-added&who=nobody-at-all")
                .then()
                .body(containsString("No entry."));
        post(audra, "/desk/audit/verify").statusCode(200).body(containsString("the chain holds"));
        post(audra, "/desk/audit/export")
                .statusCode(200)
                .header("Content-Disposition", containsString("redial-audit.jsonl"))
                .body(containsString("\"action\":\"audit-exported\""));
        given().spec(staff("supp", "support"))
                .redirects()
                .follow(false)
                .get("/desk/audit")
                .then()
                .statusCode(403);
    }
}
