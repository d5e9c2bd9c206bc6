package dev.redial.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The realm that we ship holds what REQUIREMENTS W-17 and W-18 ask of it; {@code full.KeycloakTest} sees Keycloak keep to it. */
class RealmFileTest {

    private static final String OURS = "${REDIAL_PUBLIC_URL}";
    private static final int HALF_AN_HOUR = 1_800;
    private static final int TEN_HOURS = 36_000;
    private static final int A_YEAR = 31_536_000;

    private final JsonNode realm;
    private final JsonNode client;

    RealmFileTest() throws IOException {
        realm = new ObjectMapper()
                .readTree(Path.of("deploy", "keycloak", "redial-realm.json").toFile());
        client = realm.path("clients").path(0);
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static JsonNode one(JsonNode list, String field, String value) {
        return each(list)
                .filter(node -> node.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + field + " " + value));
    }

    private JsonNode executions(String flow) {
        return one(realm.path("authenticationFlows"), "alias", flow).path("authenticationExecutions");
    }

    @Test
    void realm_isOurOwnAndEmpty() {
        assertThat(realm.path("realm").asText()).isEqualTo("redial").isNotEqualTo("master");
        assertThat(realm.path("enabled").asBoolean()).isTrue();
        assertThat(realm.path("users").isMissingNode()).isTrue();
        assertThat(realm.path("clients")).hasSize(1);
        assertThat(realm.path("sslRequired").asText()).isIn("external", "all");
    }

    @Test
    void guessing_isStopped() {
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("failureFactor").asInt()).isBetween(3, 10);
        assertThat(realm.path("maxFailureWaitSeconds").asInt()).isGreaterThanOrEqualTo(900);
        assertThat(realm.path("passwordPolicy").asText()).contains("length(12)");
    }

    @Test
    void secondFactor_isAskedOfEverybodyEachTime() {
        JsonNode totp = one(realm.path("requiredActions"), "alias", "CONFIGURE_TOTP");
        assertThat(totp.path("enabled").asBoolean()).isTrue();
        assertThat(totp.path("defaultAction").asBoolean()).isTrue();
        JsonNode browser = executions(realm.path("browserFlow").asText());
        assertThat(browser)
                .extracting(e ->
                        e.path("authenticator").asText() + e.path("flowAlias").asText())
                .containsExactly("auth-cookie", "password and one-time code");
        JsonNode both = executions("password and one-time code");
        assertThat(both)
                .extracting(e -> e.path("authenticator").asText())
                .containsExactly("auth-username-password-form", "auth-otp-form");
        assertThat(both).allMatch(e -> e.path("requirement").asText().equals("REQUIRED"));
    }

    @Test
    void otherWaysIn_areClosed() {
        for (String flow : List.of(
                "registrationFlow",
                "directGrantFlow",
                "resetCredentialsFlow",
                "dockerAuthenticationFlow",
                "firstBrokerLoginFlow")) {
            assertThat(executions(realm.path(flow).asText()))
                    .as(flow)
                    .singleElement()
                    .matches(e -> e.path("authenticator").asText().equals("deny-access-authenticator"))
                    .matches(e -> e.path("requirement").asText().equals("REQUIRED"));
        }
        assertThat(realm.path("registrationAllowed").asBoolean(true)).isFalse();
        assertThat(realm.path("resetPasswordAllowed").asBoolean(true)).isFalse();
        assertThat(realm.path("rememberMe").asBoolean(true)).isFalse();
    }

    @Test
    void events_areKeptAndExpire() {
        assertThat(realm.path("eventsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("eventsExpiration").asInt()).isBetween(1, A_YEAR);
        assertThat(realm.path("adminEventsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("adminEventsDetailsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("attributes").path("adminEventsExpiration").asInt())
                .isBetween(1, A_YEAR);
    }

    @Test
    void sessions_endInTime() {
        assertThat(realm.path("accessTokenLifespan").asInt()).isEqualTo(60);
        for (String idle : List.of("ssoSessionIdleTimeout", "clientSessionIdleTimeout")) {
            assertThat(realm.path(idle).asInt()).as(idle).isEqualTo(HALF_AN_HOUR);
        }
        for (String longest : List.of("ssoSessionMaxLifespan", "clientSessionMaxLifespan")) {
            assertThat(realm.path(longest).asInt()).as(longest).isEqualTo(TEN_HOURS);
        }
    }

    @Test
    void client_hasOneWayInOnly() {
        assertThat(client.path("clientId").asText()).isEqualTo("redial");
        assertThat(client.path("publicClient").asBoolean(true)).isFalse();
        assertThat(client.path("standardFlowEnabled").asBoolean()).isTrue();
        assertThat(client.path("implicitFlowEnabled").asBoolean(true)).isFalse();
        assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
        assertThat(client.path("serviceAccountsEnabled").asBoolean(true)).isFalse();
        assertThat(client.path("secret").asText()).matches("\\$\\{[A-Z_]+}");
        JsonNode attributes = client.path("attributes");
        assertThat(attributes.path("pkce.code.challenge.method").asText()).isEqualTo("S256");
        assertThat(attributes.path("oauth2.device.authorization.grant.enabled").asText())
                .isEqualTo("false");
        assertThat(attributes.path("oidc.ciba.grant.enabled").asText()).isEqualTo("false");
        assertThat(attributes.path("standard.token.exchange.enabled").asText()).isEqualTo("false");
    }

    @Test
    void addresses_areExact() {
        assertThat(client.path("redirectUris")).extracting(JsonNode::asText).containsExactly(OURS + SignedInPage.PATH);
        assertThat(client.path("webOrigins")).isEmpty();
        assertThat(client.path("attributes").path("post.logout.redirect.uris").asText())
                .isEqualTo(OURS + "/");
        assertThat(client.toString()).doesNotContain("*").doesNotContain("localhost");
    }

    @Test
    void endOfASession_isToldToTheDesk() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = RealmFileTest.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
        JsonNode attributes = client.path("attributes");
        assertThat(attributes.path("backchannel.logout.url").asText())
                .isEqualTo(OURS + settings.getProperty("quarkus.oidc.logout.backchannel.path"));
        assertThat(attributes.path("backchannel.logout.session.required").asText())
                .isEqualTo("true");
        assertThat(client.path("frontchannelLogout").asBoolean(true)).isFalse();
    }

    @Test
    void tokens_areForRedialAndSayNoMoreThanNeeded() {
        JsonNode audience = one(client.path("protocolMappers"), "protocolMapper", "oidc-audience-mapper")
                .path("config");
        assertThat(audience.path("included.client.audience").asText()).isEqualTo("redial");
        assertThat(audience.path("access.token.claim").asText()).isEqualTo("true");
        assertThat(client.path("attributes")
                        .path("id.token.signed.response.alg")
                        .asText())
                .isEqualTo("RS256");
        assertThat(client.path("attributes")
                        .path("access.token.signed.response.alg")
                        .asText())
                .isEqualTo("RS256");
        assertThat(client.path("fullScopeAllowed").asBoolean(true)).isFalse();
        assertThat(client.path("defaultClientScopes"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("basic", "roles");
        assertThat(client.path("optionalClientScopes")).isEmpty();
    }

    @Test
    void roles_areThoseOfTheDesk() {
        List<String> desk =
                List.of(DeskRoles.SUPPORT, DeskRoles.ANALYST, DeskRoles.EDITOR, DeskRoles.AUDITOR, DeskRoles.ADMIN);
        assertThat(realm.path("roles").path("realm"))
                .extracting(r -> r.path("name").asText())
                .containsExactlyInAnyOrderElementsOf(desk);
        assertThat(one(realm.path("scopeMappings"), "client", "redial").path("roles"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(desk);
    }
}
