package dev.redial.desk;

import dev.redial.staff.StaffAccounts;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** Where staff with local accounts sign in; with Keycloak, its page is the one. The form goes to Quarkus' own address. */
@Path("/desk/login")
public class LoginPage {

    private final Visitor visitor;
    private final StaffAccounts accounts;

    LoginPage(Visitor visitor, StaffAccounts accounts) {
        this.visitor = visitor;
        this.accounts = accounts;
    }

    /** What has just happened. */
    public enum Notice {
        NONE,
        FAILED,
        /** The form was not shown to be ours; name and password were right. */
        STALE,
        PASSWORD_CHANGED;

        static Notice of(Optional<String> name) {
            return Arrays.stream(values())
                    .filter(n -> name.filter(n.name()::equalsIgnoreCase).isPresent())
                    .findFirst()
                    .orElse(NONE);
        }
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response show(@RestQuery Optional<String> notice) {
        if (!accounts.inUse()) {
            return Response.seeOther(URI.create("/desk")).build();
        }
        Visitor.Frame frame = visitor.anonymousFrame();
        TemplateInstance page =
                DeskTemplates.login(frame.lang(), frame, Notice.of(notice)).setLocale(frame.lang());
        return Response.ok(page).build();
    }
}
