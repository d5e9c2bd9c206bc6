package dev.redial.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.redial.MovableClock;
import dev.redial.TestForm;
import dev.redial.code.ErrorCode;
import dev.redial.figures.Case;
import dev.redial.figures.CountedDay;
import dev.redial.figures.FigureLog;
import dev.redial.figures.RollUp;
import dev.redial.figures.TestCases;
import dev.redial.outcome.Outcome;
import dev.redial.staff.TestStaff;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of figures and its files. In a year before all other tests, whose sessions would count too. */
@QuarkusTest
class FiguresPageTest {

    private static final LocalDate DAY = LocalDate.of(2018, 3, 6);
    private static final ErrorCode CODE = ErrorCode.of(0x904, 7);

    private final FigureLog log;
    private final MovableClock clock;

    FiguresPageTest(FigureLog log, MovableClock clock) {
        this.log = log;
        this.clock = clock;
    }

    @BeforeEach
    void begin() {
        clock.moveTo(Instant.parse("2018-03-07T12:00:00Z"));
        count(List.of());
    }

    @AfterEach
    void end() {
        count(List.of());
        clock.reset();
    }

    private void count(List<Case> cases) {
        log.replace(
                new CountedDay(DAY, cases.size(), 0, false), RollUp.of(cases, Set.of("kb-12", "=1+1", "<b>kb</b>")));
    }

    private static Case fixed(String cause, String step, double said, boolean cameTrue) {
        return TestCases.ended(
                CODE, cause, step, Outcome.Result.FIXED, 12, Optional.of(new Case.Forecast(said, cameTrue, "CLAIMED")));
    }

    private static List<Case> some() {
        List<Case> cases = new ArrayList<>(Collections.nCopies(14, fixed("host-asleep", "wake-host", 0.74, true)));
        cases.addAll(Collections.nCopies(6, fixed("host-asleep", "wake-host", 0.71, false)));
        cases.addAll(Collections.nCopies(5, fixed("account-locked", "unlock-account", 0.35, true)));
        cases.addAll(Collections.nCopies(9, fixed("account-locked", "unlock-account", 0.93, true)));
        cases.addAll(Collections.nCopies(
                8,
                TestCases.ended(
                        ErrorCode.of(0xd07),
                        "account-locked",
                        "unlock-account",
                        Outcome.Result.NOT_FIXED,
                        9,
                        Optional.empty())));
        Stream.of("kb-12", "=1+1", "<b>kb</b>")
                .forEach(article -> cases.addAll(
                        Collections.nCopies(11, TestCases.arrived(ErrorCode.of(0x204), Optional.of(article)))));
        return cases;
    }

    private static RequestSpecification as(String role) {
        TestStaff.account("figures-" + role, role);
        String cookie = TestForm.filled(given().redirects().follow(false))
                .formParam("j_username", "figures-" + role)
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check")
                .getCookie("redial-desk");
        return given().redirects().follow(false).cookie("redial-desk", cookie);
    }

    @Test
    void anonymous_isSentToTheSignIn() {
        for (String path : List.of("/desk/figures", "/desk/figures/codes.csv", "/desk/figures/figures.xlsx")) {
            given().redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(302)
                    .header("Location", endsWith("/desk/login"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "analyst", "editor", "admin"})
    void staff_read(String role) {
        RequestSpecification staff = as(role);
        staff.get("/desk/figures").then().statusCode(200).body(containsString("How often it was fixed"));
        staff.get("/desk/figures/codes.csv").then().statusCode(200);
        staff.get("/desk/figures/figures.xlsx").then().statusCode(200);
    }

    @Test
    void auditor_doesNot() {
        RequestSpecification auditor = as("auditor");
        auditor.get("/desk/figures").then().statusCode(403);
        auditor.get("/desk/figures/codes.csv").then().statusCode(403);
        auditor.get("/desk/figures/figures.xlsx").then().statusCode(403);
    }

    @Test
    void nothingCounted_isSaidSo() {
        as("analyst")
                .get("/desk/figures?days=7")
                .then()
                .statusCode(200)
                .body(containsString("Nothing yet."))
                .body(not(containsString("id=\"t-overall\"")));
    }

    @Test
    void figures_standInChartAndTable() {
        count(some());
        String page = as("analyst").get("/desk/figures").asString();
        assertThat(page)
                .contains("<title id=\"t-overall\">", "81.0 % (34/42)", "<td>81.0</td><td>66.7</td><td>90.0</td>")
                .contains("As of 20")
                .doesNotContain("<b>kb")
                .doesNotContain("style=");
    }

    @Test
    void timeThatIsNone_isSaidSo() {
        as("analyst")
                .get("/desk/figures?days=8")
                .then()
                .statusCode(400)
                .body(containsString("There is no such time to choose"));
        as("analyst").get("/desk/figures/codes.csv?days=x").then().statusCode(404);
    }

    @Test
    void time_isChosen() {
        count(some());
        clock.moveTo(Instant.parse("2018-04-07T12:00:00Z"));
        as("analyst").get("/desk/figures?days=30").then().body(containsString("Nothing yet."));
        as("analyst").get("/desk/figures?days=90").then().body(containsString("81.0 % (34/42)"));
    }

    @Test
    void table_isAFileThatRunsNothing() {
        count(some());
        Response csv = as("analyst").get("/desk/figures/articles.csv?days=7");
        assertThat(csv.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"figures-articles.csv\"");
        assertThat(new String(csv.asByteArray(), StandardCharsets.UTF_8))
                .contains("\"'=1+1\",\"11\",\"11\",\"0\",\"0\",\"\",\"\",\"\",\"0.0\",");
        as("analyst").get("/desk/figures/sessions.csv").then().statusCode(404);
    }

    @Test
    void allTables_areOneWorkbook() {
        count(some());
        Response xlsx = as("analyst").get("/desk/figures/figures.xlsx?days=all");
        assertThat(xlsx.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"figures.xlsx\"");
        assertThat(xlsx.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(xlsx.asByteArray()).startsWith('P', 'K');
    }

    @Test
    void words_areGerman() {
        as("analyst")
                .get("/desk/figures?lang=de")
                .then()
                .statusCode(200)
                .body(containsString("Wie oft es behoben wurde"));
    }
}
