package dev.redial.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.MovableClock;
import dev.redial.code.ErrorCode;
import dev.redial.figures.Case;
import dev.redial.figures.CountedDay;
import dev.redial.figures.FigureLog;
import dev.redial.figures.RollUp;
import dev.redial.figures.TestCases;
import dev.redial.knowledge.Knowledge;
import dev.redial.outcome.Outcome;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What everybody may read, where the house says so. In a year before all other tests. */
@QuarkusTest
class FiguresPageTest {

    private static final LocalDate DAY = LocalDate.of(2017, 3, 6);

    private final FigureLog log;
    private final Knowledge knowledge;
    private final MovableClock clock;

    FiguresPageTest(FigureLog log, Knowledge knowledge, MovableClock clock) {
        this.log = log;
        this.knowledge = knowledge;
        this.clock = clock;
    }

    @AfterEach
    void end() {
        count(List.of());
        clock.reset();
    }

    private void count(List<Case> cases) {
        log.replace(new CountedDay(DAY, cases.size(), 0, false), RollUp.of(cases, Set.of()));
    }

    private String page() {
        FiguresPage open = new FiguresPage(true, log, knowledge);
        try (Response page = open.show(new PageLanguage("en", false))) {
            return (String) page.getEntity();
        }
    }

    @Test
    void page_isNotThereUnlessTheHouseSaysSo() {
        given().get("/figures").then().statusCode(404);
    }

    @Test
    void smallGroups_areLeftOut() {
        clock.moveTo(Instant.parse("2017-03-07T12:00:00Z"));
        List<Case> cases = new ArrayList<>(Collections.nCopies(
                10,
                TestCases.ended(
                        ErrorCode.of(0xd07),
                        "account-locked",
                        "unlock-account",
                        Outcome.Result.FIXED,
                        3,
                        Optional.empty())));
        cases.addAll(Collections.nCopies(9, TestCases.arrived(ErrorCode.of(0x904, 7), Optional.of("kb-12"))));
        count(cases);
        assertThat(page())
                .contains("How often it helps", "fewer than 10 sessions are left out", "0xd07", "52.6 % (10/19)")
                .doesNotContain("0x904")
                .doesNotContain("kb-12")
                .doesNotContain(".csv");
    }

    @Test
    void tooFewSessions_areNoFigures() {
        clock.moveTo(Instant.parse("2017-03-07T12:00:00Z"));
        count(Collections.nCopies(9, TestCases.arrived(ErrorCode.of(0x904, 7), Optional.empty())));
        assertThat(page()).contains("Nothing yet.").doesNotContain("<svg class=\"chart\"");
    }
}
