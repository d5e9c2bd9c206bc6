package dev.redial.api;

import dev.redial.admission.Client;
import dev.redial.admission.LimitWords;
import dev.redial.admission.Proxies;
import dev.redial.knowledge.Languages;
import dev.redial.probe.Depth;
import dev.redial.session.CheckEvent;
import dev.redial.session.CheckStart;
import dev.redial.session.RunningChecks;
import dev.redial.session.SessionToken;
import dev.redial.session.Sessions;
import dev.redial.target.RefusalWords;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Checks of a session's computer: start, read, follow. */
@PermitAll
@Path("/api/v1/sessions/{token}/checks")
@Produces(MediaType.APPLICATION_JSON)
public class ChecksResource {

    private final Sessions sessions;
    private final RunningChecks checks;
    private final Proxies proxies;

    ChecksResource(Sessions sessions, RunningChecks checks, Proxies proxies) {
        this.sessions = sessions;
        this.checks = checks;
        this.proxies = proxies;
    }

    /** Starts a check; {@code ?depth=deep} asks for repeated connections besides, twelve in all. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Response start(
            @RestPath String token,
            @RestQuery @DefaultValue("usual") String depth,
            @Context HttpServerRequest request,
            @Context HttpHeaders headers) {
        Client client = proxies.client(
                request.connection().remoteAddress().hostAddress(),
                request.headers().getAll("X-Forwarded-For"));
        CheckStart start =
                checks.start(read(token), client, depth(depth)).orElseThrow(() -> Problem.notFound("Session"));
        return switch (start) {
            case CheckStart.Started(int number) ->
                Response.status(Response.Status.ACCEPTED)
                        .location(URI.create("/api/v1/sessions/" + token + "/checks/" + number))
                        .entity(Map.of("check", number))
                        .build();
            case CheckStart.Refused(var reason, var gateway) ->
                throw Problem.unusable(gateway ? "gateway" : "target", reason, why(reason, headers));
            case CheckStart.Later(var turned) ->
                throw Problem.later(turned, LimitWords.in(language(headers)).text(turned));
        };
    }

    private static String why(String reason, HttpHeaders headers) {
        return RefusalWords.text(reason, language(headers));
    }

    private static Locale language(HttpHeaders headers) {
        return Locale.forLanguageTag(Languages.choose(headers.getAcceptableLanguages()));
    }

    private static Depth depth(String text) {
        return Depth.byId(text)
                .orElseThrow(() -> Problem.unusable("depth", "DEPTH_UNKNOWN", "A depth is usual or deep."));
    }

    @GET
    @Path("/{number}")
    @RunOnVirtualThread
    public Response read(@RestPath String token, @RestPath int number, @Context HttpHeaders headers) {
        String language = Languages.choose(headers.getAcceptableLanguages());
        return sessions.check(read(token), number)
                .map(c -> Response.ok(Views.CheckView.of(c, language))
                        .header("Cache-Control", "no-store")
                        .build())
                .orElseThrow(() -> Problem.notFound("Check"));
    }

    /** Follows a check; a client that was cut off names the last event it saw and gets what came after. */
    @GET
    @Path("/{number}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    public Multi<OutboundSseEvent> follow(
            @RestPath String token,
            @RestPath int number,
            @RestHeader("Last-Event-ID") @Nullable String last,
            @Context Sse sse,
            @Context HttpHeaders headers) {
        String language = Languages.choose(headers.getAcceptableLanguages());
        UnicastProcessor<OutboundSseEvent> events = UnicastProcessor.create();
        Runnable stop = checks.follow(read(token), number, lastSeen(last), event -> {
                    events.onNext(sent(event, sse, language));
                    if (event instanceof CheckEvent.Ended) {
                        events.onComplete();
                    }
                })
                .orElseThrow(() -> Problem.notFound("Check"));
        return events.onTermination().invoke(stop);
    }

    private static int lastSeen(@Nullable String last) {
        return last != null && last.matches("[0-9]{1,6}") ? Integer.parseInt(last) : 0;
    }

    private static OutboundSseEvent sent(CheckEvent event, Sse sse, String language) {
        return switch (event) {
            case CheckEvent.StageChanged(int id, var stage) -> event(sse, id, "stage", Views.StageView.of(stage));
            case CheckEvent.Found(int id, var finding) ->
                event(sse, id, "finding", Views.FindingView.of(finding, language));
            case CheckEvent.Ended(int id, var status) -> event(sse, id, "done", Map.of("status", status.id()));
        };
    }

    private static OutboundSseEvent event(Sse sse, int id, String name, Object data) {
        return sse.newEventBuilder()
                .id(String.valueOf(id))
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build();
    }

    private static SessionToken read(String token) {
        return SessionToken.read(token).orElseThrow(() -> Problem.notFound("Session"));
    }
}
