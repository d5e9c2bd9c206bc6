package dev.redial.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.impl.ServerCookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sees to it that every cookie, whoever sets it, is for this host alone, for no script and for no other site (W-06). Where people come by
 * https, its name begins with {@code __Host-} on the wire, so that no neighbour below our domain can set one; inside, cookies keep their plain
 * names. Over plain http browsers would drop such cookies. Cards that others embed set none.
 */
@ApplicationScoped
class HostCookies {

    /** Ahead of everything that reads a cookie. What is first here is last when the head of the answer is written. */
    private static final int PRIORITY = 600;

    private static final String PREFIX = "__Host-";

    private static final String ASKED = "Cookie";
    private static final String SET = "Set-Cookie";

    private final boolean https;

    HostCookies(@ConfigProperty(name = "redial.public-url") String publicUrl) {
        https = publicUrl.toLowerCase(Locale.ROOT).startsWith("https:");
    }

    void register(@Observes Filters filters) {
        filters.register(this::rename, PRIORITY);
    }

    private void rename(RoutingContext context) {
        context.addHeadersEndHandler(ready -> outgoing(context));
        MultiMap headers = context.request().headers();
        if (https && headers.contains(ASKED)) {
            String ours = incoming(headers.getAll(ASKED));
            headers.remove(ASKED);
            headers.add(ASKED, ours);
        }
        context.next();
    }

    /** Only what carries the prefix is ours: anybody below our domain may have set the others. */
    private static String incoming(List<String> sent) {
        return sent.stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(PREFIX))
                .map(pair -> pair.substring(PREFIX.length()))
                .collect(Collectors.joining("; "));
    }

    private void outgoing(RoutingContext context) {
        MultiMap headers = context.response().headers();
        List<String> lines = new ArrayList<>(headers.getAll(SET));
        headers.remove(SET);
        for (Cookie cookie : Set.copyOf(context.request().cookies())) {
            if (cookie instanceof ServerCookie changed && changed.isChanged()) {
                encoded(cookie).ifPresent(lines::add);
                context.response().removeCookie(cookie.getName(), cookie.getDomain(), cookie.getPath(), false);
            }
        }
        if (!context.normalizedPath().startsWith("/embed/")) {
            lines.forEach(line -> headers.add(SET, hardened(line)));
        }
    }

    /** Empty for what no cookie may hold: Quarkus keeps the address that was asked for in one, odd signs and all, and would answer nothing. */
    private static Optional<String> encoded(Cookie cookie) {
        try {
            return Optional.of(cookie.encode());
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    private String hardened(String line) {
        List<String> parts = Arrays.stream(line.split(";")).map(String::strip).toList();
        StringBuilder cookie = new StringBuilder(https ? PREFIX : "").append(parts.getFirst());
        String path = "; Path=/";
        String sameSite = "; SameSite=Lax";
        boolean secure = https;
        for (String part : parts.subList(1, parts.size())) {
            String attribute = part.toLowerCase(Locale.ROOT);
            secure |= attribute.equals("secure");
            if (attribute.startsWith("max-age=") || attribute.startsWith("expires=")) {
                cookie.append("; ").append(part);
            } else if (attribute.startsWith("path=") && !https) {
                path = "; " + part;
            } else if (attribute.equals("samesite=strict")) {
                sameSite = "; SameSite=Strict";
            }
        }
        return cookie.append(path)
                .append("; HttpOnly")
                .append(sameSite)
                .append(secure ? "; Secure" : "")
                .toString();
    }
}
