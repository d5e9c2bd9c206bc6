package dev.redial.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsCheckTest {

    private static final String GOOD = "kT3vQ9xZ1mB7sW5yR8nC2pL6dF4hJ0gA";

    private static List<String> complaints(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        return SecretsCheck.complaints(config);
    }

    @Test
    void nothingSet_isFineWithLocalAccounts() {
        assertThat(complaints(Map.of("redial.login", "local"))).isEmpty();
    }

    @Test
    void keycloak_needsItsSecret() {
        assertThat(complaints(Map.of("redial.login", "keycloak", "redial.keycloak.client-secret", "")))
                .containsExactly("redial.keycloak.client-secret is missing");
        assertThat(complaints(Map.of("redial.login", "keycloak", "redial.keycloak.client-secret", GOOD)))
                .isEmpty();
        assertThat(complaints(Map.of("redial.login", "local", "redial.keycloak.client-secret", "short")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "kT3vQ9xZ1mB7sW5yR8nC2pL6dF4hJ0g",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "abababababababababababababababababab",
                "please-changeme-please-changeme-x1",
                "my-very-long-SECRET-for-the-cookies-9",
                "1234567812345678123456781234567812",
            })
    void whatCanBeGuessed_isNamedButNotShown(String secret) {
        for (String name : List.of(
                "redial.csrf.key",
                "quarkus.http.auth.session.encryption-key",
                "redial.handover.webhook.\"tickets\".secret")) {
            assertThat(complaints(Map.of(name, secret)))
                    .singleElement()
                    .asString()
                    .startsWith(name)
                    .doesNotContain(secret);
        }
    }

    @Test
    void longRandomKeys_pass() {
        assertThat(complaints(Map.of("redial.csrf.key", GOOD, "quarkus.http.auth.session.encryption-key", GOOD)))
                .isEmpty();
    }
}
