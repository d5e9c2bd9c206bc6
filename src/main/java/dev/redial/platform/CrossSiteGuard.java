package dev.redial.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that a page of another site asks a browser for. Browsers say where a request comes from (Fetch Metadata, or {@code Origin});
 * programs say neither and pass.
 */
@ApplicationScoped
class CrossSiteGuard {

    private static final int PRIORITY = 400;

    private static final Set<HttpMethod> CHANGING =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.PATCH);

    private final String publicAuthority;
    private final ErrorPages errors;

    CrossSiteGuard(@ConfigProperty(name = "redial.public-url") String publicUrl, ErrorPages errors) {
        publicAuthority = authority(publicUrl);
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, PRIORITY);
    }

    private void guard(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (CHANGING.contains(request.method()) && foreign(request)) {
            errors.answer(context, 403);
        } else {
            context.next();
        }
    }

    private boolean foreign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        // Session pages send no referrer, and then browsers send no origin either; their forms carry the session's
        // secret in the address.
        boolean ownSession = request.path() != null && request.path().startsWith("/s/");
        return origin.equals("null") ? !ownSession : !ours(authority(origin), request.authority());
    }

    private boolean ours(String origin, @Nullable HostAndPort asked) {
        return origin.equals(publicAuthority)
                || asked != null && origin.equals(asked.toString().toLowerCase(Locale.ROOT));
    }

    private static String authority(String url) {
        try {
            String authority = URI.create(url).getRawAuthority();
            return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }
}
