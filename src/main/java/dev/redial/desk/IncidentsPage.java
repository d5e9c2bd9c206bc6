package dev.redial.desk;

import dev.redial.casework.CaseGroups;
import dev.redial.casework.Incidents;
import dev.redial.casework.Term;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.Titles;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Cases that have a thing in common: groups that Redial sees, and incidents that staff made of them. */
@Path("/desk/incidents")
@RolesAllowed(DeskRoles.SUPPORT)
@Produces("text/html;charset=UTF-8")
public class IncidentsPage {

    private static final int UNPROCESSABLE = 422;

    private final Visitor visitor;
    private final Incidents incidents;
    private final CaseGroups groups;
    private final Knowledge knowledge;

    IncidentsPage(Visitor visitor, Incidents incidents, CaseGroups groups, Knowledge knowledge) {
        this.visitor = visitor;
        this.incidents = incidents;
        this.groups = groups;
        this.knowledge = knowledge;
    }

    @GET
    @RunOnVirtualThread
    public Response list() {
        Visitor.Frame frame = visitor.frame();
        List<Incidents.Incident> all = incidents.all();
        List<Term> known = all.stream()
                .filter(i -> i.closedAt().isEmpty())
                .map(Incidents.Incident::term)
                .toList();
        IncidentsView view = new IncidentsView(
                all.stream().map(i -> line(i, frame.lang())).toList(),
                groups.ofTheDay().stream()
                        .filter(g -> !known.contains(g.term()))
                        .map(g -> group(g, frame.lang()))
                        .toList());
        return Response.ok(DeskTemplates.incidents(frame.lang(), frame, view).setLocale(frame.lang()))
                .build();
    }

    private IncidentsView.Line line(Incidents.Incident i, String language) {
        return new IncidentsView.Line(
                i.id().toString(),
                i.term().kind(),
                subject(i.term(), language),
                DeskTime.text(i.since()),
                i.openedBy(),
                i.closedAt().map(DeskTime::text).orElse(""),
                i.banner().orElse(""),
                groups.of(i.term(), i.since()).map(g -> group(g, language)).orElse(null),
                queue(i.term()) + "&since=" + inAddress(DeskTime.minute(i.since())));
    }

    private IncidentsView.GroupLine group(CaseGroups.Group g, String language) {
        return new IncidentsView.GroupLine(
                g.term().kind(),
                g.term().text(),
                subject(g.term(), language),
                g.cases(),
                g.people(),
                g.open(),
                DeskTime.text(g.since()),
                DeskTime.text(g.latest()),
                queue(g.term()));
    }

    private String subject(Term term, String language) {
        return term.kind() == Term.Kind.CAUSE
                ? new Titles(knowledge.now(), language).of(new CauseId(term.text()))
                : term.text();
    }

    /** The queue narrowed to what has this in common: fields of its filter are named like the kinds of terms. */
    private static String queue(Term term) {
        return "/desk?" + term.kind().name().toLowerCase(Locale.ROOT) + "=" + inAddress(term.text());
    }

    private static String inAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Makes an incident of a group. */
    @POST
    @RunOnVirtualThread
    public Response open(@RestForm @Nullable String kind, @RestForm @Nullable String subject) {
        Optional<CaseGroups.Group> group =
                groups.group(kind == null ? "" : kind, subject == null ? "" : subject.replace("\0", ""));
        return group.map(g -> incidents.open(g.term(), g.since(), visitor.name()))
                .map(i -> Response.seeOther(URI.create("/desk/incidents/" + i.id()))
                        .build())
                .orElseGet(
                        () -> Response.seeOther(URI.create("/desk/incidents")).build());
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public Response show(@PathParam("id") String id) {
        return find(id).map(i -> page(Response.Status.OK.getStatusCode(), i, null))
                .orElseGet(this::unknown);
    }

    private Optional<Incidents.Incident> find(String id) {
        return RowId.read(id).flatMap(incidents::find);
    }

    /** @param refused a banner that is too long, as it was typed */
    private Response page(int status, Incidents.Incident incident, @Nullable String refused) {
        Visitor.Frame frame = visitor.frame();
        return Response.status(status)
                .entity(DeskTemplates.incident(frame.lang(), frame, line(incident, frame.lang()), refused)
                        .setLocale(frame.lang()))
                .build();
    }

    private Response unknown() {
        Visitor.Frame frame = visitor.frame();
        return Response.status(Response.Status.NOT_FOUND)
                .entity(DeskTemplates.unknown(frame.lang(), frame).setLocale(frame.lang()))
                .build();
    }

    /** What visitors of its cases are told from now on; nothing, if it is empty. */
    @POST
    @Path("/{id}/banner")
    @RunOnVirtualThread
    public Response say(@PathParam("id") String id, @RestForm @Nullable String banner) {
        String text = banner == null ? "" : banner.strip().replace("\0", "");
        Optional<Incidents.Incident> incident = find(id);
        if (incident.isPresent() && text.length() > Incidents.LONGEST_BANNER) {
            return page(UNPROCESSABLE, incident.get(), text);
        }
        return incident.map(i -> {
                    incidents.say(i.id(), Optional.of(text).filter(t -> !t.isEmpty()), visitor.name());
                    return see(i);
                })
                .orElseGet(this::unknown);
    }

    private static Response see(Incidents.Incident incident) {
        return Response.seeOther(URI.create("/desk/incidents/" + incident.id())).build();
    }

    @POST
    @Path("/{id}/close")
    @RunOnVirtualThread
    public Response close(@PathParam("id") String id) {
        return find(id).map(i -> {
                    incidents.close(i.id(), visitor.name());
                    return see(i);
                })
                .orElseGet(this::unknown);
    }

    /** After a refused form the address bar names its target; loading that shows the incident. */
    @GET
    @Path("/{id}/{form:banner|close}")
    @RunOnVirtualThread
    public Response back(@PathParam("id") String id) {
        return find(id).map(IncidentsPage::see).orElseGet(this::unknown);
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
