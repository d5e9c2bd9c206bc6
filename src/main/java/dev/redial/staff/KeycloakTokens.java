package dev.redial.staff;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the code flow of Quarkus does not ask of tokens whose signature, issuer, audience and times it has found right: that both were made for us and not
 * for another client that may name us, that they are one person's, that each is of its own kind, and that the moment of the sign-in is told.
 */
@ApplicationScoped
class KeycloakTokens implements SecurityIdentityAugmentor {

    /** Why tokens are refused. */
    enum Fault {
        NO_ACCESS_TOKEN,
        ID_TOKEN_OF_ANOTHER_CLIENT,
        ACCESS_TOKEN_OF_ANOTHER_CLIENT,
        ACCESS_TOKEN_OF_ANOTHER_KIND,
        TWO_PERSONS,
        NO_TIME_OF_SIGN_IN
    }

    private final String client;
    private final Duration longest;
    private final Clock clock;

    KeycloakTokens(
            @ConfigProperty(name = "quarkus.oidc.client-id") String client,
            @ConfigProperty(name = "redial.keycloak.session-seconds") long longest,
            Clock clock) {
        this.client = client;
        this.longest = Duration.ofSeconds(longest);
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        IdTokenCredential id = identity.getCredential(IdTokenCredential.class);
        if (id == null) {
            return Uni.createFrom().item(identity); // a local account
        }
        AccessTokenCredential access = identity.getCredential(AccessTokenCredential.class);
        return fault(claims(id), access == null ? new JsonObject() : claims(access))
                .map(fault -> Uni.createFrom()
                        .<SecurityIdentity>failure(new AuthenticationFailedException("refused: " + fault)))
                .orElseGet(() -> Uni.createFrom().item(identity));
    }

    private Optional<Fault> fault(JsonObject id, JsonObject access) {
        if (access.isEmpty()) {
            return Optional.of(Fault.NO_ACCESS_TOKEN);
        }
        if (!client.equals(id.getValue("azp", client))) {
            return Optional.of(Fault.ID_TOKEN_OF_ANOTHER_CLIENT);
        }
        if (!client.equals(access.getValue("azp", client))) {
            return Optional.of(Fault.ACCESS_TOKEN_OF_ANOTHER_CLIENT);
        }
        if (!"Bearer".equals(access.getValue("typ", "Bearer"))) {
            return Optional.of(Fault.ACCESS_TOKEN_OF_ANOTHER_KIND);
        }
        if (!id.getValue("sub", "").equals(access.getValue("sub"))) {
            return Optional.of(Fault.TWO_PERSONS);
        }
        return id.getValue("auth_time") instanceof Number ? Optional.empty() : Optional.of(Fault.NO_TIME_OF_SIGN_IN);
    }

    /** Whether the person has to sign in anew, however busy they were meanwhile. */
    boolean areTooOld(SecurityIdentity identity) {
        IdTokenCredential id = identity.getCredential(IdTokenCredential.class);
        if (id == null || !(claims(id).getValue("auth_time") instanceof Number signedIn)) {
            return true;
        }
        return clock.instant()
                .isAfter(Instant.ofEpochSecond(signedIn.longValue()).plus(longest));
    }

    private static JsonObject claims(TokenCredential token) {
        JsonObject claims = OidcCommonUtils.decodeJwtContent(token.getToken());
        return claims == null ? new JsonObject() : claims;
    }
}
