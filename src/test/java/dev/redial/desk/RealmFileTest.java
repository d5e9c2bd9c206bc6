package dev.redial.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The realm that we ship holds what REQUIREMENTS W-18 asks of it. */
class RealmFileTest {

    private final JsonNode realm;

    RealmFileTest() throws IOException {
        realm = new ObjectMapper()
                .readTree(Path.of("deploy", "keycloak", "redial-realm.json").toFile());
    }

    @Test
    void realm_isOurOwnAndEmpty() {
        assertThat(realm.path("realm").asText()).isEqualTo("redial");
        assertThat(realm.path("users").isMissingNode()).isTrue();
    }

    @Test
    void guessing_isStopped() {
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("failureFactor").asInt()).isBetween(3, 10);
    }

    @Test
    void secondFactor_isAskedOfEveryNewMember() {
        JsonNode totp = StreamSupport.stream(realm.path("requiredActions").spliterator(), false)
                .filter(a -> a.path("alias").asText().equals("CONFIGURE_TOTP"))
                .findFirst()
                .orElseThrow();
        assertThat(totp.path("enabled").asBoolean()).isTrue();
        assertThat(totp.path("defaultAction").asBoolean()).isTrue();
    }

    @Test
    void events_areKept() {
        assertThat(realm.path("eventsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("eventsExpiration").asInt()).isPositive();
        assertThat(realm.path("adminEventsEnabled").asBoolean()).isTrue();
    }

    @Test
    void client_hasOneWayInOnly() {
        JsonNode client = realm.path("clients").path(0);
        assertThat(client.path("clientId").asText()).isEqualTo("redial");
        assertThat(client.path("publicClient").asBoolean()).isFalse();
        assertThat(client.path("standardFlowEnabled").asBoolean()).isTrue();
        assertThat(client.path("implicitFlowEnabled").asBoolean(true)).isFalse();
        assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
        assertThat(client.path("serviceAccountsEnabled").asBoolean(true)).isFalse();
        assertThat(client.path("attributes").path("pkce.code.challenge.method").asText())
                .isEqualTo("S256");
        assertThat(client.path("secret").asText()).matches("\\$\\{[A-Z_]+}");
        assertThat(client.path("redirectUris"))
                .isNotEmpty()
                .allSatisfy(uri -> assertThat(uri.asText()).doesNotContain("*"));
    }

    @Test
    void roles_areThoseOfTheDesk() {
        assertThat(realm.path("roles").path("realm"))
                .extracting(r -> r.path("name").asText())
                .contains(DeskRoles.SUPPORT, DeskRoles.ADMIN, "analyst", "editor", "auditor");
    }
}
