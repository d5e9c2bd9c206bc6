package dev.redial.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.TestForm;
import dev.redial.staff.TestStaff;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where people come by https: cookies for this host alone (REQUIREMENTS W-06), and who may frame the card is told by name (W-14). */
@QuarkusTest
@TestProfile(HttpsTest.Https.class)
class HttpsTest {

    public static final class Https implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "redial.public-url", "https://redial.example.org",
                    "redial.embed.ancestors", "https://help.example.org,https://*.example.com:8443",
                    "redial.csrf.key", "kT3vQ9xZ1mB7sW5yR8nC2pL6dF4hJ0gA",
                    "redial.db.url", "jdbc:h2:mem:https;DB_CLOSE_DELAY=-1");
        }
    }

    private static RequestSpecification browser() {
        return given().header("Accept", "text/html").redirects().follow(false);
    }

    private static List<String> cookies(Response answer) {
        return answer.headers().getValues("Set-Cookie");
    }

    @Test
    void cookies_areThisHostsAlone() {
        TestStaff.account("hetty", "support");
        Response page = browser().get("/desk/login?lang=de");
        Response start = browser().get("/?lang=de");
        Response sent = browser().get("/desk");
        Response in = browser()
                .cookie("__Host-redial-form", page.getCookie("__Host-redial-form"))
                .formParam("csrf-token", TestForm.token(page.asString()))
                .formParam("j_username", "hetty")
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check");
        assertThat(cookies(start)).hasSize(2);
        assertThat(cookies(sent)).anyMatch(c -> c.startsWith("__Host-quarkus-redirect-location="));
        assertThat(cookies(in)).anyMatch(c -> c.startsWith("__Host-redial-desk=") && c.contains("SameSite=Strict"));
        for (Response answer : List.of(page, start, sent, in)) {
            assertThat(cookies(answer))
                    .allSatisfy(c -> assertThat(c)
                            .startsWith("__Host-")
                            .contains("; Path=/;", "; HttpOnly", "; Secure", "; SameSite=")
                            .doesNotContain("Domain="));
        }
        String desk = in.getCookie("__Host-redial-desk");
        assertThat(browser().cookie("__Host-redial-desk", desk).get("/desk").statusCode())
                .isEqualTo(200);
        // What a neighbour below our domain could have set does not count.
        assertThat(browser().cookie("redial-desk", desk).get("/desk").statusCode())
                .isEqualTo(302);
    }

    @Test
    void chosenLanguage_isRememberedUnderThePrefixOnly() {
        assertThat(browser().cookie("__Host-lang", "de").get("/").header("Content-Language"))
                .isEqualTo("de");
        assertThat(browser().cookie("lang", "de").get("/").header("Content-Language"))
                .isEqualTo("en");
    }

    @Test
    void card_isFramedByThoseOfTheListAndSetsNoCookie() {
        Response card = browser().get("/embed/0x904/0x7?lang=de");
        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.header("Content-Security-Policy"))
                .contains("frame-ancestors https://help.example.org https://*.example.com:8443;");
        assertThat(cookies(card)).isEmpty();
        assertThat(card.asString()).doesNotContain("<form", "<script");
        assertThat(browser().get("/").header("Content-Security-Policy")).contains("frame-ancestors 'none';");
    }
}
