package dev.redial.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.redial.TestForm;
import dev.redial.code.ErrorCode;
import dev.redial.outcome.Outcome;
import dev.redial.session.Arrival;
import dev.redial.session.Sessions;
import dev.redial.staff.TestStaff;
import dev.redial.target.TargetRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff with local accounts, from the sign-in page to one session. */
@QuarkusTest
class DeskTest {

    private static final String COOKIE = "redial-desk";
    private static final String EVIL = "<script>alert('x')</script>";

    private final Sessions sessions;

    DeskTest(Sessions sessions) {
        this.sessions = sessions;
    }

    private static RequestSpecification visitor() {
        return given().redirects().follow(false);
    }

    private static Response signIn(String name, String password) {
        return TestForm.filled(visitor())
                .formParam("j_username", name)
                .formParam("j_password", password)
                .post("/j_security_check");
    }

    private static RequestSpecification signedIn(String name) {
        String cookie = signIn(name, TestStaff.PASSWORD).getCookie(COOKIE);
        assertThat(cookie).as("cookie of " + name).isNotNull();
        return visitor().cookie(COOKIE, cookie);
    }

    private static RequestSpecification support(String name) {
        TestStaff.account(name, "support");
        return signedIn(name);
    }

    private Sessions.Opened session(String host, String from) {
        return sessions.open(new Arrival(
                Optional.of(ErrorCode.of(0x904, 0x7)),
                Optional.of(new TargetRequest(host, Optional.of(3390), Optional.empty())),
                Optional.of(from),
                true,
                "en"));
    }

    private static ValidatableResponse find(RequestSpecification who, String supportCode) {
        return TestForm.filled(who)
                .formParam("supportCode", supportCode)
                .post("/desk/find")
                .then();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk",
                "/desk/",
                "/desk/password",
                "/desk/sessions/00000000-0000-0000-0000-000000000000",
                "/desk/no-such-page"
            })
    void anonymous_isSentToTheSignIn(String page) {
        visitor().get(page).then().statusCode(302).header("Location", endsWith("/desk/login"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/find", "/desk/password", "/desk/logout"})
    void anonymousForm_isSentToTheSignIn(String page) {
        TestForm.filled(visitor()).post(page).then().statusCode(302).header("Location", endsWith("/desk/login"));
    }

    @Test
    void signIn_isForAllAndInTheirLanguage() {
        visitor()
                .header("Accept-Language", "de")
                .get("/desk/login?notice=failed")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString("Name und Passwort passen nicht zusammen"));
    }

    @Test
    void wrongPassword_andUnknownName_looktheSame() {
        TestStaff.account("wanda", "support");
        for (String name : new String[] {"wanda", "nobody-of-this-name"}) {
            Response answer = signIn(name, "wrong");
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.header("Location")).endsWith("/desk/login?notice=failed");
            assertThat(answer.getCookies()).doesNotContainKey(COOKIE);
        }
    }

    @Test
    void cookie_isForThisSiteAndNotForScripts() {
        TestStaff.account("carol", "support");
        String cookie = signIn("carol", TestStaff.PASSWORD).headers().getValues("Set-Cookie").stream()
                .filter(c -> c.startsWith(COOKIE))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Strict");
    }

    @Test
    void fiveMisses_lockTheNameEvenForTheRightPassword() {
        TestStaff.account("larry", "support");
        for (int i = 0; i < 5; i++) {
            signIn("larry", "wrong " + i);
        }
        assertThat(signIn("larry", TestStaff.PASSWORD).getCookies()).doesNotContainKey(COOKIE);
    }

    @Test
    void rightPassword_opensTheListAndOneSession() {
        Sessions.Opened opened = session("pc7.example.org", "kb-12");
        RequestSpecification sam = support("sam");
        sam.get("/desk?host=PC7.example&code=0x904&state=open")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString(opened.supportCode().value()))
                .body(containsString("pc7.example.org"));
        String page = find(sam, opened.supportCode().value().toLowerCase())
                .statusCode(303)
                .extract()
                .header("Location");
        signedIn("sam")
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("pc7.example.org"))
                .body(containsString("0x904/0x7"))
                .body(containsString("3390"))
                .body(containsString("kb-12"));
    }

    /** W-08: ten codes a minute, right or wrong. */
    @Test
    void eleventhCodeInAMinute_isOneTooMany() {
        String code = session("hasty.example.org", "kb-15").supportCode().value();
        TestStaff.account("hanna", "support");
        for (int i = 0; i < 10; i++) {
            find(signedIn("hanna"), code).statusCode(303);
        }
        find(signedIn("hanna"), code).statusCode(429).body(containsString("More than ten codes in a minute"));
    }

    @Test
    void filter_leavesOthersOut() {
        Sessions.Opened opened = session("other.example.org", "kb-13");
        String code = opened.supportCode().value();
        RequestSpecification fil = support("fil");
        given().spec(fil).get("/desk?host=nowhere").then().statusCode(200).body(not(containsString(code)));
        given().spec(fil).get("/desk?state=fixed").then().statusCode(200).body(not(containsString(code)));
        given().spec(fil).get("/desk?code=0x108").then().statusCode(200).body(not(containsString(code)));
        given().spec(fil).get("/desk?since=2999-01-01").then().statusCode(200).body(not(containsString(code)));
        given().spec(fil)
                .get("/desk?code=\">&since=soon&page=-7")
                .then()
                .statusCode(200)
                .body(containsString("This holds no error code."))
                .body(containsString("value=\"&quot;&gt;\""));
    }

    @Test
    void storedText_isEscapedEverywhere() {
        Sessions.Opened opened = session("<b>" + EVIL, EVIL);
        sessions.end(
                opened.token(),
                new Outcome(
                        Outcome.Result.NOT_FIXED,
                        Optional.of(EVIL),
                        Optional.of(EVIL),
                        Optional.of(EVIL),
                        Instant.EPOCH));
        RequestSpecification eve = support("eve");
        String list = eve.get("/desk").then().statusCode(200).extract().asString();
        String page = find(eve, opened.supportCode().value()).extract().header("Location");
        String session =
                signedIn("eve").get(page).then().statusCode(200).extract().asString();
        assertThat(list + session).doesNotContain(EVIL).doesNotContain("<b>").contains("&lt;script&gt;");
    }

    @Test
    void madeUpPassword_opensNothingUntilItIsChanged() {
        TestStaff.fresh("nina", "support");
        RequestSpecification nina = signedIn("nina");
        nina.get("/desk").then().statusCode(303).header("Location", endsWith("/desk/password"));
        find(nina, "7K3M-Q2XF").statusCode(303).header("Location", endsWith("/desk/password"));
        nina.get("/desk/password").then().statusCode(200).body(containsString("was made up for you"));
        change(nina, TestStaff.PASSWORD, "a new one that is long", "a new one that is long")
                .statusCode(303)
                .header("Location", endsWith("/desk/login?notice=password_changed"));
        // The cookie named the old password's age.
        nina.get("/desk").then().statusCode(302).header("Location", endsWith("/desk/login"));
        assertThat(signIn("nina", TestStaff.PASSWORD).getCookies()).doesNotContainKey(COOKIE);
        String fresh = signIn("nina", "a new one that is long").getCookie(COOKIE);
        visitor().cookie(COOKIE, fresh).get("/desk").then().statusCode(200);
    }

    @Test
    void badNewPassword_isExplainedAtTheField() {
        RequestSpecification paul = support("paul");
        change(paul, "not it", "short", "other")
                .statusCode(422)
                .body(containsString("This is not your password."))
                .body(containsString("at least 12 characters"))
                .body(containsString("not the same"));
        change(support("paula"), TestStaff.PASSWORD, TestStaff.PASSWORD, TestStaff.PASSWORD)
                .statusCode(422)
                .body(containsString("must not be the old one"));
        change(support("pia"), TestStaff.PASSWORD, "x".repeat(73), "x".repeat(73))
                .statusCode(422)
                .body(containsString("too long"));
    }

    private static ValidatableResponse change(RequestSpecification who, String old, String fresh, String again) {
        return TestForm.filled(who)
                .formParam("old", old)
                .formParam("fresh", fresh)
                .formParam("again", again)
                .post("/desk/password")
                .then();
    }

    @Test
    void otherRole_seesNoSession() {
        TestStaff.account("ada", "admin");
        Sessions.Opened opened = session("secret.example.org", "kb-14");
        RequestSpecification ada = signedIn("ada");
        ada.get("/desk").then().statusCode(303).header("Location", endsWith("/desk/guard"));
        ada.get("/desk/sessions/00000000-0000-0000-0000-000000000000").then().statusCode(403);
        find(ada, opened.supportCode().value()).statusCode(403);
    }

    @Test
    void supportCode_isNotFoundByGuessing() {
        for (int i = 0; i < 5; i++) {
            find(support("gus"), "0000-000" + i).statusCode(404);
        }
        find(signedIn("gus"), session("pc8.example.org", "kb-15").supportCode().value())
                .statusCode(429);
        find(support("hal"), "hello").statusCode(400).body(containsString("eight letters and digits"));
    }

    @Test
    void unknownSession_isNotFound() {
        RequestSpecification uma = support("uma");
        uma.get("/desk/sessions/00000000-0000-0000-0000-000000000000").then().statusCode(404);
        uma.get("/desk/sessions/1").then().statusCode(404).body(containsString("There is no such session"));
    }

    @Test
    void signOut_clearsTheCookie() {
        Response out = TestForm.filled(support("otto")).post("/desk/logout");
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.getCookie(COOKIE)).isEmpty();
    }
}
