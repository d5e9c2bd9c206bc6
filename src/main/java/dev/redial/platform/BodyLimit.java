package dev.redial.platform;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses with words what announces itself as too large; the server itself would only hang up. It still counts what comes unannounced. */
@ApplicationScoped
class BodyLimit {

    private static final int PRIORITY = 450;
    private static final int MOST_DIGITS = 18;

    private final long most;
    private final ErrorPages errors;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most, ErrorPages errors) {
        this.most = most.asLongValue();
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length != null && tooLong(length.strip())) {
            context.response().putHeader("Connection", "close");
            errors.answer(context, 413);
        } else {
            context.next();
        }
    }

    private boolean tooLong(String length) {
        return length.length() > MOST_DIGITS || length.matches("[0-9]+") && Long.parseLong(length) > most;
    }
}
