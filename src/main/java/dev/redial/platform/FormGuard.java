package dev.redial.platform;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Lets no change through that a page's form does not show to be ours (W-05): not by what is routed where, but for every address that is not the
 * JSON API's. The API has no need of it, for it knows no cookie: whoever calls it has to know the session's token. The sign-in, whose form
 * Quarkus reads, is looked at by {@link SignInToken}; news of sessions that have ended at Keycloak are signed by it.
 */
@ApplicationScoped
class FormGuard {

    /** Behind the guards that need no body, ahead of Quarkus' authentication (200). */
    private static final int READ = 350;

    private static final int CHECK = 340;

    /** A form of 64 KiB comes in half a minute over the slowest line there is; who takes longer is dripping. */
    private static final long MOST_MILLIS = 30_000;

    private static final List<HttpMethod> SAFE = List.of(HttpMethod.GET, HttpMethod.HEAD);

    private final FormTokens tokens;
    private final ErrorPages errors;
    private final BodyHandler body;
    private final String ended;

    FormGuard(
            FormTokens tokens,
            ErrorPages errors,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most,
            @ConfigProperty(name = "quarkus.oidc.logout.backchannel.path") String ended) {
        this.tokens = tokens;
        this.ended = ended;
        this.errors = errors;
        body = BodyHandler.create(false).setBodyLimit(most.asLongValue()).setMergeFormAttributes(false);
    }

    void register(@Observes Filters filters) {
        filters.register(this::read, READ);
        filters.register(this::check, CHECK);
    }

    /** Judged by the path that routes are chosen by: the one as sent may say {@code /api/../s}. */
    static boolean isApi(RoutingContext context) {
        return context.normalizedPath().startsWith("/api/") && !SignInToken.signsIn(context);
    }

    private boolean concerns(RoutingContext context) {
        return !SAFE.contains(context.request().method())
                && !isApi(context)
                && !SignInToken.signsIn(context)
                && !isKeycloaks(context);
    }

    private boolean isKeycloaks(RoutingContext context) {
        return context.normalizedPath().equals(ended);
    }

    private void read(RoutingContext context) {
        // Where the header tells already, the form is left for its page to read: of an empty one that was read here,
        // Quarkus would wait for the end.
        boolean told = tokens.proves(context, context.request().getHeader(FormTokens.HEADER));
        if (isKeycloaks(context)) {
            closeIfLate(context); // Quarkus reads it, and would wait
        }
        if (concerns(context) && !told && isForm(context.request())) {
            closeIfLate(context);
            context.request().resume();
            body.handle(context);
        } else {
            context.next();
        }
    }

    private static void closeIfLate(RoutingContext context) {
        long timer = context.vertx().setTimer(MOST_MILLIS, late -> {
            if (!context.request().isEnded()) {
                context.request().connection().close();
            }
        });
        context.addEndHandler(end -> context.vertx().cancelTimer(timer));
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!concerns(context)
                || tokens.proves(context, request.getHeader(FormTokens.HEADER))
                || isForm(request) && tokens.proves(context, request.getFormAttribute(FormTokens.FIELD))) {
            context.next();
        } else {
            errors.stale(context, tokens.tokenFor(context), isForm(request) ? typed(request) : List.of());
        }
    }

    private static List<Map.Entry<String, String>> typed(HttpServerRequest request) {
        return request.formAttributes().entries().stream()
                .filter(field -> !field.getKey().equals(FormTokens.FIELD))
                .toList();
    }

    static boolean isForm(HttpServerRequest request) {
        return isForm(request.getHeader("Content-Type"));
    }

    private static boolean isForm(@Nullable String type) {
        return type != null
                && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/x-www-form-urlencoded");
    }
}
