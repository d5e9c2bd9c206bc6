package dev.redial.desk;

import dev.redial.staff.StaffAccounts;
import dev.redial.staff.StaffIdentity;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Signs out. With Keycloak this is never reached: the setting {@code quarkus.oidc.logout.path} sends people to Keycloak before. */
@Path("/desk/logout")
public class LogoutPage {

    private final SecurityIdentity identity;
    private final StaffAccounts accounts;

    LogoutPage(SecurityIdentity identity, StaffAccounts accounts) {
        this.identity = identity;
        this.accounts = accounts;
    }

    @POST
    @Authenticated
    @RunOnVirtualThread
    public Response signOut() {
        accounts.signOut(StaffIdentity.name(identity));
        FormAuthenticationMechanism.logout(identity);
        return Response.seeOther(URI.create("/desk/login")).build();
    }
}
