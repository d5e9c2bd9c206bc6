package dev.redial.desk;

import dev.redial.casework.CaseQueue;
import dev.redial.casework.SavedViews;
import dev.redial.code.CodeReader;
import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Diagnosis;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.Titles;
import dev.redial.outcome.Outcome;
import dev.redial.session.SessionSummary;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The cases that staff work on, newest first; the way from a support code to its session; filters that people keep. */
@Path("/desk")
@RolesAllowed(DeskRoles.SUPPORT)
public class QueuePage {

    private static final int PAGE_SIZE = 50;
    /** Who has turned so many pages looks for something that a filter finds. */
    private static final int LAST_PAGE = 20;

    private static final int UNPROCESSABLE = 422;

    private final Visitor visitor;
    private final CaseQueue queue;
    private final SavedViews views;
    private final SupportLookup lookup;
    private final Knowledge knowledge;
    private final CodeReader codes;

    QueuePage(
            Visitor visitor,
            CaseQueue queue,
            SavedViews views,
            SupportLookup lookup,
            Knowledge knowledge,
            CodeReader codes) {
        this.visitor = visitor;
        this.queue = queue;
        this.views = views;
        this.lookup = lookup;
        this.knowledge = knowledge;
        this.codes = codes;
    }

    /** What else there is to say on the page. */
    private record Said(String heard, SupportLookup.@Nullable Miss miss, boolean viewRefused) {
        static final Said NOTHING = new Said("", null, false);
    }

    /** The desk's front door: whose work is on another page is led there. */
    @GET
    @RolesAllowed({DeskRoles.SUPPORT, DeskRoles.ANALYST, DeskRoles.EDITOR, DeskRoles.AUDITOR, DeskRoles.ADMIN})
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response list(@Context UriInfo address) {
        if (!visitor.is(DeskRoles.SUPPORT)) {
            return Response.seeOther(visitor.start()).build();
        }
        String page = address.getQueryParameters().getFirst("page");
        int number = page != null && page.matches("[0-9]{1,3}") ? Math.clamp(Integer.parseInt(page), 1, LAST_PAGE) : 1;
        return show(
                Response.Status.OK.getStatusCode(), FilterForm.of(address.getQueryParameters()), number, Said.NOTHING);
    }

    /** By POST, so that codes stay out of histories and logs. */
    @POST
    @Path("/find")
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response find(@RestForm @Nullable String supportCode) {
        String heard = supportCode == null ? "" : supportCode;
        return switch (lookup.find(visitor.name(), heard)) {
            case SupportLookup.Found(var id) ->
                Response.seeOther(URI.create("/desk/sessions/" + id)).build();
            case SupportLookup.Missed(var why) ->
                show(status(why).getStatusCode(), FilterForm.empty(), 1, new Said(heard, why, false));
        };
    }

    private static Response.Status status(SupportLookup.Miss why) {
        return switch (why) {
            case UNREADABLE -> Response.Status.BAD_REQUEST;
            case UNKNOWN -> Response.Status.NOT_FOUND;
            case LOCKED, HASTY -> Response.Status.TOO_MANY_REQUESTS;
        };
    }

    /** Keeps the filter under a name. @param fields those of the filter, {@code name}, and {@code shared} if it is for all */
    @POST
    @Path("/views")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response keep(MultivaluedMap<String, String> fields) {
        FilterForm form = FilterForm.of(fields);
        String name =
                Optional.ofNullable(fields.getFirst("name")).orElse("").strip().replace("\0", "");
        return views.keep(visitor.name(), name, form.query(), fields.containsKey("shared"))
                ? Response.seeOther(URI.create("/desk?" + form.query())).build()
                : show(UNPROCESSABLE, form, 1, new Said("", null, true));
    }

    @POST
    @Path("/views/{id}/remove")
    @RunOnVirtualThread
    public Response remove(@PathParam("id") String id) {
        RowId.read(id).ifPresent(view -> views.remove(visitor.name(), view));
        return Response.seeOther(URI.create("/desk")).build();
    }

    /** After a form the address bar names its target; loading that shows the queue. */
    @GET
    @Path("/{form:find|views}")
    public Response back() {
        return Response.seeOther(URI.create("/desk")).build();
    }

    private Response show(int status, FilterForm form, int page, Said said) {
        Visitor.Frame frame = visitor.frame();
        CaseQueue.Listed listed = queue.list(form.read(codes), page - 1, PAGE_SIZE);
        QueueView view = new QueueView(
                listed.lines().stream().map(line -> row(line, frame.lang())).toList(),
                listed.total(),
                listed.more(),
                page,
                page > 1 ? form.address(page - 1) : "",
                listed.further() && page < LAST_PAGE ? form.address(page + 1) : "",
                form.typed(),
                form.unreadable(codes),
                form.query(),
                frame.name(),
                causes(frame.lang()),
                queue.assignees(),
                queue.tags(),
                List.of(Outcome.Result.values()),
                views.of(frame.name()),
                said.heard(),
                said.miss(),
                said.viewRefused());
        return Response.status(status)
                .entity(DeskTemplates.queue(frame.lang(), frame, view).setLocale(frame.lang()))
                .build();
    }

    private QueueView.Row row(CaseQueue.Line line, String language) {
        SessionSummary s = line.session();
        return new QueueView.Row(
                s.id().toString(),
                line.file().unread(),
                s.supportCode().value(),
                DeskTime.text(s.createdAt()),
                s.code().map(ErrorCode::toString).orElse(""),
                s.host().orElse(""),
                s.gateway().orElse(""),
                s.topCause().map(id -> title(id, language)).orElse(""),
                s.from().orElse(""),
                line.file().assignedTo().orElse(""),
                line.file().tags(),
                Outcome.Result.byId(s.state()).orElse(null));
    }

    /** Nothing for the cause that is not in our list. */
    private String title(String cause, String language) {
        return cause.equals(Diagnosis.UNLISTED.value())
                ? ""
                : new Titles(knowledge.now(), language).of(new CauseId(cause));
    }

    private List<QueueView.Choice> causes(String language) {
        return knowledge.now().causes().stream()
                .map((Cause c) -> new QueueView.Choice(
                        c.id().value(), c.texts().in(language).title()))
                .sorted(Comparator.comparing(QueueView.Choice::title))
                .toList();
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
