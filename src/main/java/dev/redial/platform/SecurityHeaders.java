package dev.redial.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells browsers what our pages may do: load from us alone, run no script written into a page, be framed by nobody. What belongs to one
 * person is neither stored nor indexed, and its address is told to nobody.
 */
@ApplicationScoped
class SecurityHeaders {

    /** Ahead of everything that may answer, the guard included. */
    private static final int PRIORITY = 500;

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addHeadersEndHandler(ready -> set(context));
                    context.next();
                },
                PRIORITY);
    }

    private static void set(RoutingContext context) {
        String path = context.request().path();
        if (path == null || path.startsWith("/q/")) {
            return; // the developer's own pages of the dev profile
        }
        MultiMap headers = context.response().headers();
        boolean embeddable = path.startsWith("/embed/");
        boolean session = path.startsWith("/s/");
        headers.set("Content-Security-Policy", POLICY + (embeddable ? "*" : "'none'"));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", session ? "no-referrer" : "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", embeddable ? "cross-origin" : "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (session || path.equals("/s") || within(path, "/desk") || path.startsWith("/api/v1/sessions")) {
            headers.set("Cache-Control", "no-store");
            headers.set("X-Robots-Tag", "noindex");
        }
    }

    private static boolean within(String path, String place) {
        return path.equals(place) || path.startsWith(place + "/");
    }
}
