package dev.redial.desk;

import dev.redial.session.Sessions;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** One session with everything that is known about it. */
@Path("/desk/sessions/{id}")
public class SessionPage {

    private final Visitor visitor;
    private final Sessions sessions;
    private final SessionViews views;

    SessionPage(Visitor visitor, Sessions sessions, SessionViews views) {
        this.visitor = visitor;
        this.sessions = sessions;
        this.views = views;
    }

    @GET
    @RolesAllowed(DeskRoles.SUPPORT)
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response show(String id) {
        Visitor.Frame frame = visitor.frame();
        return uuid(id).flatMap(sessions::find)
                .map(state -> views.of(state, sessions.checks(state.id()), frame.lang()))
                .map(view -> Response.ok(
                                DeskTemplates.session(frame.lang(), frame, view).setLocale(frame.lang()))
                        .build())
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)
                        .entity(DeskTemplates.unknown(frame.lang(), frame).setLocale(frame.lang()))
                        .build());
    }

    private static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
