package dev.redial.desk;

import dev.redial.code.CodeReader;
import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Diagnosis;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.Knowledge;
import dev.redial.outcome.Outcome;
import dev.redial.session.SessionLog;
import dev.redial.session.SessionSummary;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The list of sessions, newest first, and the way from a support code to its session. */
@Path("/desk")
public class SessionsPage {

    private static final int PAGE_SIZE = 50;

    /** Further back nobody turns pages; and the offset stays a number that databases like. */
    private static final int LAST_PAGE = 10_000;

    private final Visitor visitor;
    private final SessionLog log;
    private final SupportLookup lookup;
    private final Knowledge knowledge;
    private final CodeReader codes;

    SessionsPage(Visitor visitor, SessionLog log, SupportLookup lookup, Knowledge knowledge, CodeReader codes) {
        this.visitor = visitor;
        this.log = log;
        this.lookup = lookup;
        this.knowledge = knowledge;
        this.codes = codes;
    }

    /** The desk's front door: whose work is on another page is led there. */
    @GET
    @RolesAllowed({DeskRoles.SUPPORT, DeskRoles.ANALYST, DeskRoles.EDITOR, DeskRoles.AUDITOR, DeskRoles.ADMIN})
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response list(
            @RestQuery @Nullable String code,
            @RestQuery @Nullable String cause,
            @RestQuery @Nullable String host,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String since,
            @RestQuery @Nullable String page) {
        if (!visitor.is(DeskRoles.SUPPORT)) {
            return Response.seeOther(visitor.start()).build();
        }
        FilterForm form = FilterForm.of(code, cause, host, state, since);
        return show(Response.Status.OK, form, pageNumber(page), "", null);
    }

    /** By POST, so that codes stay out of histories and logs. */
    @POST
    @Path("/find")
    @RolesAllowed(DeskRoles.SUPPORT)
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response find(@RestForm @Nullable String supportCode) {
        String heard = supportCode == null ? "" : supportCode;
        return switch (lookup.find(visitor.name(), heard)) {
            case SupportLookup.Found(var id) ->
                Response.seeOther(URI.create("/desk/sessions/" + id)).build();
            case SupportLookup.Missed(var why) -> show(status(why), FilterForm.empty(), 1, heard, why);
        };
    }

    private static Response.Status status(SupportLookup.Miss why) {
        return switch (why) {
            case UNREADABLE -> Response.Status.BAD_REQUEST;
            case UNKNOWN -> Response.Status.NOT_FOUND;
            case LOCKED, HASTY -> Response.Status.TOO_MANY_REQUESTS;
        };
    }

    private static int pageNumber(@Nullable String page) {
        return page != null && page.matches("[0-9]{1,5}") ? Math.clamp(Integer.parseInt(page), 1, LAST_PAGE) : 1;
    }

    private Response show(
            Response.Status status, FilterForm form, int page, String heard, SupportLookup.@Nullable Miss miss) {
        Visitor.Frame frame = visitor.frame();
        SessionLog.Listed listed = log.list(form.read(codes), page - 1, PAGE_SIZE);
        int pages = Math.max(1, Math.ceilDiv(Math.toIntExact(listed.total()), PAGE_SIZE));
        SessionsView view = new SessionsView(
                listed.sessions().stream().map(s -> row(s, frame.lang())).toList(),
                listed.total(),
                page,
                pages,
                page > 1 ? form.address(page - 1) : "",
                page < pages ? form.address(page + 1) : "",
                form.shown(codes),
                causes(frame.lang()),
                List.of(Outcome.Result.values()),
                heard,
                miss);
        return Response.status(status)
                .entity(DeskTemplates.sessions(frame.lang(), frame, view).setLocale(frame.lang()))
                .build();
    }

    private SessionsView.Row row(SessionSummary s, String language) {
        return new SessionsView.Row(
                s.id().toString(),
                s.supportCode().value(),
                DeskTime.text(s.createdAt()),
                s.code().map(ErrorCode::toString).orElse(""),
                s.host().orElse(""),
                s.topCause().map(id -> title(id, language)).orElse(""),
                s.from().orElse(""),
                Outcome.Result.byId(s.state()).orElse(null));
    }

    /** The id itself where the knowledge has dropped the cause since; nothing for the cause that is not in our list. */
    private String title(String cause, String language) {
        return cause.equals(Diagnosis.UNLISTED.value())
                ? ""
                : knowledge
                        .now()
                        .cause(new CauseId(cause))
                        .map(c -> c.texts().in(language).title())
                        .orElse(cause);
    }

    private List<SessionsView.Choice> causes(String language) {
        return knowledge.now().causes().stream()
                .map((Cause c) -> new SessionsView.Choice(
                        c.id().value(), c.texts().in(language).title()))
                .sorted(Comparator.comparing(SessionsView.Choice::title))
                .toList();
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
