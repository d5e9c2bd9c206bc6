package dev.redial.desk;

import dev.redial.audit.AuditAction;
import dev.redial.handover.Destination;
import dev.redial.handover.Handovers;
import dev.redial.handover.Objection;
import dev.redial.session.SessionState;
import dev.redial.session.Sessions;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Passes a case on, shows beforehand what will be sent, and afterwards what became of it. */
@Path("/desk/sessions/{id}/handover")
public class HandoverPage {

    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST_NOTE = 2_000;

    private final Visitor visitor;
    private final Sessions sessions;
    private final Handovers handovers;
    private final HandoverLetters letters;

    HandoverPage(Visitor visitor, Sessions sessions, Handovers handovers, HandoverLetters letters) {
        this.visitor = visitor;
        this.sessions = sessions;
        this.handovers = handovers;
        this.letters = letters;
    }

    @GET
    @RolesAllowed(DeskRoles.SUPPORT)
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response show(String id) {
        return find(id).map(state -> page(state, HandoverView.Typed.NOTHING, null, false))
                .orElseGet(this::unknown);
    }

    /** @param to one of {@link HandoverView.Choice#value} @param address where {@code to} leaves it open */
    @POST
    @RolesAllowed(DeskRoles.SUPPORT)
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response send(
            String id,
            @RestForm @Nullable String to,
            @RestForm @Nullable String address,
            @RestForm @Nullable String note) {
        HandoverView.Typed typed = new HandoverView.Typed(text(to), text(address), text(note));
        return find(id).map(state -> send(state, typed)).orElseGet(this::unknown);
    }

    private Response send(SessionState state, HandoverView.Typed typed) {
        if (typed.note().length() > LONGEST_NOTE) {
            return page(state, typed, null, true);
        }
        Destination destination = destination(typed);
        Optional<Objection> objection = handovers.objection(state.id(), destination);
        if (objection.isPresent()) {
            return page(state, typed, objection.get(), false);
        }
        visitor.does(AuditAction.HANDED_OVER, state.id().toString(), destination.receiver());
        String by = visitor.name();
        handovers.send(state.id(), destination, letters.of(state, typed.note(), by, visitor.language()), by);
        return Response.seeOther(URI.create("/desk/sessions/" + state.id() + "/handover"))
                .build();
    }

    private static Destination destination(HandoverView.Typed typed) {
        if (typed.to().startsWith(HandoverView.WEBHOOK)) {
            return new Destination.Webhook(typed.to().substring(HandoverView.WEBHOOK.length()));
        }
        return new Destination.Mail(
                typed.to().startsWith(HandoverView.MAIL)
                        ? typed.to().substring(HandoverView.MAIL.length())
                        : typed.address().strip());
    }

    private Response page(
            SessionState state, HandoverView.Typed typed, @Nullable Objection objection, boolean noteTooLong) {
        Visitor.Frame frame = visitor.frame();
        HandoverView view = HandoverView.of(
                state,
                handovers.choices(),
                handovers.of(state.id()),
                letters.of(state, typed.note(), visitor.name(), frame.lang()).text(),
                typed,
                objection,
                noteTooLong);
        return Response.status(objection == null && !noteTooLong ? Response.Status.OK.getStatusCode() : UNPROCESSABLE)
                .entity(DeskTemplates.handover(frame.lang(), frame, view).setLocale(frame.lang()))
                .build();
    }

    private Response unknown() {
        Visitor.Frame frame = visitor.frame();
        return Response.status(Response.Status.NOT_FOUND)
                .entity(DeskTemplates.unknown(frame.lang(), frame).setLocale(frame.lang()))
                .build();
    }

    private Optional<SessionState> find(String id) {
        return RowId.read(id).flatMap(sessions::find);
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field;
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
