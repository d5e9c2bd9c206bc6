package dev.redial.staff;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;

/**
 * How people come to the desk where Keycloak vouches for them: Quarkus' own code flow, which sends nobody to a Keycloak that does not answer,
 * waits for none that hangs, and asks for a new sign-in when the last one is too long ago (W-17). The setting {@code redial.desk.mechanism.keycloak}
 * chooses it.
 */
@ApplicationScoped
class KeycloakSignIn implements HttpAuthenticationMechanism {

    /** people are told within five seconds. Quarkus itself waits for a hanging Keycloak without end. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final String DESK = "/desk";

    private static final HttpCredentialTransport NAME =
            new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION_CODE, "keycloak");

    private final OidcAuthenticationMechanism codeFlow;
    private final KeycloakReach reach;
    private final KeycloakTokens tokens;

    KeycloakSignIn(OidcAuthenticationMechanism codeFlow, KeycloakReach reach, KeycloakTokens tokens) {
        this.codeFlow = codeFlow;
        this.reach = reach;
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        if (!isDesk(context.normalizedPath())) {
            return Uni.createFrom().nullItem(); // Quarkus asks every mechanism about a path that names none
        }
        return codeFlow.authenticate(context, providers)
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new OIDCException("no answer within " + PATIENCE.toSeconds() + " s"))
                .onItem()
                .ifNotNull()
                .invoke(this::refuseOld)
                .onItem()
                .ifNull()
                .switchTo(() -> reach.look().map(answered -> null))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithUni(failure ->
                        reach.look().chain(answered -> Uni.createFrom().failure(failure)));
    }

    private static boolean isDesk(String path) {
        return path.equals(DESK) || path.startsWith(DESK + "/");
    }

    private void refuseOld(SecurityIdentity identity) {
        if (tokens.areTooOld(identity)) {
            throw new AuthenticationFailedException("signed in too long ago");
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return codeFlow.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return codeFlow.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(NAME);
    }
}
