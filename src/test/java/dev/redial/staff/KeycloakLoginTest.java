package dev.redial.staff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.redial.TestForm;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With {@code redial.login=keycloak}, and a Keycloak that does not answer: port 1 of loopback refuses at once. */
@QuarkusTest
@TestProfile(KeycloakLoginTest.KeycloakAway.class)
class KeycloakLoginTest {

    private final StaffAccounts accounts;
    private final StaffStore store;

    KeycloakLoginTest(StaffAccounts accounts, StaffStore store) {
        this.accounts = accounts;
        this.store = store;
    }

    public static final class KeycloakAway implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "redial.login", "keycloak",
                    "redial.keycloak.url", "http://127.0.0.1:1/realms/redial",
                    "redial.keycloak.client-secret", "0123456789abcdef0123456789abcdef",
                    "redial.db.url", "jdbc:h2:mem:keycloak;DB_CLOSE_DELAY=-1");
        }
    }

    @Test
    void rightLocalPassword_signsNobodyIn() {
        TestStaff.account("kim", "support,admin");
        TestForm.filled(given().redirects().follow(false))
                .formParam("j_username", "kim")
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check")
                .then()
                .statusCode(404)
                .header("Set-Cookie", (String) null);
    }

    @Test
    void placeOfLocalPasswords_isNot_whateverIsSentThere() {
        for (String path : List.of("/j_security_check", "/desk/j_security_check", "/api/v1/j_security_check")) {
            given().formParam("j_username", "kim").post(path).then().statusCode(404);
            given().contentType("application/json").body("{}").post(path).then().statusCode(404);
        }
    }

    @Test
    void ticketOfAnAccount_countsForNothing() {
        TestStaff.account("kim", "support,admin");
        String ticket = ticketOf("kim");
        assertThat(accounts.withTicket(ticket)).isEmpty();
        assertThat(accounts.change("kim", TestStaff.PASSWORD, "another good one", "another good one"))
                .containsExactly(PasswordComplaint.OLD_WRONG);
    }

    private String ticketOf(String name) {
        Instant since = store.account(name).orElseThrow().sessionsFrom();
        return new Ticket(since, since, name).text();
    }

    @Test
    void firstAccount_isNotMade() {
        assertThat(store.findByIdOptional("admin")).isEmpty();
    }

    @Test
    void desk_saysThatTheServiceIsAway() {
        given().header("Accept-Language", "de")
                .get("/desk")
                .then()
                .statusCode(503)
                .header("Retry-After", "15")
                .header("Cache-Control", "no-store")
                .body(containsString("Der Anmeldedienst ist nicht erreichbar"));
    }

    @Test
    void visitors_noticeNothing() {
        given().get("/").then().statusCode(200);
        given().get("/e/0x904/0x7").then().statusCode(200);
    }
}
