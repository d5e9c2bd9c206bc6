package dev.redial.full;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The packaged application with a real Keycloak and the realm that we ship (REQUIREMENTS W-17, W-18, R-06). Redial starts first, so that Keycloak's
 * absence at the start and its return are part of it. Each test has a member of its own, for a one-time code counts once. What was seen, and how
 * long it took, is left in {@code target/keycloak-facts.txt}.
 */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTest {

    /** REQUIREMENTS R-06. */
    private static final Duration BACK_TO_NORMAL = Duration.ofSeconds(30);

    private static final Duration TOLD_WITHIN = Duration.ofSeconds(5);

    /** REQUIREMENTS W-15 and W-17. */
    private static final Duration COUNTS_WITHIN = Duration.ofSeconds(60);

    private static final Pattern FIRST_PASSWORD = Pattern.compile("as admin with the password (\\S+) and");
    private static final String NO_SESSION = "/desk/sessions/00000000-0000-0000-0000-000000000000";

    private final ConcurrentLinkedQueue<String> facts = new ConcurrentLinkedQueue<>();
    private final RunningKeycloak.Secrets secrets = new RunningKeycloak.Secrets(random(), random(), random(), random());
    private Processes processes;
    private RunningRedial redial;
    private RunningKeycloak keycloak;
    private String localPassword;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        processes = new Processes(folder);
        String database = "jdbc:h2:file:" + folder.resolve("redial");
        try (RunningRedial local = RunningRedial.start(processes, Map.of("redial.db.url", database))) {
            Matcher matcher = FIRST_PASSWORD.matcher(local.log());
            assertThat(matcher.find()).isTrue();
            localPassword = matcher.group(1);
        }
        int port = Waiting.freePort();
        int pages = Waiting.freePort();
        keycloak = new RunningKeycloak(processes, port, secrets);
        redial = RunningRedial.start(
                processes,
                pages,
                Map.of(
                        "redial.db.url",
                        database,
                        "redial.public-url",
                        "http://127.0.0.1:" + pages,
                        "redial.login",
                        "keycloak",
                        "redial.keycloak.url",
                        keycloak.at("/realms/redial"),
                        "redial.keycloak.client-secret",
                        secrets.client()));
        assertThat(redial.read("/desk").statusCode()).isEqualTo(503);
        assertThat(redial.read("/").statusCode()).isEqualTo(200);
        facts.add("Keycloak not yet started: /desk answers 503 with a page, / answers 200");
        keycloak.start(redial.at(""));
        within(
                BACK_TO_NORMAL,
                "the desk opens after Keycloak's first start",
                () -> redial.read("/desk").statusCode() == 302);
    }

    @AfterAll
    void stop() throws IOException {
        processes.close();
        Files.write(Path.of("target/keycloak-facts.txt"), facts);
    }

    /** Waits until it is so, fails if that takes longer, and notes how long it took. */
    private void within(Duration limit, String fact, BooleanSupplier condition) {
        long begin = System.nanoTime();
        boolean came = Waiting.until(condition, limit);
        double seconds = (System.nanoTime() - begin) / 1e9;
        facts.add("%s: %s after %.1f s (limit %d s)".formatted(fact, came ? "yes" : "NO", seconds, limit.toSeconds()));
        assertThat(came).as(fact).isTrue();
    }

    private WebVisitor.Answer signIn(WebVisitor browser, String member, String page) {
        WebVisitor.Answer password = browser.get(redial.at(page));
        assertThat(password.address().getPath()).startsWith("/realms/redial/");
        WebVisitor.Answer code =
                browser.submit(password, Map.of("username", member, "password", secrets.member(), "credentialId", ""));
        assertThat(code.body()).as("the page that asks for the one-time code").contains("name=\"otp\"");
        return browser.submit(code, Map.of("otp", OneTimeCode.of(secrets.oneTime(), Instant.now())));
    }

    private WebVisitor signedIn(String member) {
        WebVisitor browser = new WebVisitor();
        assertThat(signIn(browser, member, "/desk").status()).isEqualTo(200);
        return browser;
    }

    @Order(1)
    @ParameterizedTest
    @CsvSource({
        "sam, support, 404, 200",
        "ada, admin, 403, 200",
        "ann, analyst, 403, 403",
        "eve, editor, 403, 403",
        "otto, auditor, 403, 403",
        "nora, nothing, 403, 403"
    })
    void everyRole_opensWhatIsItsOwn(String member, String role, int session, int optOuts) {
        WebVisitor browser = new WebVisitor();
        WebVisitor.Answer wanted = signIn(browser, member, NO_SESSION);
        assertThat(wanted.address().toString()).isEqualTo(redial.at(NO_SESSION));
        assertThat(wanted.status()).isEqualTo(session);
        assertThat(browser.get(redial.at("/desk/opt-outs")).status()).isEqualTo(optOuts);
        facts.add(
                "%s signs in with password and one-time code, comes to the page that was asked for: session page %d (404: no such session), opt-outs %d"
                        .formatted(role, session, optOuts));
    }

    @Test
    @Order(2)
    void nobody_comesInWithoutASecondFactor() {
        WebVisitor newt = new WebVisitor();
        WebVisitor.Answer next = newt.submit(
                newt.get(redial.at("/desk")),
                Map.of("username", "newt", "password", secrets.member(), "credentialId", ""));
        assertThat(next.address().getPath()).startsWith("/realms/redial/");
        assertThat(next.body()).containsIgnoringCase("authenticator");
        assertThat(newt.status(redial.at("/desk"))).isEqualTo(302);
        facts.add("right password, no second factor yet: Keycloak has it set up first, the desk stays closed");
    }

    @Test
    @Order(2)
    void wrongPasswordAndWrongCode_stayAtKeycloak() {
        WebVisitor gus = new WebVisitor();
        WebVisitor.Answer form = gus.get(redial.at("/desk"));
        WebVisitor.Answer again = gus.submit(form, Map.of("username", "gus", "password", random(), "credentialId", ""));
        assertThat(again.address().getPath()).startsWith("/realms/redial/");
        WebVisitor.Answer code =
                gus.submit(again, Map.of("username", "gus", "password", secrets.member(), "credentialId", ""));
        WebVisitor.Answer wrong = gus.submit(code, Map.of("otp", "000000"));
        assertThat(wrong.address().getPath()).startsWith("/realms/redial/");
        assertThat(gus.status(redial.at("/desk"))).isEqualTo(302);
        facts.add("wrong password, and wrong one-time code: the person stays at Keycloak's page");
    }

    @Test
    @Order(2)
    void otherWaysIn_areClosed() {
        WebVisitor stranger = new WebVisitor();
        WebVisitor.Answer direct = stranger.post(
                keycloak.at("/realms/redial/protocol/openid-connect/token"),
                Map.of(
                        "grant_type", "password",
                        "client_id", "redial",
                        "client_secret", secrets.client(),
                        "username", "sam",
                        "password", secrets.member()));
        assertThat(direct.status()).isIn(400, 401);
        String ask = keycloak.at(
                "/realms/redial/protocol/openid-connect/auth?client_id=redial&scope=openid"
                        + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri=");
        assertThat(stranger.status(ask + redial.at("/desk/signed-in") + "&response_type=code"))
                .isEqualTo(200);
        assertThat(stranger.status(ask + redial.at("/desk/signed-in/") + "&response_type=code"))
                .isEqualTo(400);
        assertThat(stranger.status(ask + redial.at("/") + "&response_type=code"))
                .isEqualTo(400);
        assertThat(stranger.status(ask + "https://evil.example/desk/signed-in&response_type=code"))
                .isEqualTo(400);
        assertThat(stranger.goal(ask + redial.at("/desk/signed-in") + "&response_type=token"))
                .contains("error=")
                .doesNotContain("access_token");
        facts.add("Keycloak refuses the password grant, the implicit flow and three other addresses to come back to");
    }

    @Test
    @Order(2)
    void localPassword_signsNobodyIn() {
        WebVisitor someone = new WebVisitor();
        someone.post(redial.at("/j_security_check"), Map.of("j_username", "admin", "j_password", localPassword));
        assertThat(someone.cookies(URI.create(redial.at("")))).doesNotContainKey("redial-desk");
        for (String page : List.of("/desk", "/desk/login", "/desk/password")) {
            assertThat(someone.get(redial.at(page)).address().getPath()).startsWith("/realms/redial/");
        }
        facts.add(
                "right local password at /j_security_check: no cookie; /desk, /desk/login and /desk/password lead to Keycloak");
    }

    @Test
    @Order(3)
    void signOut_endsTheSessionAtKeycloakToo() {
        WebVisitor lee = signedIn("lee");
        assertThat(lee.get(redial.at("/desk/logout")).address().toString()).startsWith(redial.at("/?state="));
        assertThat(lee.get(redial.at("/desk")).address().getPath()).startsWith("/realms/redial/");
        assertThat(keycloak.admin("GET", "/users/" + keycloak.idOf("lee") + "/sessions", ""))
                .isEmpty();
        facts.add("signing out at the desk: Keycloak keeps no session, and asks for the password again");
    }

    @Test
    @Order(3)
    void sessionEndedAtKeycloak_endsAtTheDesk() {
        WebVisitor mia = signedIn("mia");
        keycloak.admin("POST", "/users/" + keycloak.idOf("mia") + "/logout", "");
        within(
                Duration.ofSeconds(5),
                "session ended by Keycloak's administrator, told by the back channel: desk closed",
                () -> mia.status(redial.at("/desk")) == 302);
    }

    @Test
    @Order(4)
    void lostRoleAndLockedAccount_countWithinAMinute() {
        WebVisitor max = signedIn("max");
        WebVisitor dee = signedIn("dee");
        JsonNode role = keycloak.admin("GET", "/roles/support", "");
        keycloak.admin("DELETE", "/users/" + keycloak.idOf("max") + "/role-mappings/realm", "[" + role + "]");
        keycloak.admin("PUT", "/users/" + keycloak.idOf("dee"), "{\"enabled\":false}");
        within(COUNTS_WITHIN, "role taken away: session page 403", () -> max.status(redial.at(NO_SESSION)) == 403);
        within(
                COUNTS_WITHIN,
                "account locked (at the same time): desk closed",
                () -> dee.status(redial.at("/desk")) == 302);
    }

    @Test
    @Order(5)
    void tokenForSomebodyElse_opensNothing() {
        JsonNode client = keycloak.admin("GET", "/clients?clientId=redial", "").path(0);
        String mappers = "/clients/" + client.path("id").asText() + "/protocol-mappers/models";
        JsonNode audience = client.path("protocolMappers").findParents("protocolMapper").stream()
                .filter(m -> m.path("protocolMapper").asText().equals("oidc-audience-mapper"))
                .findFirst()
                .orElseThrow();
        keycloak.admin("DELETE", mappers + "/" + audience.path("id").asText(), "");
        WebVisitor finn = new WebVisitor();
        WebVisitor.Answer refused = signIn(finn, "finn", "/desk");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).contains("You are not signed in");
        keycloak.admin("POST", mappers, audience.toString());
        assertThat(finn.get(redial.at("/desk")).status()).isEqualTo(200);
        facts.add("access token without our audience: 401 and a page that says so; with it again: signed in");
    }

    @Test
    @Order(6)
    void keycloakHangsAndGoesAndReturns() throws IOException {
        WebVisitor hal = signedIn("hal");
        keycloak.freeze();
        within(
                TOLD_WITHIN,
                "Keycloak hangs: a new sign-in is told (503)",
                () -> redial.read("/desk").statusCode() == 503);
        keycloak.thaw();
        within(
                BACK_TO_NORMAL,
                "Keycloak goes on: a new sign-in is sent there",
                () -> redial.read("/desk").statusCode() == 302);
        assertThat(hal.get(redial.at("/desk")).status()).isEqualTo(200);
        WebVisitor ida = signedIn("ida");
        keycloak.stop();
        within(
                TOLD_WITHIN,
                "Keycloak stopped: a new sign-in is told (503)",
                () -> redial.read("/desk").statusCode() == 503);
        assertThat(redial.read("/desk").body()).contains("The sign-in service can");
        assertThat(redial.read("/").statusCode()).isEqualTo(200);
        assertThat(redial.read("/e").statusCode()).isEqualTo(200);
        assertThat(ida.status(redial.at("/desk"))).isEqualTo(200);
        facts.add("Keycloak stopped: pages of visitors 200, staff with a session work on");
        within(
                Duration.ofSeconds(70),
                "Keycloak stopped: the session rests (503) when its token ends",
                () -> ida.status(redial.at("/desk")) == 503);
        keycloak.start(redial.at(""));
        within(
                BACK_TO_NORMAL,
                "Keycloak is back: a new sign-in is sent there",
                () -> redial.read("/desk").statusCode() == 302);
        within(
                BACK_TO_NORMAL,
                "Keycloak is back: the session goes on without a sign-in",
                () -> ida.status(redial.at("/desk")) == 200);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
