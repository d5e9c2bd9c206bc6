package dev.redial.api;

import dev.redial.casework.Casework;
import dev.redial.casework.Incidents;
import dev.redial.diagnosis.StepResult;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.Languages;
import dev.redial.knowledge.Question;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import dev.redial.outcome.Outcome;
import dev.redial.session.Advice;
import dev.redial.session.Arrival;
import dev.redial.session.Report;
import dev.redial.session.SessionExport;
import dev.redial.session.SessionState;
import dev.redial.session.SessionToken;
import dev.redial.session.Sessions;
import dev.redial.session.Troubleshooter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Sessions: open, read, answer, report steps and the outcome, erase. */
@PermitAll
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SessionsResource {

    private static final int LONGEST_COMMENT = 2000;

    private final Sessions sessions;
    private final Troubleshooter troubleshooter;
    private final Knowledge knowledge;
    private final Input input;
    private final NextStepWords words;
    private final Casework casework;
    private final Incidents incidents;
    private final Clock clock;

    SessionsResource(
            Sessions sessions,
            Troubleshooter troubleshooter,
            Knowledge knowledge,
            Input input,
            NextStepWords words,
            Casework casework,
            Incidents incidents,
            Clock clock) {
        this.sessions = sessions;
        this.troubleshooter = troubleshooter;
        this.knowledge = knowledge;
        this.input = input;
        this.words = words;
        this.casework = casework;
        this.incidents = incidents;
        this.clock = clock;
    }

    @POST
    public Response open(@Nullable SessionBody sent, @Context HttpHeaders headers) {
        SessionBody body = sent == null ? new SessionBody(null, null, null, null, null, null) : sent;
        Sessions.Opened opened = sessions.open(new Arrival(
                input.code(body),
                input.target(body),
                Input.from(body),
                Boolean.TRUE.equals(body.consent()),
                language(headers)));
        String token = opened.token().value();
        String self = "/api/v1/sessions/" + token;
        Map<String, String> links = new TreeMap<>(
                Map.of("self", self, "checks", self + "/checks", "report", self + "/report", "page", "/s/" + token));
        return Response.created(URI.create(self))
                .header("Cache-Control", "no-store")
                .entity(new Views.OpenedView(token, opened.supportCode().value(), links))
                .build();
    }

    @GET
    @Path("/{token}")
    public Response read(@RestPath String token, @Context HttpHeaders headers) {
        SessionState state = find(token);
        Advice advice = troubleshooter.advise(state.relevant());
        Views.SupportView support = Views.SupportView.of(
                incidents.banners(state.id()), casework.messages(state.id()), casework.views(state.id()));
        return Response.ok(Views.SessionView.of(
                        state, advice, sessions.beforeAfter(state), knowledge.now(), words, support, language(headers)))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Which client can connect, by the latest check; none while there is no host that answered. */
    @GET
    @Path("/{token}/clients")
    public RestResponse<Views.ClientsView> clients(@RestPath String token, @Context HttpHeaders headers) {
        SessionState state = find(token);
        return RestResponse.ResponseBuilder.ok(
                        Views.ClientsView.of(troubleshooter.clients(state.relevant()), language(headers)))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** The case as {@code json}, {@code md} or {@code txt}; without names and addresses unless {@code redacted=false}. */
    @GET
    @Path("/{token}/report")
    @Produces(MediaType.WILDCARD)
    public Response report(
            @RestPath String token,
            @RestQuery @DefaultValue("json") String format,
            @RestQuery @DefaultValue("true") boolean redacted,
            @Context HttpHeaders headers) {
        SessionState state = find(token);
        String language = language(headers);
        Report report = Report.of(
                state,
                troubleshooter.advise(state.relevant()),
                troubleshooter.clients(state.relevant()),
                knowledge.now(),
                language,
                redacted);
        return switch (format) {
            case "json" -> Response.ok(report, MediaType.APPLICATION_JSON_TYPE).build();
            case "md" ->
                Response.ok(report.markdown(), "text/markdown;charset=UTF-8").build();
            case "txt" ->
                Response.ok(report.plain(), "text/plain;charset=UTF-8").build();
            default -> throw Problem.unusable("format", "NO_SUCH_FORMAT", "Possible formats: json, md, txt.");
        };
    }

    /** All that is stored about the session, as a file (REQUIREMENTS G-04). */
    @GET
    @Path("/{token}/export")
    @Produces(MediaType.WILDCARD) // a browser's link asks for a page
    public Response export(@RestPath String token) {
        SessionExport export = sessions.export(read(token)).orElseThrow(() -> Problem.notFound("Session"));
        return Response.ok(export, MediaType.APPLICATION_JSON_TYPE)
                .header("Content-Disposition", "attachment; filename=\"redial-session.json\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** @param answer the id of one of the question's answers, or {@code unknown} */
    public record AnswerBody(@Nullable String answer) {}

    @PUT
    @Path("/{token}/answers/{question}")
    public Response answer(@RestPath String token, @RestPath String question, @Nullable AnswerBody body) {
        find(token);
        Question asked =
                knowledge.now().question(new QuestionId(question)).orElseThrow(() -> Problem.notFound("Question"));
        String answer = body == null || body.answer() == null ? "" : body.answer();
        if (!asked.accepts(answer)) {
            throw Problem.unusable(
                    "answer",
                    "NO_SUCH_ANSWER",
                    "Possible answers: " + String.join(", ", asked.answers()) + ", unknown.");
        }
        sessions.answer(read(token), asked.id(), answer);
        return Response.noContent().build();
    }

    @DELETE
    @Path("/{token}/answers/{question}")
    @Consumes(MediaType.WILDCARD)
    public Response withdraw(@RestPath String token, @RestPath String question) {
        find(token);
        sessions.withdraw(read(token), new QuestionId(question));
        return Response.noContent().build();
    }

    /** @param result fixed, not-fixed, not-possible or skipped */
    public record StepBody(@Nullable String result) {}

    @POST
    @Path("/{token}/steps/{step}")
    public Response tried(@RestPath String token, @RestPath String step, @Nullable StepBody body) {
        find(token);
        StepId id = knowledge
                .now()
                .step(new StepId(step))
                .orElseThrow(() -> Problem.notFound("Step"))
                .id();
        StepResult result = Optional.ofNullable(body)
                .map(StepBody::result)
                .flatMap(StepResult::byId)
                .orElseThrow(() -> Problem.unusable(
                        "result", "NO_SUCH_RESULT", "Possible results: fixed, not-fixed, not-possible, skipped."));
        sessions.tried(read(token), id, result);
        return Response.noContent().build();
    }

    /** @param result fixed, not-fixed or gave-up; @param step the step that fixed it; @param comment at most 2000 characters */
    public record OutcomeBody(
            @Nullable String result,
            @Nullable String step,
            @Nullable String comment) {}

    @POST
    @Path("/{token}/outcome")
    public Response end(@RestPath String token, @Nullable OutcomeBody sent) {
        SessionState state = find(token);
        OutcomeBody body = sent == null ? new OutcomeBody(null, null, null) : sent;
        Outcome.Result result = Optional.ofNullable(body.result())
                .flatMap(Outcome.Result::byId)
                .orElseThrow(() ->
                        Problem.unusable("result", "NO_SUCH_RESULT", "Possible results: fixed, not-fixed, gave-up."));
        Optional<String> step = Optional.ofNullable(body.step()).filter(s -> !s.isBlank());
        if (step.isPresent() && knowledge.now().step(new StepId(step.get())).isEmpty()) {
            throw Problem.unusable("step", "NO_SUCH_STEP", "There is no such step.");
        }
        Optional<String> comment = Optional.ofNullable(body.comment()).filter(c -> !c.isBlank());
        if (comment.map(String::length).orElse(0) > LONGEST_COMMENT) {
            throw Problem.unusable("comment", "TOO_LONG", "A comment has at most " + LONGEST_COMMENT + " characters.");
        }
        sessions.end(read(token), new Outcome(result, step, leadingCause(state), comment, clock.instant()));
        return Response.noContent().build();
    }

    private Optional<String> leadingCause(SessionState state) {
        return troubleshooter.advise(state.relevant()).diagnosis().causes().stream()
                .findFirst()
                .map(c -> c.cause().value());
    }

    @DELETE
    @Path("/{token}")
    @Consumes(MediaType.WILDCARD)
    public Response erase(@RestPath String token) {
        if (!sessions.erase(read(token))) {
            throw Problem.notFound("Session");
        }
        return Response.noContent().build();
    }

    private SessionState find(String token) {
        return sessions.find(read(token)).orElseThrow(() -> Problem.notFound("Session"));
    }

    private static SessionToken read(String token) {
        return SessionToken.read(token).orElseThrow(() -> Problem.notFound("Session"));
    }

    private static String language(HttpHeaders headers) {
        return Languages.choose(headers.getAcceptableLanguages());
    }
}
