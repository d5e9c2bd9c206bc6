package dev.redial.staff;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcProviderClientImpl;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Whether Keycloak answers: looked at when somebody is about to be sent there, through the connection that Quarkus keeps to it. */
@ApplicationScoped
class KeycloakReach {

    /** Together with {@link KeycloakSignIn} no more than the five seconds of R-06 for somebody who comes without a session. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** So that many who come at once are not as many questions. */
    private static final Duration HOLDS_FOR = Duration.ofSeconds(1);

    private static final int SERVER_FAULTS = 500;

    private final TenantConfigBean tenants;
    private volatile long answeredAt = System.nanoTime() - HOLDS_FOR.toNanos();

    KeycloakReach(TenantConfigBean tenants) {
        this.tenants = tenants;
    }

    /** Fails with {@link OIDCException} if Keycloak is away. One that has never answered is for Quarkus to find. */
    Uni<Void> look() {
        TenantConfigContext keycloak = tenants.getDefaultTenant();
        OidcProviderClientImpl client = keycloak.getOidcProviderClient();
        if (client == null || System.nanoTime() - answeredAt < HOLDS_FOR.toNanos()) {
            return Uni.createFrom().voidItem();
        }
        return client.getWebClient()
                .headAbs(keycloak.getOidcMetadata().getDiscoveryUri())
                .timeout(PATIENCE.toMillis())
                .send()
                .onFailure()
                .transform(away -> new OIDCException(away.getMessage(), away))
                .map(answer -> {
                    if (answer.statusCode() >= SERVER_FAULTS) {
                        throw new OIDCException("status " + answer.statusCode());
                    }
                    answeredAt = System.nanoTime();
                    return null;
                });
    }
}
