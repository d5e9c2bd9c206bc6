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
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
        return with(signIn(name, roles));
    }

    /** Makes the account anew, which signs out whoever used it before. */
    private static String signIn(String name, String roles) {
        TestStaff.account(name, roles);
        return TestForm.filled(given().redirects().follow(false))
                .formParam("j_username", name)
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check")
                .getCookie(COOKIE);
    }

    private static RequestSpecification with(String cookie) {
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

    /** All that the form on the page holds. */
    private static RequestSpecification form(String cookie, String page, String decision) {
        RequestSpecification form = with(cookie).formParam("decision", decision);
        Matcher hidden = Pattern.compile("type=\"hidden\" name=\"(until|shown)\" value=\"([^\"]*)\"")
                .matcher(page);
        while (hidden.find()) {
            form = form.formParam(hidden.group(1), hidden.group(2));
        }
        return form;
    }

    private static Response decide(String name, String page, String decision) {
        return form(signIn(name, "admin"), page, decision).post("/desk/learning/decide");
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
        decide("learning-admin", page, "approve")
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
        decide("learning-admin", page, "approve")
                .then()
                .statusCode(422)
                .body(containsString("Meanwhile somebody else decided"));
        assertThat(learned.current()).isEqualTo(after);
    }

    @Test
    void whatAVisitorAddsAfterThePreview_isShownFirst() {
        SessionToken token = fixed();
        String page = as("learning-late", "admin").get("/desk/learning").asString();
        Experience before = learned.current();
        sessions.tried(token, new StepId("reset-password"), StepResult.NOT_FIXED); // no new outcome, but another lesson
        decide("learning-late", page, "approve").then().statusCode(422).body(containsString("the page was too old"));
        assertThat(learned.current()).isEqualTo(before);
    }

    @Test
    void pressedSeveralTimesAtOnce_countsOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            fixed();
        }
        String cookie = signIn("learning-fast", "admin");
        String page = with(cookie).get("/desk/learning").asString();
        int before = learned.decisions().size();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> presses = Stream.generate(() -> form(cookie, page, "approve"))
                    .limit(6)
                    .map(ready -> (Callable<Integer>)
                            () -> ready.post("/desk/learning/decide").statusCode())
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(presses)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnly(200, 422).containsOnlyOnce(200);
        }
        assertThat(learned.decisions()).hasSize(before + 1);
    }

    @Test
    void whatIsDismissed_neverCounts() {
        fixed();
        Experience before = learned.current();
        String page = as("learning-boss", "admin").get("/desk/learning").asString();
        decide("learning-boss", page, "dismiss")
                .then()
                .statusCode(200)
                .body(containsString("These outcomes were dismissed"));
        assertThat(learned.current()).isEqualTo(before);
    }

    @Test
    void support_looksAndDoesNotDecide() {
        fixed();
        as("learning-sue", "support")
                .get("/desk/learning")
                .then()
                .statusCode(200)
                .body(containsString("An editor or an administrator decides"))
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
