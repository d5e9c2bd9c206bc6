package dev.redial.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.redial.MovableClock;
import dev.redial.TestForm;
import dev.redial.audit.AuditEntry;
import dev.redial.audit.AuditTrail;
import dev.redial.staff.TestStaff;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Local accounts at the desk: made, used, changed and closed by an administrator. */
@QuarkusTest
class AccountsJourneyTest {

    private static final String COOKIE = "redial-desk";
    private static final Pattern PASSWORD = Pattern.compile("<code class=\"code\">([a-z0-9]{24})</code>");
    private static final String OWN = "a password of my own";

    private final MovableClock clock;
    private final AuditTrail trail;
    private String admin = "";

    AccountsJourneyTest(MovableClock clock, AuditTrail trail) {
        this.clock = clock;
        this.trail = trail;
    }

    @BeforeEach
    void administrator() {
        TestStaff.account("acc-admin", "admin");
        admin = cookie("acc-admin", TestStaff.PASSWORD);
    }

    @AfterEach
    void clockGoesOnAsBefore() {
        clock.reset();
    }

    private static Response signIn(String name, String password) {
        return TestForm.filled(given().redirects().follow(false))
                .formParam("j_username", name)
                .formParam("j_password", password)
                .post("/j_security_check");
    }

    private static String cookie(String name, String password) {
        String cookie = signIn(name, password).getCookie(COOKIE);
        assertThat(cookie).as("cookie of " + name).isNotNull();
        return cookie;
    }

    private static RequestSpecification with(String cookie) {
        return TestForm.carrying(given().redirects().follow(false)).cookie(COOKIE, cookie);
    }

    private ValidatableResponse create(String name, String... roles) {
        RequestSpecification form = with(admin).formParam("name", name);
        for (String role : roles) {
            form = form.formParam("role", role);
        }
        return form.post("/desk/accounts").then();
    }

    private ValidatableResponse does(String name, String what) {
        return with(admin).post("/desk/accounts/" + name + "/" + what).then();
    }

    private static String password(ValidatableResponse page) {
        Matcher found = PASSWORD.matcher(page.statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .asString());
        assertThat(found.find()).as("a first password is shown").isTrue();
        return found.group(1);
    }

    private Element row(String name) {
        Document page = Jsoup.parse(with(admin)
                .get("/desk/accounts")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        return page.select("tbody tr").stream()
                .filter(row -> row.selectFirst("th").text().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static void isSignedOut(String cookie) {
        with(cookie).get("/desk/password").then().statusCode(302).header("Location", endsWith("/desk/login"));
    }

    @Test
    void newAccount_changesItsFirstPasswordAndWorks() {
        String first = password(create("acc-nora", "support", "editor"));
        assertThat(with(admin).get("/desk/accounts").asString()).doesNotContain(first);
        assertThat(row("acc-nora").text()).contains("first password not changed yet", "Support, Editor", "never");

        String cookie = cookie("acc-nora", first);
        with(cookie).get("/desk").then().statusCode(303).header("Location", endsWith("/desk/password"));
        with(cookie)
                .formParam("old", first)
                .formParam("fresh", OWN)
                .formParam("again", OWN)
                .post("/desk/password")
                .then()
                .statusCode(303);
        isSignedOut(cookie);
        with(cookie("acc-nora", OWN)).get("/desk").then().statusCode(200);
        assertThat(row("acc-nora").text()).contains("active").doesNotContain("never");
    }

    @Test
    void whatIsWrongWithANewAccount_isSaidAndKept() {
        Document page = Jsoup.parse(
                create("Nora <b>", "analyst").statusCode(422).extract().asString());
        assertThat(page.selectFirst("[role=alert]").text()).startsWith("A name begins with a small letter");
        assertThat(page.selectFirst("#name").attr("value")).isEqualTo("Nora <b>");
        assertThat(page.select("form.card input[checked]").eachAttr("value")).containsExactly("analyst");
        create("acc-admin", "support").statusCode(422).body(containsString("There is an account of this name already"));
        create("acc-none").statusCode(422).body(containsString("Tick at least one role"));
        create("acc-none", "root").statusCode(422).body(containsString("Tick at least one role"));
    }

    @Test
    void disabledAccount_isOutAtOnce_andItsOldCookieStaysSo() {
        TestStaff.account("acc-dora", "support");
        String cookie = cookie("acc-dora", TestStaff.PASSWORD);
        with(cookie).get("/desk").then().statusCode(200);
        does("acc-dora", "disable").statusCode(303).header("Location", endsWith("/desk/accounts"));
        isSignedOut(cookie);
        assertThat(signIn("acc-dora", TestStaff.PASSWORD).getCookies()).doesNotContainKey(COOKIE);
        assertThat(row("acc-dora").text()).contains("disabled");

        does("acc-dora", "enable").statusCode(303);
        isSignedOut(cookie);
        with(cookie("acc-dora", TestStaff.PASSWORD)).get("/desk").then().statusCode(200);
    }

    @Test
    void changedRoles_countFromTheNextRequestOn() {
        TestStaff.account("acc-rosa", "support");
        String cookie = cookie("acc-rosa", TestStaff.PASSWORD);
        with(cookie).get("/desk/accounts").then().statusCode(403);
        with(admin)
                .formParam("role", "admin")
                .formParam("role", "analyst")
                .post("/desk/accounts/acc-rosa/roles")
                .then()
                .statusCode(303);
        with(cookie).get("/desk/accounts").then().statusCode(200);
        with(cookie).post("/desk/find").then().statusCode(403);
        with(admin)
                .formParam("role", "auditor")
                .post("/desk/accounts/acc-rosa/roles")
                .then()
                .statusCode(303);
        with(cookie).get("/desk/accounts").then().statusCode(403);
        does("acc-rosa", "roles").statusCode(422).body(containsString("Tick at least one role"));
    }

    @Test
    void nobody_shutsThemselvesOut() {
        for (String what : new String[] {"disable", "password"}) {
            does("acc-admin", what).statusCode(422).body(containsString("Nobody can disable their own account"));
        }
        with(admin)
                .formParam("role", "support")
                .post("/desk/accounts/acc-admin/roles")
                .then()
                .statusCode(422)
                .body(containsString("Nobody can disable their own account"));
        with(admin).get("/desk/accounts").then().statusCode(200);
    }

    @Test
    void newFirstPassword_endsSessionsAndTheOldPassword() {
        TestStaff.account("acc-paul", "support");
        String cookie = cookie("acc-paul", TestStaff.PASSWORD);
        String first = password(does("acc-paul", "password"));
        isSignedOut(cookie);
        assertThat(signIn("acc-paul", TestStaff.PASSWORD).getCookies()).doesNotContainKey(COOKIE);
        with(cookie("acc-paul", first))
                .get("/desk")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/desk/password"));
    }

    @Test
    void lock_isShownAndTakenAway() {
        TestStaff.account("acc-luis", "support");
        for (int i = 0; i < 5; i++) {
            signIn("acc-luis", "wrong " + i);
        }
        assertThat(signIn("acc-luis", TestStaff.PASSWORD).getCookies()).doesNotContainKey(COOKIE);
        assertThat(row("acc-luis").text()).contains("too many wrong passwords, until 20");
        does("acc-luis", "unlock").statusCode(303);
        assertThat(row("acc-luis").text()).doesNotContain("too many wrong passwords");
        cookie("acc-luis", TestStaff.PASSWORD);
    }

    /** The browser forgets the cookie; a copy that somebody took opens nothing either. */
    @Test
    void signOut_endsTheSessionItself() {
        TestStaff.account("acc-otis", "support");
        String cookie = cookie("acc-otis", TestStaff.PASSWORD);
        with(cookie).post("/desk/logout").then().statusCode(303);
        isSignedOut(cookie);
    }

    @Test
    void tenHours_areTheLongestSession() {
        TestStaff.account("acc-tess", "support");
        String cookie = cookie("acc-tess", TestStaff.PASSWORD);
        clock.move(Duration.ofHours(10).minusMinutes(1));
        with(cookie).get("/desk").then().statusCode(200);
        clock.move(Duration.ofMinutes(2));
        isSignedOut(cookie);
    }

    /** W-16. */
    @Test
    void whatBecomesOfAnAccount_isInTheTrail() {
        String first = password(create("acc-tina", "support"));
        with(cookie("acc-tina", first)).post("/desk/logout").then().statusCode(303);
        for (int i = 0; i < 5; i++) {
            signIn("acc-tina", "wrong " + i);
        }
        for (String what : new String[] {"unlock", "disable", "enable", "password"}) {
            does("acc-tina", what);
        }
        with(admin).formParam("role", "editor").post("/desk/accounts/acc-tina/roles");
        List<AuditEntry> entries = trail.about("acc-tina", 100);
        assertThat(entries)
                .extracting(e -> e.action() + " by " + e.who())
                .containsExactly(
                        "account-created by acc-admin",
                        "signed-in by acc-tina",
                        "signed-out by acc-tina",
                        "sign-in-failed by redial",
                        "sign-in-failed by redial",
                        "sign-in-failed by redial",
                        "sign-in-failed by redial",
                        "sign-in-failed by redial",
                        "locked-out by redial",
                        "account-unlocked by acc-admin",
                        "account-disabled by acc-admin",
                        "account-enabled by acc-admin",
                        "password-reset by acc-admin",
                        "account-roles-changed by acc-admin");
        assertThat(entries.getLast().detail()).isEqualTo("editor");
        assertThat(entries.toString()).doesNotContain(first).doesNotContain("wrong");
    }

    /** It may be a password, typed into the wrong field. */
    @Test
    void nameThatNoAccountHas_isNotInTheTrail() {
        signIn("S3cret of mine", "sara");
        assertThat(trail.about("S3cret of mine", 1)).isEmpty();
        assertThat(trail.about("no-such-account", 1)).isNotEmpty();
    }

    @Test
    void unknownAccount_isNotFound() {
        for (String what : new String[] {"roles", "disable", "enable", "password", "unlock"}) {
            does("acc-nobody", what).statusCode(404).body(containsString("There is no such account"));
            with(admin).get("/desk/accounts/acc-nobody/" + what).then().statusCode(303);
        }
    }

    @Test
    void page_isForAdministratorsAndInTheirLanguage() {
        TestStaff.account("acc-sara", "support,analyst,editor,auditor");
        String sara = cookie("acc-sara", TestStaff.PASSWORD);
        with(sara).get("/desk/accounts").then().statusCode(403);
        with(sara).get("/desk").then().statusCode(200).body(not(containsString("/desk/accounts")));
        with(admin)
                .header("Accept-Language", "de")
                .get("/desk/accounts")
                .then()
                .statusCode(200)
                .body("html.@lang", equalTo("de"))
                .body(containsString("Konto anlegen"));
    }
}
