package dev.redial.desk;

import dev.redial.admission.Client;
import dev.redial.admission.LimitWords;
import dev.redial.admission.Proxies;
import dev.redial.audit.AuditAction;
import dev.redial.casework.Casework;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.StepId;
import dev.redial.outcome.Outcome;
import dev.redial.probe.Depth;
import dev.redial.session.CheckStart;
import dev.redial.session.RunningChecks;
import dev.redial.session.SessionState;
import dev.redial.session.Sessions;
import dev.redial.target.RefusalWords;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** One session with everything that is known about it, and what staff do with it. */
@Path("/desk/sessions/{id}")
@RolesAllowed(DeskRoles.SUPPORT)
@Produces("text/html;charset=UTF-8")
public class SessionPage {

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    /** As in {@code case_work.assigned_to}. */
    private static final int LONGEST_NAME = 255;

    private final Visitor visitor;
    private final Sessions sessions;
    private final SessionViews views;
    private final CaseViews cases;
    private final Casework casework;
    private final RunningChecks checks;
    private final Knowledge knowledge;
    private final Proxies proxies;
    private final Proposals proposals;

    SessionPage(
            Visitor visitor,
            Sessions sessions,
            SessionViews views,
            CaseViews cases,
            Casework casework,
            RunningChecks checks,
            Knowledge knowledge,
            Proxies proxies,
            Proposals proposals) {
        this.visitor = visitor;
        this.sessions = sessions;
        this.views = views;
        this.cases = cases;
        this.casework = casework;
        this.checks = checks;
        this.knowledge = knowledge;
        this.proxies = proxies;
        this.proposals = proposals;
    }

    @GET
    @RunOnVirtualThread
    public Response show(@PathParam("id") String id) {
        Optional<SessionState> session = RowId.read(id).flatMap(sessions::find);
        session.ifPresent(s -> casework.seen(s.id(), visitor.name()));
        return session.map(s -> page(Response.Status.OK.getStatusCode(), s, CaseView.Typed.NOTHING))
                .orElseGet(this::unknown);
    }

    private Response page(int status, SessionState session, CaseView.Typed typed) {
        Visitor.Frame frame = visitor.frame();
        var all = sessions.checks(session.id());
        return Response.status(status)
                .entity(DeskTemplates.session(
                                frame.lang(),
                                frame,
                                views.of(session, all, frame.lang()),
                                cases.of(session, all, frame, typed))
                        .setLocale(frame.lang()))
                .build();
    }

    private Response unknown() {
        Visitor.Frame frame = visitor.frame();
        return Response.status(Response.Status.NOT_FOUND)
                .entity(DeskTemplates.unknown(frame.lang(), frame).setLocale(frame.lang()))
                .build();
    }

    /** After a refused form the address bar names its target; loading that shows the session. */
    @GET
    @Path("/{form:assign|notes|messages|tags|check|resolve|reopen}")
    @RunOnVirtualThread
    public Response back(@PathParam("id") String id) {
        return RowId.read(id).map(session -> see(session, "")).orElseGet(this::unknown);
    }

    private static Response see(UUID session, String part) {
        return Response.seeOther(URI.create("/desk/sessions/" + session + part)).build();
    }

    /** @param done whether there is such a session */
    private Response done(UUID session, boolean done, String part) {
        return done ? see(session, part) : unknown();
    }

    /** The page once more, with what is wrong said at its place and nothing typed lost. */
    private Response again(UUID id, int status, CaseView.Said said, Map<String, String> typed, String reason) {
        return sessions.find(id)
                .map(s -> page(status, s, new CaseView.Typed(said, typed, reason)))
                .orElseGet(this::unknown);
    }

    /** @param to a member of staff; empty for nobody */
    @POST
    @Path("/assign")
    @RunOnVirtualThread
    public Response assign(@PathParam("id") String id, @RestForm @Nullable String to) {
        Optional<String> person = Optional.of(typed(to)).filter(t -> !t.isEmpty());
        boolean tooLong = typed(to).length() > LONGEST_NAME;
        return RowId.read(id)
                .map(session -> tooLong
                        ? again(session, UNPROCESSABLE, CaseView.Said.NAME_LONG, Map.of("to", typed(to)), "")
                        : done(session, casework.assign(session, person, visitor.name()), ""))
                .orElseGet(this::unknown);
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text.strip().replace("\0", "");
    }

    @POST
    @Path("/notes")
    @RunOnVirtualThread
    public Response note(@PathParam("id") String id, @RestForm @Nullable String words) {
        return written(id, words, "note", CaseView.Said.NOTE_EMPTY, CaseView.Said.NOTE_LONG, casework::note);
    }

    /** Shown to the visitor on their page. */
    @POST
    @Path("/messages")
    @RunOnVirtualThread
    public Response message(@PathParam("id") String id, @RestForm @Nullable String words) {
        return written(
                id, words, "message", CaseView.Said.MESSAGE_EMPTY, CaseView.Said.MESSAGE_LONG, casework::message);
    }

    /** Keeps words with a case. */
    private interface Writing {
        boolean write(UUID session, String words, String who);
    }

    private Response written(
            String id,
            @Nullable String words,
            String field,
            CaseView.Said empty,
            CaseView.Said tooLong,
            Writing writing) {
        String text = typed(words);
        Optional<UUID> session = RowId.read(id);
        if (session.isEmpty()) {
            return unknown();
        }
        if (text.isEmpty() || text.length() > Casework.LONGEST_NOTE) {
            return again(session.get(), UNPROCESSABLE, text.isEmpty() ? empty : tooLong, Map.of(field, text), "");
        }
        return done(session.get(), writing.write(session.get(), text, visitor.name()), "#notes");
    }

    /** @param tag to be added @param without to be taken away */
    @POST
    @Path("/tags")
    @RunOnVirtualThread
    public Response tag(
            @PathParam("id") String id, @RestForm @Nullable String tag, @RestForm @Nullable String without) {
        Optional<UUID> session = RowId.read(id);
        if (session.isEmpty()) {
            return unknown();
        }
        if (without != null) {
            return done(session.get(), casework.untag(session.get(), without, visitor.name()), "");
        }
        return Casework.readTag(typed(tag))
                .map(read -> done(session.get(), casework.tag(session.get(), read, visitor.name()), ""))
                .orElseGet(() -> again(
                        session.get(), UNPROCESSABLE, CaseView.Said.TAG_UNREADABLE, Map.of("tag", typed(tag)), ""));
    }

    /** Tests the computer once more, as far as the person agreed to. */
    @POST
    @Path("/check")
    @RunOnVirtualThread
    public Response check(
            @PathParam("id") String id, @RestForm @Nullable String depth, @Context HttpServerRequest request) {
        Optional<UUID> session = RowId.read(id).filter(s -> sessions.find(s).isPresent());
        if (session.isEmpty()) {
            return unknown();
        }
        visitor.does(AuditAction.RETESTED, id);
        Locale locale = Locale.of(visitor.language());
        return switch (checks.start(
                        session.get(), client(request), Depth.byId(typed(depth)).orElse(Depth.USUAL))
                .orElse(new CheckStart.Refused("TARGET_MISSING", false))) {
            case CheckStart.Started started -> see(session.get(), "#checks");
            case CheckStart.Refused refused ->
                again(
                        session.get(),
                        UNPROCESSABLE,
                        CaseView.Said.TEST_REFUSED,
                        Map.of(),
                        RefusalWords.text(refused.reason(), locale));
            case CheckStart.Later(var turned) ->
                again(
                        session.get(),
                        TOO_MANY,
                        CaseView.Said.TEST_LATER,
                        Map.of(),
                        LimitWords.in(locale).text(turned));
        };
    }

    private Client client(HttpServerRequest request) {
        return proxies.client(
                request.connection().remoteAddress().hostAddress(),
                request.headers().getAll("X-Forwarded-For"));
    }

    /** How it ended, as staff found it. @param cause empty where it stayed unknown @param step empty where nothing of ours helped */
    @POST
    @Path("/resolve")
    @RunOnVirtualThread
    public Response resolve(
            @PathParam("id") String id,
            @RestForm @Nullable String result,
            @RestForm @Nullable String cause,
            @RestForm @Nullable String step) {
        Optional<UUID> session = RowId.read(id);
        Optional<Outcome.Result> how = Outcome.Result.byId(typed(result));
        Optional<CauseId> what = Optional.of(new CauseId(typed(cause)))
                .filter(c -> knowledge.now().cause(c).isPresent());
        Optional<StepId> helped = Optional.of(new StepId(typed(step)))
                .filter(s -> knowledge.now().step(s).isPresent());
        if (session.isEmpty()) {
            return unknown();
        }
        boolean unknownCause = !typed(cause).isEmpty() && what.isEmpty();
        if (how.isEmpty() || unknownCause) {
            CaseView.Said said = unknownCause ? CaseView.Said.CAUSE_UNKNOWN : CaseView.Said.RESULT_MISSING;
            Map<String, String> typed = Map.of("result", typed(result), "cause", typed(cause), "step", typed(step));
            return again(session.get(), UNPROCESSABLE, said, typed, "");
        }
        return done(
                session.get(), casework.resolve(session.get(), how.get(), what, helped, visitor.name()), "#outcome");
    }

    /** What the case, its cause confirmed, would add to the knowledge; as a file for an editor. */
    @GET
    @Path("/proposal")
    @RunOnVirtualThread
    public Response proposal(@PathParam("id") String id) {
        return RowId.read(id)
                .flatMap(sessions::find)
                .flatMap(proposals::of)
                .map(diff -> Response.ok(diff, "text/x-diff; charset=utf-8")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"redial-knowledge.diff\"")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .orElseGet(this::unknown);
    }

    @POST
    @Path("/reopen")
    @RunOnVirtualThread
    public Response reopen(@PathParam("id") String id) {
        return RowId.read(id)
                .map(session -> done(session, casework.reopen(session, visitor.name()), ""))
                .orElseGet(this::unknown);
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
