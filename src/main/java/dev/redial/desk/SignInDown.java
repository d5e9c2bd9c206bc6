package dev.redial.desk;

import dev.redial.knowledge.Languages;
import io.quarkus.oidc.OIDCException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says on a page that the sign-in service can't be reached, where Quarkus would answer 500. The failure arises before any page of ours
 * is chosen, so this hangs at the router.
 */
@ApplicationScoped
class SignInDown {

    private static final Logger LOG = Logger.getLogger(SignInDown.class);
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER_SECONDS = "15";

    void watch(@Observes Router router) {
        router.route("/desk*").failureHandler(SignInDown::failed);
    }

    private static void failed(RoutingContext request) {
        if (!aboutSignIn(request.failure()) || request.response().ended()) {
            request.next();
            return;
        }
        LOG.warnf("The sign-in service can't be reached: %s", request.failure().getMessage());
        String language = language(request);
        DeskTemplates.unreachable(language)
                .setLocale(language)
                .renderAsync()
                .whenComplete((page, broken) -> answer(request, broken == null ? page : ""));
    }

    private static void answer(RoutingContext request, String page) {
        request.response()
                .setStatusCode(UNAVAILABLE)
                .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .end(page);
    }

    private static boolean aboutSignIn(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof OIDCException) {
                return true;
            }
        }
        return false;
    }

    private static String language(RoutingContext request) {
        List<Locale> wishes = request.acceptableLanguages().stream()
                .map(l -> Locale.forLanguageTag(l.tag()))
                .toList();
        return Languages.choose(wishes);
    }
}
