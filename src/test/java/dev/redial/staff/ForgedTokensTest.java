package dev.redial.staff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.TestForm;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which tokens open the desk and which end a session (REQUIREMENTS W-17), where people come by https and Keycloak vouches for them. */
@QuarkusTest
@TestProfile(ForgedTokensTest.Fake.class)
class ForgedTokensTest {

    private static final String PUBLIC = "https://redial.example.org";
    private static final String ENDED = "/desk/back-channel-logout";

    public static final class Fake implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FakeOpenIdServer.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "redial.public-url", PUBLIC,
                    "redial.csrf.key", "kT3vQ9xZ1mB7sW5yR8nC2pL6dF4hJ0gB",
                    "redial.db.url", "jdbc:h2:mem:forged;DB_CLOSE_DELAY=-1");
        }
    }

    /** Keeps cookies, and goes the way to Keycloak and back. */
    private static final class Browser {

        private final Map<String, String> cookies = new LinkedHashMap<>();
        private String nonce = "";

        RequestSpecification asks() {
            return given().header("Accept-Language", "en")
                    .cookies(cookies)
                    .redirects()
                    .follow(false);
        }

        Response get(String path) {
            return keep(asks().get(path));
        }

        /** Comes back from Keycloak with a code that stands for these tokens. */
        Response comeBackWith(Forgery id, Forgery access) {
            Map<String, String> asked = query(get("/desk?host=pc7"));
            nonce = asked.getOrDefault("nonce", "");
            String code = String.join(".", id.name(), access.name(), nonce, asked.get("code_challenge"));
            return keep(asks().queryParam("code", code)
                    .queryParam("state", asked.get("state"))
                    .get("/desk/signed-in"));
        }

        int hears(Forgery forgery) {
            String address = ConfigProvider.getConfig().getValue("redial.keycloak.url", String.class);
            String token = given().get(address + "/logout-token?" + forgery + "." + nonce)
                    .path("logout_token");
            return given().formParam("logout_token", token).post(ENDED).statusCode();
        }

        private Response keep(Response answer) {
            answer.getDetailedCookies().forEach(cookie -> {
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie.getValue());
                }
            });
            return answer;
        }
    }

    private static Map<String, String> query(Response redirect) {
        return Arrays.stream(
                        URI.create(redirect.header("Location")).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void refused(Browser sam, Response back) {
        assertThat(back.statusCode()).isEqualTo(401);
        assertThat(back.asString()).contains("You are not signed in").doesNotContain("Exception", "io.quarkus");
        assertThat(back.header("Cache-Control")).isEqualTo("no-store");
        assertThat(sam.cookies.keySet()).noneMatch(name -> name.contains("q_session"));
        assertThat(sam.get("/desk").statusCode()).isEqualTo(302);
    }

    @Test
    void askedOfKeycloak_isAllThatW17Wants() {
        Response sent = new Browser().get("/desk");
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(query(sent))
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "redial")
                .containsEntry("scope", "openid")
                .containsEntry("redirect_uri", PUBLIC + "/desk/signed-in")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("max_age", "36000")
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void rightTokens_openTheDesk() {
        Browser sam = new Browser();
        Response back = sam.comeBackWith(Forgery.NONE, Forgery.NONE);
        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(back.header("Location")).isEqualTo("/desk?host=pc7");
        assertThat(back.headers().getValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(c -> c.startsWith("__Host-")
                        && c.contains("; Path=/;")
                        && c.contains("; HttpOnly")
                        && c.contains("; Secure")
                        && c.contains("; SameSite=Lax"))
                .anyMatch(c -> c.startsWith("__Host-q_session") && c.contains("Max-Age=1860"));
        assertThat(sam.get("/desk").statusCode()).isEqualTo(200);
        assertThat(sam.get("/desk").asString()).contains("sam");
        assertThat(sam.get("/desk/signed-in?code=x&state=y").header("Location")).endsWith("/desk");
        assertThat(sam.cookies.values()).noneMatch(value -> value.contains("eyJhbGciOiJSUzI1NiI"));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "NONE",
                "WITH_ROLES",
                "WITH_GROUPS",
                "WITHOUT_ROLES",
                "LONG_AGO",
                "ID_TOKEN",
                "WITH_NONCE",
                "WITHOUT_EVENT",
                "OTHER_EVENT",
                "WITHOUT_SESSION"
            },
            mode = EnumSource.Mode.EXCLUDE)
    void forgedIdToken_isRefused(Forgery forgery) {
        Browser sam = new Browser();
        refused(sam, sam.comeBackWith(forgery, Forgery.NONE));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "NONE",
                "WITH_ROLES",
                "WITH_GROUPS",
                "WITHOUT_ROLES",
                "LONG_AGO",
                "ACCESS_TOKEN",
                "OTHER_NONCE",
                "WITHOUT_NONCE",
                "WITHOUT_TIME_OF_SIGN_IN",
                "WITH_NONCE",
                "WITHOUT_EVENT",
                "OTHER_EVENT",
                "WITHOUT_SESSION"
            },
            mode = EnumSource.Mode.EXCLUDE)
    void forgedAccessToken_isRefused(Forgery forgery) {
        Browser sam = new Browser();
        refused(sam, sam.comeBackWith(Forgery.NONE, forgery));
    }

    @Test
    void roles_countFromTheAccessTokenAlone() {
        Browser sam = new Browser();
        sam.comeBackWith(Forgery.WITH_ROLES, Forgery.WITHOUT_ROLES);
        assertThat(sam.get("/desk").statusCode()).isEqualTo(403);
        Browser groups = new Browser();
        groups.comeBackWith(Forgery.NONE, Forgery.WITH_GROUPS);
        assertThat(groups.get("/desk").statusCode()).isEqualTo(403);
        Browser admin = new Browser();
        admin.comeBackWith(Forgery.NONE, Forgery.WITH_ROLES);
        assertThat(admin.get("/desk").statusCode()).isEqualTo(200);
    }

    @Test
    void signInOfTenHoursAgo_isAskedForAnew() {
        Browser sam = new Browser();
        assertThat(sam.comeBackWith(Forgery.LONG_AGO, Forgery.NONE).statusCode())
                .isEqualTo(302);
        assertThat(query(sam.get("/desk"))).containsEntry("max_age", "36000");
    }

    @Test
    void strangersCode_signsNobodyIn() {
        Browser sam = new Browser();
        Map<String, String> asked = query(sam.get("/desk"));
        String code = String.join(".", "NONE", "NONE", asked.get("nonce"), asked.get("code_challenge"));
        for (Browser other : List.of(new Browser(), sam)) {
            Response back = other.keep(other.asks()
                    .queryParam("code", code)
                    .queryParam("state", "00000000-0000-0000-0000-000000000000")
                    .get("/desk/signed-in"));
            assertThat(back.statusCode()).isIn(302, 401);
            assertThat(other.cookies.keySet()).noneMatch(name -> name.contains("q_session"));
        }
        Browser thief = new Browser();
        String state = query(thief.get("/desk")).get("state");
        refused(
                thief,
                thief.keep(thief.asks()
                        .queryParam("code", code)
                        .queryParam("state", state)
                        .get("/desk/signed-in")));
    }

    @Test
    void cancelledSignIn_isSaidPlainly() {
        Browser sam = new Browser();
        String state = query(sam.get("/desk")).get("state");
        refused(
                sam,
                sam.keep(sam.asks()
                        .queryParam("error", "access_denied")
                        .queryParam("error_description", "<b>no</b>")
                        .queryParam("state", state)
                        .get("/desk/signed-in")));
    }

    @Test
    void ticketInAHeader_opensNothing() {
        assertThat(new Browser()
                        .asks()
                        .header("Authorization", "Bearer x.y.z")
                        .get("/desk")
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void changedCookie_opensNothing() {
        Browser sam = new Browser();
        sam.comeBackWith(Forgery.NONE, Forgery.NONE);
        sam.cookies.replaceAll((name, value) -> name.contains("q_session")
                ? value.substring(0, value.length() - 4) + (value.endsWith("AAAA") ? "BBBB" : "AAAA")
                : value);
        assertThat(sam.get("/desk").statusCode()).isIn(302, 401);
        assertThat(sam.get("/desk").statusCode()).isEqualTo(302);
    }

    @Test
    void signOut_endsBoth() {
        Browser sam = new Browser();
        sam.comeBackWith(Forgery.NONE, Forgery.NONE);
        Response out = sam.get("/desk/logout");
        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(out.header("Location")).contains("/realms/redial/logout?");
        assertThat(query(out))
                .containsEntry("post_logout_redirect_uri", PUBLIC + "/")
                .containsKey("id_token_hint");
        assertThat(sam.get("/desk").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "NONE",
                "WITH_ROLES",
                "WITH_GROUPS",
                "WITHOUT_ROLES",
                "LONG_AGO",
                "ID_TOKEN",
                "WITHOUT_NONCE",
                "WITHOUT_TIME_OF_SIGN_IN",
                "LOGOUT_TOKEN",
                "REFRESH_TOKEN",
                "ACCESS_TOKEN",
                "OTHER_NONCE",
                "OTHER_CLIENT",
                "OTHER_PERSON",
                "WITHOUT_PERSON",
                "OTHER_ALGORITHM"
            },
            mode = EnumSource.Mode.EXCLUDE)
    void forgedNewsOfAnEnd_endsNothing(Forgery forgery) {
        Browser sam = new Browser();
        sam.comeBackWith(Forgery.NONE, Forgery.NONE);
        assertThat(sam.hears(forgery)).isEqualTo(400);
        assertThat(sam.get("/desk").statusCode()).isEqualTo(200);
    }

    @Test
    void newsOfAnEnd_endsThatSessionAlone() {
        Browser sam = new Browser();
        Browser elsewhere = new Browser();
        sam.comeBackWith(Forgery.NONE, Forgery.NONE);
        elsewhere.comeBackWith(Forgery.NONE, Forgery.NONE);
        assertThat(sam.hears(Forgery.OTHER_PERSON)).isEqualTo(200);
        assertThat(sam.get("/desk").statusCode()).isEqualTo(200);
        assertThat(sam.hears(Forgery.NONE)).isEqualTo(200);
        assertThat(elsewhere.get("/desk").statusCode()).isEqualTo(200);
        assertThat(sam.get("/desk").statusCode()).isEqualTo(302);
    }

    @Test
    void noise_whereKeycloakCalls_isRefused() {
        assertThat(given().formParam("logout_token", "x").post(ENDED).statusCode())
                .isEqualTo(400);
        assertThat(given().formParam("other", "x").post(ENDED).statusCode()).isEqualTo(400);
        assertThat(given().contentType("application/json")
                        .body("{}")
                        .post(ENDED)
                        .statusCode())
                .isEqualTo(400);
        assertThat(given().header("Sec-Fetch-Site", "cross-site")
                        .formParam("logout_token", "x")
                        .post(ENDED)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void localWays_areClosed() {
        TestStaff.account("kim", "support,admin");
        Response login = new Browser().get("/desk/login");
        assertThat(login.statusCode()).isEqualTo(303);
        assertThat(login.header("Location")).endsWith("/desk");
        assertThat(new Browser().get("/desk/password").header("Location")).contains("/realms/redial/auth?");
        Response form = given().get("/e");
        Response in = given().redirects()
                .follow(false)
                .cookie("__Host-redial-form", form.getCookie("__Host-redial-form"))
                .formParam("csrf-token", TestForm.token(form.asString()))
                .formParam("j_username", "kim")
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check");
        assertThat(in.statusCode()).isEqualTo(404);
        assertThat(in.cookies().keySet()).noneMatch(name -> name.contains("redial-desk"));
    }
}
