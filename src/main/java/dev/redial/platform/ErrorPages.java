package dev.redial.platform;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * What is answered when a request can't be: a page for people, {@code application/problem+json} (RFC 9457) for programs. Both carry a number
 * by which the log entry is found, and never say what broke inside.
 */
@ApplicationScoped
public class ErrorPages {

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);

    /** Ours to answer for; what is below is the client's. */
    private static final int SERVER_FAULTS = 500;

    private static final List<Integer> FROM_ROUTER = List.of(400, 404, 405, 413, 415, 500);

    private static final String HTML = "text/html;charset=UTF-8";

    /** The fields of passwords. */
    private static final Set<String> SECRETS = Set.of("j_password", "password", "old", "fresh", "again");

    private final List<String> languages;

    ErrorPages(@ConfigProperty(name = "quarkus.locales") List<String> languages) {
        this.languages = languages;
    }

    /** What went wrong, as far as people need to know. */
    public enum Kind {
        BAD,
        FORBIDDEN,
        MISSING,
        METHOD,
        TOO_LARGE,
        BUSY,
        BROKEN;

        static Kind of(int status) {
            return switch (status) {
                case 401, 403 -> FORBIDDEN;
                case 404, 410 -> MISSING;
                case 405 -> METHOD;
                case 413 -> TOO_LARGE;
                case 429, 503 -> BUSY;
                default -> status >= SERVER_FAULTS ? BROKEN : BAD;
            };
        }
    }

    @CheckedTemplate(basePath = "error")
    static final class Templates {
        static native TemplateInstance error(Kind kind, String number);

        static native TemplateInstance stale(
                String action, String token, List<Map.Entry<String, String>> fields, String back);

        private Templates() {}
    }

    /** An answer ready to be sent. */
    private record Answer(int status, String type, String language, String body) {}

    void register(@Observes Router router) {
        FROM_ROUTER.forEach(status -> router.errorHandler(status, context -> failed(context, status)));
        // Ahead of Quarkus' own, which tells what broke.
        router.route().order(Integer.MIN_VALUE).failureHandler(this::unreadable);
    }

    /** What could not be read is the sender's matter: no line in the log. */
    private void unreadable(RoutingContext context) {
        int status = context.statusCode();
        if (status >= 400 && status < SERVER_FAULTS) {
            answer(context, status);
        } else {
            context.next();
        }
    }

    private void failed(RoutingContext context, int status) {
        if (context.failure() != null && status >= SERVER_FAULTS) {
            answer(context, status, context.failure());
        } else {
            answer(context, status);
        }
    }

    /** Answers at once, ahead of any page. */
    void answer(RoutingContext context, int status) {
        send(context, answerTo(context.request(), status, number()));
    }

    /**
     * Says that a form was too old or not ours, and offers to send it again with what was typed, by the person's own hand: whoever forged it would have
     * to win them over. Passwords are not repeated.
     */
    void stale(RoutingContext context, String token, List<Map.Entry<String, String>> typed) {
        HttpServerRequest request = context.request();
        if (wantsJson(request)) {
            answer(context, 403);
            return;
        }
        context.response().putHeader("Cache-Control", "no-store");
        boolean secret = typed.stream().map(Map.Entry::getKey).anyMatch(SECRETS::contains);
        String path = request.path() == null ? "/" : request.path().replaceFirst("^[/\\\\]+", "/");
        String language = language(request);
        String page = Templates.stale(secret ? "" : path, token, typed, path.startsWith("/desk") ? "/desk" : "/")
                .setLocale(Locale.forLanguageTag(language))
                .render();
        send(context, new Answer(403, HTML, language, page));
    }

    private void answer(RoutingContext context, int status, Throwable cause) {
        String number = number();
        LOG.errorf(cause, "error %s", number);
        send(context, answerTo(context.request(), status, number));
    }

    private static void send(RoutingContext context, Answer answer) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        context.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", answer.type())
                .putHeader("Content-Language", answer.language())
                .end(answer.body());
    }

    /** A refusal that brings its own words keeps them. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException e, HttpServerRequest request) {
        Response own = e.getResponse();
        boolean redirects = own.getStatus() < 400;
        if (own.hasEntity() || redirects) {
            return own;
        }
        String number = number();
        if (own.getStatus() >= SERVER_FAULTS) {
            LOG.errorf(e, "error %s", number);
        }
        return response(Response.fromResponse(own), answerTo(request, own.getStatus(), number));
    }

    @ServerExceptionMapper
    public Response broken(Exception e, HttpServerRequest request) {
        String number = number();
        LOG.errorf(e, "error %s", number);
        return response(Response.status(SERVER_FAULTS), answerTo(request, SERVER_FAULTS, number));
    }

    private static Response response(Response.ResponseBuilder builder, Answer answer) {
        return builder.entity(answer.body())
                .header("Content-Type", answer.type())
                .header("Content-Language", answer.language())
                .build();
    }

    private Answer answerTo(HttpServerRequest request, int status, String number) {
        Kind kind = Kind.of(status);
        String language = language(request);
        if (wantsJson(request)) {
            JsonObject problem = new JsonObject()
                    .put("type", "about:blank")
                    .put("title", title(status))
                    .put("status", status)
                    .put("instance", "urn:redial:error:" + number);
            return new Answer(status, "application/problem+json", "en", problem.encode());
        }
        String page = Templates.error(kind, number)
                .setLocale(Locale.forLanguageTag(language))
                .render();
        return new Answer(status, HTML, language, page);
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    private static boolean wantsJson(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        boolean api = request.path() != null && request.path().startsWith("/api/");
        return api || accept != null && accept.contains("json") && !accept.contains("text/html");
    }

    /** As on all pages: what the address says, what was chosen before, what the browser asks for. */
    private String language(HttpServerRequest request) {
        String asked = request.getParam("lang");
        String chosen = request.getCookie("lang") == null
                ? ""
                : request.getCookie("lang").getValue();
        if (asked != null && languages.contains(asked)) {
            return asked;
        }
        return languages.contains(chosen) ? chosen : accepted(request.getHeader("Accept-Language"));
    }

    private String accepted(@Nullable String header) {
        String english = languages.getFirst();
        try {
            String best = header == null ? null : Locale.lookupTag(Locale.LanguageRange.parse(header), languages);
            return best == null ? english : best;
        } catch (IllegalArgumentException unreadable) {
            return english;
        }
    }

    /** Eight digits: enough to find one line in the log. */
    private static String number() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
