package dev.redial.desk;

import dev.redial.audit.AuditAction;
import dev.redial.optout.OptOut;
import dev.redial.optout.StaffOptOuts;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Who is not to be tested: staff read and enter it, administrators withdraw. */
@Path("/desk/opt-outs")
public class OptOutsPage {

    private static final int MOST = 300;
    private static final int UNPROCESSABLE = 422;

    private final Visitor visitor;
    private final StaffOptOuts optOuts;

    OptOutsPage(Visitor visitor, StaffOptOuts optOuts) {
        this.visitor = visitor;
        this.optOuts = optOuts;
    }

    /** What came of the form, if one was sent. */
    private sealed interface Sent {}

    private record Nothing() implements Sent {}

    private record Added(String subject) implements Sent {}

    private record Withdrawn(String subject) implements Sent {}

    private record UnknownEntry() implements Sent {}

    private record ReasonMissing() implements Sent {}

    private record Wrong(String typed, String contact, String note, String complaint) implements Sent {}

    @GET
    @RolesAllowed({DeskRoles.SUPPORT, DeskRoles.ADMIN})
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response list(@RestQuery @Nullable String q) {
        return show(Response.Status.OK.getStatusCode(), typed(q), new Nothing());
    }

    @POST
    @RolesAllowed({DeskRoles.SUPPORT, DeskRoles.ADMIN})
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response add(
            @RestForm @Nullable String subject, @RestForm @Nullable String contact, @RestForm @Nullable String note) {
        visitor.does(AuditAction.OPT_OUT_CHANGED, typed(subject));
        return switch (optOuts.add(typed(subject), typed(contact), typed(note), visitor.name())) {
            case StaffOptOuts.Added(var added) -> show(Response.Status.OK.getStatusCode(), "", new Added(added));
            case StaffOptOuts.NotAdded(var why) ->
                show(
                        UNPROCESSABLE,
                        "",
                        new Wrong(
                                typed(subject),
                                typed(contact),
                                typed(note),
                                why.text(Locale.forLanguageTag(visitor.language()))));
        };
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed(DeskRoles.ADMIN)
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response withdraw(@RestPath String id, @RestForm @Nullable String reason) {
        if (typed(reason).isBlank()) {
            return show(UNPROCESSABLE, "", new ReasonMissing());
        }
        visitor.does(AuditAction.OPT_OUT_CHANGED, id);
        Optional<String> freed =
                RowId.read(id).flatMap(entry -> optOuts.withdraw(entry, typed(reason), visitor.name()));
        return freed.map(subject -> show(Response.Status.OK.getStatusCode(), "", new Withdrawn(subject)))
                .orElseGet(() -> show(Response.Status.NOT_FOUND.getStatusCode(), "", new UnknownEntry()));
    }

    /** After a withdrawal the address bar still names its form's target; loading that shows the list. */
    @GET
    @Path("/{id}/withdraw")
    @RolesAllowed({DeskRoles.SUPPORT, DeskRoles.ADMIN})
    @RunOnVirtualThread
    public Response back() {
        return Response.seeOther(URI.create("/desk/opt-outs")).build();
    }

    private static String typed(@Nullable String field) {
        return field == null ? "" : field;
    }

    private Response show(int status, String query, Sent sent) {
        Visitor.Frame frame = visitor.frame();
        List<OptOut> found = optOuts.search(query, MOST + 1);
        OptOutsView view = new OptOutsView(
                found.stream().limit(MOST).map(OptOutsView.Row::of).toList(),
                found.size() > MOST,
                MOST,
                query,
                visitor.administers(),
                sent instanceof Added(var subject) ? subject : sent instanceof Withdrawn(var freed) ? freed : "",
                sent instanceof Withdrawn,
                sent instanceof UnknownEntry,
                sent instanceof ReasonMissing,
                sent instanceof Wrong wrong ? wrong.typed : "",
                sent instanceof Wrong wrong ? wrong.contact : "",
                sent instanceof Wrong wrong ? wrong.note : "",
                sent instanceof Wrong wrong ? wrong.complaint : "");
        return Response.status(status)
                .entity(DeskTemplates.optOuts(frame.lang(), frame, view).setLocale(frame.lang()))
                .build();
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
