package dev.redial.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.redial.TestForm;
import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Experience;
import dev.redial.diagnosis.StepResult;
import dev.redial.knowledge.StepId;
import dev.redial.learning.ExperienceLog;
import dev.redial.outcome.Outcome;
import dev.redial.session.Arrival;
import dev.redial.session.SessionToken;
import dev.redial.session.Sessions;
import dev.redial.staff.TestStaff;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What outcomes teach: nothing before somebody approves it, and what was approved for everybody. */
@QuarkusTest
class LearningPageTest {

    private static final String COOKIE = "redial-desk";
    private static final StepId UNLOCK = new StepId("unlock-account");

    private final Sessions sessions;
    private final ExperienceLog learned;
    private final Clock clock;

    LearningPageTest(Sessions sessions, ExperienceLog learned, Clock clock) {
        this.sessions = sessions;
        this.learned = learned;
        this.clock = clock;
    }

    private static RequestSpecification as(String name, String roles) {
        TestStaff.account(name, roles);
        String cookie = TestForm.filled(given().redirects().follow(false))
                .formParam("j_username", name)
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check")
                .getCookie(COOKIE);
        return TestForm.carrying(given().redirects().follow(false)).cookie(COOKIE, cookie);
    }

    private SessionToken fixed() {
        SessionToken token = sessions.open(
                        new Arrival(Optional.of(ErrorCode.of(0xd07)), Optional.empty(), Optional.empty(), false, "en"))
                .token();
        sessions.tried(token, UNLOCK, StepResult.FIXED);
        sessions.end(
                token,
                new Outcome(
                        Outcome.Result.FIXED,
                        Optional.of(UNLOCK.value()),
                        Optional.of("account-locked"),
                        Optional.empty(),
                        clock.instant()));
        return token;
    }

    private static String until(String page) {
        return page.split("name=\"until\" value=\"")[1].split("\"")[0];
    }

    @Test
    void anonymous_isSentToTheSignIn() {
        given().redirects()
                .follow(false)
                .get("/desk/learning")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/desk/login"));
    }

    @Test
    void nothingCountsBeforeItIsApproved_andOnlyWhatWasShown() {
        for (int i = 0; i < 30; i++) {
            fixed();
        }
        Experience before = learned.current();
        RequestSpecification admin = as("learning-admin", "admin");
        String page =
                admin.get("/desk/learning").then().statusCode(200).extract().asString();
        assertThat(page).contains("People who had nothing tested count as one").contains("Look twice");
        assertThat(learned.current()).isSameAs(before);

        fixed(); // comes after the page was looked at
        as("learning-admin", "admin")
                .formParam("until", until(page))
                .formParam("decision", "approve")
                .post("/desk/learning/decide")
                .then()
                .statusCode(200)
                .body(containsString("These outcomes count from now on"))
                .body(containsString("learning-admin"))
                .body(containsString("Outcomes that wait: 1,"));
        assertThat(learned.current()).isNotEqualTo(before);
        assertThat(learned.decisions().getFirst())
                .satisfies(d -> assertThat(d.approved()).isTrue())
                .satisfies(d -> assertThat(d.clients()).isEqualTo(1));

        // The same once more is too late, and nothing counts twice.
        Experience after = learned.current();
        as("learning-admin", "admin")
                .formParam("until", until(page))
                .formParam("decision", "approve")
                .post("/desk/learning/decide")
                .then()
                .statusCode(422)
                .body(containsString("Meanwhile somebody else decided"));
        assertThat(learned.current()).isEqualTo(after);
    }

    @Test
    void whatIsDismissed_neverCounts() {
        fixed();
        Experience before = learned.current();
        String page = as("learning-boss", "admin").get("/desk/learning").asString();
        as("learning-boss", "admin")
                .formParam("until", until(page))
                .formParam("decision", "dismiss")
                .post("/desk/learning/decide")
                .then()
                .statusCode(200)
                .body(containsString("These outcomes were dismissed"));
        assertThat(learned.current()).isEqualTo(before);
    }

    @Test
    void erasedSession_teachesNothing() {
        SessionToken token = fixed();
        sessions.erase(token);
        as("learning-eve", "admin").get("/desk/learning").then().statusCode(200);
        fixed();
        String page = as("learning-eve", "admin").get("/desk/learning").asString();
        assertThat(page).contains("name=\"until\"");
    }

    @Test
    void support_looksAndDoesNotDecide() {
        fixed();
        as("learning-sue", "support")
                .get("/desk/learning")
                .then()
                .statusCode(200)
                .body(containsString("An administrator decides"))
                .body(not(containsString("name=\"until\"")));
        as("learning-sue", "support")
                .formParam("until", clock.instant().toString())
                .formParam("decision", "approve")
                .post("/desk/learning/decide")
                .then()
                .statusCode(403);
    }

    @Test
    void nonsense_isAnsweredPolitely() {
        as("learning-odd", "admin")
                .formParam("until", "yesterday")
                .formParam("decision", "approve")
                .post("/desk/learning/decide")
                .then()
                .statusCode(422);
        as("learning-odd", "admin").post("/desk/learning/decide").then().statusCode(422);
        as("learning-odd", "admin").get("/desk/learning/decide").then().statusCode(303);
    }
}
