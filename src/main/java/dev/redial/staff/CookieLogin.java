package dev.redial.staff;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The cookie of someone who signed in before. Roles are read anew each time, so that a change counts at once. */
@ApplicationScoped
class CookieLogin implements IdentityProvider<TrustedAuthenticationRequest> {

    private final StaffAccounts accounts;

    CookieLogin(StaffAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> accounts.withTicket(request.getPrincipal())
                .map(StaffIdentity::of)
                .orElseThrow(AuthenticationFailedException::new));
    }
}
