package dev.redial.desk;

import dev.redial.staff.PasswordComplaint;
import dev.redial.staff.StaffAccounts;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Where staff with local accounts choose their password. */
@Path("/desk/password")
public class PasswordPage {

    private static final int UNPROCESSABLE = 422;

    private final Visitor visitor;
    private final StaffAccounts accounts;

    PasswordPage(Visitor visitor, StaffAccounts accounts) {
        this.visitor = visitor;
        this.accounts = accounts;
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response show() {
        return page(Response.Status.OK.getStatusCode(), Set.of());
    }

    /** A changed password ends all sessions of the account, this one too. */
    @POST
    @Authenticated
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response change(
            @RestForm @Nullable String old, @RestForm @Nullable String fresh, @RestForm @Nullable String again) {
        Set<PasswordComplaint> complaints = accounts.change(visitor.name(), typed(old), typed(fresh), typed(again));
        return complaints.isEmpty()
                ? Response.seeOther(URI.create("/desk/login?notice=password_changed"))
                        .build()
                : page(UNPROCESSABLE, complaints);
    }

    private static String typed(@Nullable String field) {
        return field == null ? "" : field;
    }

    private Response page(int status, Set<PasswordComplaint> complaints) {
        Visitor.Frame frame = visitor.frame();
        return Response.status(status)
                .entity(DeskTemplates.password(frame.lang(), frame, visitor.mustChangePassword(), complaints)
                        .setLocale(frame.lang()))
                .build();
    }
}
