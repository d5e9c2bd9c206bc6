package dev.redial.desk;

import dev.redial.staff.Refusal;
import dev.redial.staff.StaffDirectory;
import dev.redial.staff.StaffRole;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Who may enter the desk by a local account, and as what. */
@Path("/desk/accounts")
@RolesAllowed(DeskRoles.ADMIN)
public class AccountsPage {

    private static final URI HERE = URI.create("/desk/accounts");
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    private final Visitor visitor;
    private final StaffDirectory directory;

    AccountsPage(Visitor visitor, StaffDirectory directory) {
        this.visitor = visitor;
        this.directory = directory;
    }

    @GET
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response show() {
        return page(OK, AccountsView.Said.nothing());
    }

    /** The answer shows the password that was made up; it is not kept anywhere and can't be shown again. */
    @POST
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response create(@RestForm @Nullable String name, @RestForm("role") @Nullable List<String> role) {
        String typed = name == null ? "" : name.strip();
        Set<StaffRole> chosen = roles(role);
        return switch (directory.create(visitor.name(), typed, chosen)) {
            case StaffDirectory.Refused(var why) -> page(status(why), AccountsView.Said.refused(why, typed, chosen));
            case StaffDirectory.FirstPassword(var who, var password) ->
                page(OK, AccountsView.Said.password(who, password));
            case StaffDirectory.Made made -> Response.seeOther(HERE).build();
        };
    }

    @POST
    @Path("/{name}/roles")
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response give(String name, @RestForm("role") @Nullable List<String> role) {
        return answer(name, directory.give(visitor.name(), name, roles(role)));
    }

    @POST
    @Path("/{name}/disable")
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response disable(String name) {
        return answer(name, directory.disable(visitor.name(), name));
    }

    @POST
    @Path("/{name}/enable")
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response enable(String name) {
        return answer(name, directory.enable(visitor.name(), name));
    }

    @POST
    @Path("/{name}/password")
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response newPassword(String name) {
        return answer(name, directory.newPassword(visitor.name(), name));
    }

    @POST
    @Path("/{name}/unlock")
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response unlock(String name) {
        return answer(name, directory.unlock(visitor.name(), name));
    }

    /** After a form the address bar names its target; loading that shows the list. */
    @GET
    @Path("/{name}/{form:roles|disable|enable|password|unlock}")
    @RunOnVirtualThread
    public Response back() {
        return Response.seeOther(HERE).build();
    }

    private Response answer(String name, StaffDirectory.Change change) {
        return switch (change) {
            case StaffDirectory.Made made -> Response.seeOther(HERE).build();
            case StaffDirectory.FirstPassword(var who, var password) ->
                page(OK, AccountsView.Said.password(who, password));
            case StaffDirectory.Refused(var why) -> page(status(why), AccountsView.Said.refused(why, name));
        };
    }

    private static int status(Refusal why) {
        return switch (why) {
            case UNKNOWN, ELSEWHERE -> Response.Status.NOT_FOUND.getStatusCode();
            case NAME_UNREADABLE, NAME_TAKEN, ROLE_MISSING, YOURSELF, LAST_ADMIN -> UNPROCESSABLE;
        };
    }

    private static Set<StaffRole> roles(@Nullable List<String> ids) {
        return Optional.ofNullable(ids).orElse(List.of()).stream()
                .flatMap(id -> StaffRole.byId(id).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(StaffRole.class)));
    }

    private Response page(int status, AccountsView.Said said) {
        Visitor.Frame frame = visitor.frame();
        AccountsView view = AccountsView.of(frame.local() ? directory.list() : List.of(), visitor.name(), said);
        return Response.status(status)
                .entity(DeskTemplates.accounts(frame.lang(), frame, view).setLocale(frame.lang()))
                .build();
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
