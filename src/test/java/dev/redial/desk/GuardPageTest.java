package dev.redial.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.redial.TestForm;
import dev.redial.admission.Alarm;
import dev.redial.admission.AlarmKind;
import dev.redial.admission.Alarms;
import dev.redial.admission.Block;
import dev.redial.admission.Blocks;
import dev.redial.admission.Client;
import dev.redial.admission.Pseudonym;
import dev.redial.admission.Pseudonyms;
import dev.redial.admission.TestRecords;
import dev.redial.session.Arrival;
import dev.redial.session.Sessions;
import dev.redial.staff.TestStaff;
import dev.redial.target.IpAddress;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard's pages, as support and as those who run the installation. */
@QuarkusTest
class GuardPageTest {

    private static final String COOKIE = "redial-desk";
    private static final String EVIL = "<script>alert('x')</script>\u202e\u0007.example";

    private final Alarms alarms;
    private final Blocks blocks;
    private final Pseudonyms pseudonyms;
    private final Sessions sessions;

    GuardPageTest(Alarms alarms, Blocks blocks, Pseudonyms pseudonyms, Sessions sessions) {
        this.sessions = sessions;
        this.alarms = alarms;
        this.blocks = blocks;
        this.pseudonyms = pseudonyms;
    }

    private static RequestSpecification visitor() {
        return given().redirects().follow(false);
    }

    private static String cookie(String name, String roles) {
        TestStaff.account(name, roles);
        return TestForm.filled(visitor())
                .formParam("j_username", name)
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check")
                .getCookie(COOKIE);
    }

    private static RequestSpecification as(String cookie) {
        return TestForm.carrying(visitor()).cookie(COOKIE, cookie);
    }

    private static RequestSpecification lately(String cookie) {
        return as(cookie)
                .formParam("from", "2020-01-01T00:00")
                .formParam("until", Instant.now().plusSeconds(60).toString().substring(0, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/guard", "/desk/guard/record/00000000000000000000000000000000"})
    void anonymous_isSentToTheSignIn(String page) {
        visitor().get(page).then().statusCode(302).header("Location", endsWith("/desk/login"));
    }

    @Test
    void metadata_isSeenByAllStaffAndMarkedAsSeen() {
        Pseudonym client = TestRecords.somebody();
        TestRecords.note(TestRecords.refused(client, "169.254.169.254", "ADDR_LINK_LOCAL", Instant.now()));
        Alarm alarm = alarms.list().stream()
                .filter(a -> a.subject().equals(client.value()))
                .findFirst()
                .orElseThrow();
        String shortName = client.value().substring(0, 8);

        String support = cookie("guard-support", "support");
        as(support).get("/desk").then().statusCode(200).body(containsString(alarms.unseen() + " new"));
        as(support)
                .get("/desk/guard")
                .then()
                .statusCode(200)
                .body(containsString("metadata service"))
                .body(containsString(shortName))
                .body(not(containsString("/desk/guard/record")));
        as(support).post("/desk/guard/alarms/" + alarm.id() + "/seen").then().statusCode(303);
        assertThat(alarms.list())
                .filteredOn(a -> a.id().equals(alarm.id()))
                .singleElement()
                .satisfies(a -> assertThat(a.seen().orElseThrow().by()).isEqualTo("guard-support"));
    }

    @Test
    void support_canNeitherSearchNorLiftNorBlock() {
        Pseudonym client = TestRecords.somebody();
        blocks.block(client, 1, "anna");
        String support = cookie("guard-sue", "support");
        lately(support).post("/desk/guard/record").then().statusCode(403);
        lately(support).post("/desk/guard/record/csv").then().statusCode(403);
        as(support).get("/desk/guard/record/" + client).then().statusCode(403);
        as(support)
                .formParam("hours", "1")
                .post("/desk/guard/record/" + client + "/block")
                .then()
                .statusCode(403);
        as(support)
                .post("/desk/guard/blocks/" + of(client).id() + "/lift")
                .then()
                .statusCode(403);
        assertThat(of(client).lifted()).isEmpty();
    }

    private Block of(Pseudonym client) {
        return blocks.list().stream()
                .filter(b -> b.client().equals(client))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void admin_blocksAndLifts() {
        Client client = new Client(IpAddress.read("198.51.100.201").orElseThrow());
        Pseudonym name = pseudonyms.of(client);
        String admin = cookie("guard-ada", "admin");
        as(admin)
                .formParam("hours", "24")
                .post("/desk/guard/record/" + name + "/block")
                .then()
                .statusCode(303);
        assertThat(blocks.until(client)).isPresent();
        as(admin)
                .get("/desk/guard")
                .then()
                .statusCode(200)
                .body(containsString("by staff (guard-ada)"), containsString("in force"));
        as(admin).post("/desk/guard/blocks/" + of(name).id() + "/lift").then().statusCode(303);
        assertThat(blocks.until(client)).isEmpty();
        assertThat(of(name).lifted().orElseThrow().by()).isEqualTo("guard-ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "169", "-1", "x", "999999999999"})
    void hoursThatCannotBe_blockNobody(String hours) {
        Pseudonym name = TestRecords.somebody();
        as(cookie("guard-amy", "admin"))
                .formParam("hours", hours)
                .post("/desk/guard/record/" + name + "/block")
                .then()
                .statusCode(303);
        assertThat(blocks.list()).noneMatch(b -> b.client().equals(name));
    }

    @Test
    void search_tellsWhoTestedItAndWhatElse() {
        Client client = new Client(IpAddress.read("198.51.100.202").orElseThrow());
        Pseudonym name = pseudonyms.of(client);
        Sessions.Opened opened =
                sessions.open(new Arrival(Optional.empty(), Optional.empty(), Optional.empty(), true, "en"));
        TestRecords.note(TestRecords.measuredIn(
                sessions.find(opened.token()).orElseThrow().id(),
                name,
                "asked.example",
                "gw.example",
                "203.0.113.99",
                Instant.now()));
        TestRecords.note(TestRecords.refused(name, EVIL, "BAD_CHARACTER", Instant.now()));
        String admin = cookie("guard-abe", "admin");
        lately(admin)
                .formParam("target", "203.0.113.99")
                .post("/desk/guard/record")
                .then()
                .statusCode(200)
                .body(containsString("asked.example"), containsString("/desk/guard/record/" + name))
                .body(not(containsString("/desk/sessions/")));
        as(admin)
                .header("Accept-Language", "de")
                .get("/desk/guard/record/" + name)
                .then()
                .statusCode(200)
                .body(containsString("asked.example"), containsString("abgelehnt"))
                .body(containsString("&lt;script&gt;"), containsString("\ufffd\ufffd.example"))
                .body(not(containsString("<script>alert")), not(containsString("\u202e")));
        lately(admin)
                .formParam("address", "198.51.100.202")
                .post("/desk/guard/record")
                .then()
                .statusCode(200)
                .body(containsString("asked.example"));
        String both = cookie("guard-both", "admin,support");
        as(both).get("/desk/guard/record/" + name).then().body(containsString("/desk/sessions/"));
    }

    @Test
    void whatCannotBeRead_isSaid() {
        String admin = cookie("guard-axl", "admin");
        lately(admin)
                .formParam("address", "pc7.example")
                .post("/desk/guard/record")
                .then()
                .statusCode(422)
                .body(containsString("This is not an address"));
        as(admin)
                .formParam("from", "yesterday")
                .post("/desk/guard/record/csv")
                .then()
                .statusCode(422)
                .body(containsString("Both times are needed"));
    }

    @Test
    void export_isATable() {
        Pseudonym name = TestRecords.somebody();
        TestRecords.note(TestRecords.measured(name, "csv.example", "203.0.113.98", Instant.now()));
        TestRecords.note(TestRecords.refused(name, "=1+1", "BAD_CHARACTER", Instant.now()));
        String csv = lately(cookie("guard-art", "admin"))
                .formParam("client", name.value())
                .post("/desk/guard/record/csv")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("record.csv"))
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv).contains("csv.example", "203.0.113.98", name.value()).doesNotContain("\"=1+1");
    }

    @Test
    void guessedSupportCodes_ring() {
        String guesser = cookie("guard-guesser", "support");
        for (int i = 0; i < 5; i++) {
            as(guesser).formParam("supportCode", "ABCD-234" + (2 + i)).post("/desk/find");
        }
        assertThat(alarms.list()).anySatisfy(a -> {
            assertThat(a.kind()).isEqualTo(AlarmKind.GUESSED_CODES);
            assertThat(a.subject()).isEqualTo("guard-guesser");
        });
    }
}
