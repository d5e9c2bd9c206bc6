package dev.redial.platform;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Lets through the methods that we serve, so that nothing below answers TRACE, OPTIONS or CONNECT on its own account, and keeps Quarkus' own places
 * off the public port, whatever is built in or switched on (W-19). The developer's pages are there in the dev profile alone.
 */
@ApplicationScoped
class Methods {

    private static final int PRIORITY = 480;

    private static final List<HttpMethod> PAGES = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);
    private static final List<HttpMethod> API =
            List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);

    private final ErrorPages errors;

    Methods(ErrorPages errors) {
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        String path = context.normalizedPath();
        boolean inside = path.equals("/q") || path.startsWith("/q/");
        boolean developing = LaunchMode.current() == LaunchMode.DEVELOPMENT;
        List<HttpMethod> served = FormGuard.isApi(context) ? API : PAGES;
        if (inside && !developing) {
            errors.answer(context, 404);
        } else if (inside || served.contains(context.request().method())) {
            context.next();
        } else {
            context.response()
                    .putHeader(
                            "Allow",
                            String.join(
                                    ", ", served.stream().map(HttpMethod::name).toList()));
            errors.answer(context, 405);
        }
    }
}
