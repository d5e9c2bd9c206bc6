package dev.redial.portal;

import dev.redial.admission.Admission;
import dev.redial.admission.LimitWords;
import dev.redial.admission.Turned;
import dev.redial.admission.Wish;
import dev.redial.casework.Casework;
import dev.redial.casework.Incidents;
import dev.redial.client.Judgement;
import dev.redial.code.CodeNamespace;
import dev.redial.code.CodeReader;
import dev.redial.code.CodeReading;
import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.StepResult;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.Question;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import dev.redial.outcome.Outcome;
import dev.redial.portal.SessionView.Notice;
import dev.redial.portal.SessionView.Occasion;
import dev.redial.portal.SessionView.OutcomeView;
import dev.redial.probe.Depth;
import dev.redial.session.Advice;
import dev.redial.session.Arrival;
import dev.redial.session.CheckStart;
import dev.redial.session.RunningChecks;
import dev.redial.session.SessionState;
import dev.redial.session.SessionToken;
import dev.redial.session.Sessions;
import dev.redial.session.Troubleshooter;
import dev.redial.target.RefusalWords;
import dev.redial.target.TargetPolicy;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** One visitor's case, from naming the computer to how it ended. Whoever has its address may see and change it. */
@PermitAll
@Path("/s")
@RunOnVirtualThread
public class SessionPage {

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int LONGEST_REMARK = 2000;
    private static final int REFRESH_SECONDS = 2;

    private final Sessions sessions;
    private final RunningChecks checks;
    private final Troubleshooter troubleshooter;
    private final Knowledge knowledge;
    private final CodeReader reader;
    private final TargetPolicy policy;
    private final Admission admission;
    private final Asking asking;
    private final StartPage startPage;
    private final Casework casework;
    private final Incidents incidents;
    private final Clock clock;

    SessionPage(
            Sessions sessions,
            RunningChecks checks,
            Troubleshooter troubleshooter,
            Knowledge knowledge,
            CodeReader reader,
            TargetPolicy policy,
            Admission admission,
            Asking asking,
            StartPage startPage,
            Casework casework,
            Incidents incidents,
            Clock clock) {
        this.sessions = sessions;
        this.checks = checks;
        this.troubleshooter = troubleshooter;
        this.knowledge = knowledge;
        this.reader = reader;
        this.policy = policy;
        this.admission = admission;
        this.asking = asking;
        this.startPage = startPage;
        this.casework = casework;
        this.incidents = incidents;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance session(SessionView view, SupportView support);

        static native TemplateInstance noSession();

        static native TemplateInstance erased();

        private Templates() {}
    }

    @GET
    public Response nothing() {
        return Page.see("/");
    }

    /** Opens a session from the form of a start or article page, and starts its first check if a computer was named. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response open(
            MultivaluedMap<String, String> fields,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServerRequest client) {
        PageLanguage language = PageLanguage.of(headers, uri);
        boolean withTest = !"without-test".equals(fields.getFirst("action"));
        TypedForm form = readCode(TypedForm.of(fields), language);
        if (withTest) {
            form = form.checked(policy, language);
        }
        if (!form.good()) {
            noteRefusal(Optional.empty(), form, client);
            return Page.of(UNPROCESSABLE, startPage.page(form, language), language)
                    .build();
        }
        Arrival arrival = new Arrival(
                codeOf(form),
                withTest ? form.target() : Optional.empty(),
                Optional.of(form.from()).filter(f -> !f.isEmpty()),
                withTest && form.consent(),
                language.code());
        SessionToken token = sessions.open(arrival).token();
        return withTest ? startCheck(token, client, Depth.USUAL, language) : Page.see(path(token));
    }

    /** Puts what is wrong with the pasted message at its field; what can be read two ways is asked back. */
    private TypedForm readCode(TypedForm form, PageLanguage language) {
        if (!form.code().isBlank() || form.errorText().isBlank()) {
            return form;
        }
        PortalMessages words = language.words();
        return switch (reader.read(form.errorText())) {
            case CodeReading.Found found
            when found.alternative().isPresent() ->
                form.with("errorText", words.readAmbiguous(form.errorText().strip()))
                        .choosing(List.of(
                                found.code().toString(),
                                found.alternative().get().toString()));
            case CodeReading.Found found -> form;
            case CodeReading.Foreign foreign -> form;
            case CodeReading.Nothing(var why) ->
                switch (why) {
                    case EMPTY -> form;
                    case TOO_LONG -> form.with("errorText", words.readTooLong());
                    case NO_CODE -> form.with("errorText", words.readNoCodeStart());
                };
        };
    }

    private Optional<ErrorCode> codeOf(TypedForm form) {
        String text = form.code().isBlank() ? form.errorText() : form.code();
        return text.isBlank()
                ? Optional.empty()
                : switch (reader.read(text)) {
                    case CodeReading.Found found -> Optional.of(found.explained());
                    case CodeReading.Foreign(var namespace, var number) ->
                        // The server's error info stands in our second number; FreeRDP's own list is explained as a
                        // main one.
                        Optional.of(
                                namespace == CodeNamespace.RDP_ERRINFO
                                        ? ErrorCode.of(0, number)
                                        : ErrorCode.of(number));
                    case CodeReading.Nothing nothing -> Optional.empty();
                };
    }

    private static String path(SessionToken token) {
        return "/s/" + token.value();
    }

    private Response startCheck(SessionToken token, HttpServerRequest client, Depth depth, PageLanguage language) {
        Optional<CheckStart> start = checks.start(token, asking.client(client), depth);
        if (start.isEmpty()) {
            return unknown(language);
        }
        return switch (start.get()) {
            case CheckStart.Started started -> Page.see(path(token));
            case CheckStart.Refused refused ->
                again(
                        token,
                        language,
                        UNPROCESSABLE,
                        o -> o.with(
                                o.form().with(field(refused), RefusalWords.text(refused.reason(), language.locale()))));
            case CheckStart.Later(var turned) -> later(token, turned, language);
        };
    }

    private static String field(CheckStart.Refused refused) {
        if (refused.gateway()) {
            return "gateway";
        }
        return refused.reason().equals("CONSENT_MISSING") ? "consent" : "host";
    }

    private Response later(SessionToken token, Turned turned, PageLanguage language) {
        Notice notice = new Notice(
                language.words().laterTitle(), LimitWords.in(language.locale()).text(turned));
        int status = turned.limit().ours() ? Response.Status.SERVICE_UNAVAILABLE.getStatusCode() : TOO_MANY;
        Response page = again(token, language, status, o -> o.with(notice));
        return Response.fromResponse(page)
                .header(HttpHeaders.RETRY_AFTER, turned.seconds())
                .build();
    }

    /** What was refused at the form never becomes a check, but whoever tries one forbidden address after the other shall be noticed. */
    private void noteRefusal(Optional<UUID> session, TypedForm form, HttpServerRequest client) {
        form.objection(policy)
                .ifPresent(objection -> admission.refused(
                        asking.client(client),
                        new Wish(session, objection.target(), Depth.USUAL.id()),
                        objection.why().name()));
    }

    @GET
    @Path("/{token}")
    public Response show(@PathParam("token") String token, @Context HttpHeaders headers, @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        boolean live = "1".equals(uri.getQueryParameters().getFirst("live"));
        Optional<SessionState> state = SessionToken.read(token).flatMap(sessions::find);
        if (state.isEmpty()) {
            return unknown(language);
        }
        SessionView view = view(token, state.get(), language, Occasion.visit(state.get(), live));
        Response.ResponseBuilder page =
                Page.of(Response.Status.OK.getStatusCode(), Templates.session(view, support(state.get())), language);
        // live.js asks for ?live=1 and follows the check itself; everybody else is brought up to date by the browser.
        return view.running() && !live ? page.header("Refresh", REFRESH_SECONDS).build() : page.build();
    }

    /** After a refused form the address bar still names the form's target; loading that shows the session. */
    @GET
    @Path("/{token}/{form:computer|check|answers|outcome|erase}")
    public Response back(@PathParam("token") String token) {
        return SessionToken.read(token).map(t -> Page.see(path(t))).orElseGet(() -> Page.see("/"));
    }

    @GET
    @Path("/{token}/steps/{step}")
    public Response backFromStep(@PathParam("token") String token) {
        return back(token);
    }

    private SessionView view(String token, SessionState state, PageLanguage language, Occasion occasion) {
        Advice advice = troubleshooter.advise(state.relevant());
        List<Judgement> clients = troubleshooter.clients(state.relevant());
        return SessionView.of(
                token, state, advice, sessions.beforeAfter(state), clients, knowledge.now(), language, occasion);
    }

    private SupportView support(SessionState state) {
        return SupportView.of(state.id(), casework, incidents);
    }

    private Response unknown(PageLanguage language) {
        return Page.of(Response.Status.NOT_FOUND.getStatusCode(), Templates.noSession(), language)
                .build();
    }

    /** The session's page once more, with what is wrong said at its place. */
    private Response again(SessionToken token, PageLanguage language, int status, Function<Occasion, Occasion> said) {
        return sessions.find(token)
                .map(state -> {
                    Occasion occasion = said.apply(Occasion.visit(state, true));
                    SessionView view = view(token.value(), state, language, occasion);
                    return Page.of(status, Templates.session(view, support(state)), language)
                            .build();
                })
                .orElseGet(() -> unknown(language));
    }

    /** Names another computer and tests it. */
    @POST
    @Path("/{token}/computer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response computer(
            @PathParam("token") String text,
            MultivaluedMap<String, String> fields,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServerRequest client) {
        PageLanguage language = PageLanguage.of(headers, uri);
        Optional<SessionToken> token = SessionToken.read(text);
        if (token.isEmpty()) {
            return unknown(language);
        }
        TypedForm form = TypedForm.of(fields).checked(policy, language);
        if (!form.good()) {
            noteRefusal(sessions.find(token.get()).map(SessionState::id), form, client);
            return again(token.get(), language, UNPROCESSABLE, o -> o.with(form));
        }
        boolean known = form.target()
                .map(target -> sessions.name(token.get(), target, form.consent()))
                .orElse(false);
        return known ? startCheck(token.get(), client, Depth.USUAL, language) : unknown(language);
    }

    @POST
    @Path("/{token}/check")
    public Response check(
            @PathParam("token") String text,
            @FormParam("depth") String depth,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServerRequest client) {
        PageLanguage language = PageLanguage.of(headers, uri);
        return SessionToken.read(text)
                .map(token -> startCheck(token, client, Depth.byId(depth).orElse(Depth.USUAL), language))
                .orElseGet(() -> unknown(language));
    }

    /** Gives, changes or withdraws one answer. */
    @POST
    @Path("/{token}/answers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(
            @PathParam("token") String text,
            MultivaluedMap<String, String> fields,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        Optional<SessionToken> token = SessionToken.read(text);
        Optional<Question> question = Optional.ofNullable(fields.getFirst("question"))
                .flatMap(q -> knowledge.now().question(new QuestionId(q)));
        if (token.isEmpty() || question.isEmpty()) {
            return unknown(language);
        }
        QuestionId id = question.get().id();
        if (fields.containsKey("withdraw")) {
            return sessions.withdraw(token.get(), id) ? done(token.get(), "#next") : unknown(language);
        }
        String answer = fields.getFirst("answer");
        if (answer == null || !question.get().accepts(answer)) {
            PortalMessages words = language.words();
            String wrong = answer == null ? words.answerMissing() : words.answerInvalid();
            return again(token.get(), language, UNPROCESSABLE, o -> o.wrongAnswer(id, wrong));
        }
        return sessions.answer(token.get(), id, answer) ? done(token.get(), "#next") : unknown(language);
    }

    @POST
    @Path("/{token}/steps/{step}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response tried(
            @PathParam("token") String text,
            @PathParam("step") String step,
            MultivaluedMap<String, String> fields,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        StepId id = new StepId(step);
        Optional<SessionToken> token = SessionToken.read(text);
        if (token.isEmpty() || knowledge.now().step(id).isEmpty()) {
            return unknown(language);
        }
        Optional<StepResult> result =
                Optional.ofNullable(fields.getFirst("result")).flatMap(StepResult::byId);
        if (result.isEmpty()) {
            Notice notice = new Notice("", language.words().answerInvalid());
            return again(token.get(), language, UNPROCESSABLE, o -> o.with(notice));
        }
        return sessions.tried(token.get(), id, result.get()) ? done(token.get(), "#next") : unknown(language);
    }

    @POST
    @Path("/{token}/outcome")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response outcome(
            @PathParam("token") String text,
            MultivaluedMap<String, String> fields,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        Optional<SessionToken> token = SessionToken.read(text);
        Optional<SessionState> state = token.flatMap(sessions::find);
        if (token.isEmpty() || state.isEmpty()) {
            return unknown(language);
        }
        String remark =
                Optional.ofNullable(fields.getFirst("comment")).orElse("").strip();
        String step = Optional.ofNullable(fields.getFirst("step")).orElse("");
        Optional<Outcome.Result> result =
                Optional.ofNullable(fields.getFirst("result")).flatMap(Outcome.Result::byId);
        if (result.isEmpty() || remark.length() > LONGEST_REMARK) {
            String wrong = result.isEmpty()
                    ? language.words().outcomeMissing()
                    : language.words().outcomeTooLong();
            OutcomeView typed = new OutcomeView(result.map(Outcome.Result::id).orElse(""), step, remark, false, wrong);
            return again(token.get(), language, UNPROCESSABLE, o -> o.with(typed));
        }
        Optional<String> fixedBy = Optional.of(new StepId(step))
                .filter(s -> knowledge.now().step(s).isPresent())
                .map(StepId::value);
        Outcome outcome = new Outcome(
                result.get(),
                fixedBy,
                leading(state.get()),
                Optional.of(remark.replace("\0", "")).filter(r -> !r.isEmpty()),
                clock.instant());
        return sessions.end(token.get(), outcome) ? done(token.get(), "#outcome") : unknown(language);
    }

    private Optional<String> leading(SessionState state) {
        Diagnosis diagnosis = troubleshooter.advise(state.relevant()).diagnosis();
        return diagnosis.causes().stream()
                .map(Diagnosis.RankedCause::cause)
                .findFirst()
                .map(CauseId::value);
    }

    @POST
    @Path("/{token}/erase")
    public Response erase(@PathParam("token") String text, @Context HttpHeaders headers, @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        boolean gone = SessionToken.read(text).map(sessions::erase).orElse(false);
        return gone ? Page.ok(Templates.erased(), language) : unknown(language);
    }

    private static Response done(SessionToken token, String anchor) {
        return Page.see(path(token) + anchor);
    }
}
