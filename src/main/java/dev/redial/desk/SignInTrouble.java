package dev.redial.desk;

import dev.redial.knowledge.Languages;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says on a page that the sign-in service can't be reached, where Quarkus would answer 500, or that it signed nobody in, where Quarkus would
 * answer 401 and no more. Either happens before any page of ours is chosen, so this hangs at the router and where Quarkus takes such failures.
 */
@ApplicationScoped
class SignInTrouble {

    private static final Logger LOG = Logger.getLogger(SignInTrouble.class);

    /** Behind Quarkus' authentication (200), which puts its own handler of failures there; ahead of the desk's door (100), which calls it. */
    private static final int PRIORITY = 120;

    private static final String RETRY_AFTER_SECONDS = "15";

    /** Why somebody is not signed in. */
    public enum Kind {
        UNREACHABLE(503),
        REFUSED(401);

        private final int status;

        Kind(int status) {
            this.status = status;
        }
    }

    void watch(@Observes Router router) {
        router.route("/desk*").failureHandler(request -> {
            if (!told(request, request.failure())) {
                request.next();
            }
        });
    }

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    BiConsumer<RoutingContext, Throwable> quarkus = request.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
                    BiConsumer<RoutingContext, Throwable> ours = (failed, failure) -> {
                        if (!told(failed, failure)) {
                            quarkus.accept(failed, failure);
                        }
                    };
                    request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, ours);
                    request.next();
                },
                PRIORITY);
    }

    /** Whether the failure is about the sign-in, and then it has been answered. */
    private static boolean told(RoutingContext request, @Nullable Throwable failure) {
        Kind kind = kind(failure);
        if (failure == null || kind == null || request.response().ended()) {
            return false;
        }
        if (kind == Kind.UNREACHABLE) {
            LOG.warnf("The sign-in service can't be reached: %s", failure.getMessage());
            request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        String language = language(request);
        String page = DeskTemplates.trouble(language, kind).setLocale(language).render();
        request.response()
                .setStatusCode(kind.status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .end(page);
        return true;
    }

    static @Nullable Kind kind(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof AuthenticationFailedException) {
                return null; // no session any more, whatever Keycloak said: Quarkus asks for a sign-in
            }
            if (t instanceof AuthenticationCompletionException) {
                return Kind.REFUSED;
            }
            if (t instanceof OIDCException) {
                return Kind.UNREACHABLE;
            }
        }
        return null;
    }

    private static String language(RoutingContext request) {
        List<Locale> wishes = request.acceptableLanguages().stream()
                .map(l -> Locale.forLanguageTag(l.tag()))
                .toList();
        return Languages.choose(wishes);
    }
}
