package dev.redial.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Which failures on the way to the desk are told on a page of their own; the way there is seen by {@code staff.ForgedTokensTest}. */
class SignInTroubleTest {

    @Test
    void keycloakAway_isUnreachable() {
        assertThat(SignInTrouble.kind(new CompletionException(new OIDCException("connection refused"))))
                .isEqualTo(SignInTrouble.Kind.UNREACHABLE);
    }

    @Test
    void tokensRefused_areRefused() {
        assertThat(SignInTrouble.kind(new AuthenticationCompletionException(new AuthenticationFailedException())))
                .isEqualTo(SignInTrouble.Kind.REFUSED);
    }

    /** An account that was locked: Keycloak answers the question for new tokens with 400, which Quarkus wraps like an outage. */
    @Test
    void sessionRefusedByKeycloak_leadsToTheSignIn() {
        assertThat(SignInTrouble.kind(new AuthenticationFailedException(new OIDCException("User disabled"))))
                .isNull();
    }

    @Test
    void ownFault_isNotAboutTheSignIn() {
        assertThat(SignInTrouble.kind(new IllegalStateException("ours"))).isNull();
        assertThat(SignInTrouble.kind(null)).isNull();
    }
}
