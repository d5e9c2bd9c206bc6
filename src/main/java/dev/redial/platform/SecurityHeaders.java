package dev.redial.platform;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells browsers what our pages may do: load from us alone, run no script written into a page, be framed by nobody, use no device (W-02, W-07).
 * What belongs to one person is neither stored nor indexed, and its address is told to nobody.
 */
@ApplicationScoped
class SecurityHeaders {

    /** Ahead of everything that may answer, the guards included; behind {@link HostCookies} alone. */
    private static final int PRIORITY = 500;

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors ";

    /** Both ways of naming the place: browsers know the first or the second. */
    private static final String REPORTS = "; report-uri " + CspReports.PATH + "; report-to csp";

    /** Two years, as browsers' preload lists like it; W-07 asks for one. Browsers heed it over https alone. */
    private static final String HTTPS_ONLY = "max-age=63072000; includeSubDomains";

    /** What a frame's ancestors may be called: CSP level 3, section 6.7.2.4, without paths. */
    private static final String ANCESTOR =
            "\\*|'self'|(https?://)?(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:(\\*|[0-9]{1,5}))?";

    /** Every feature that browsers of today name. Copying to the clipboard is ours to use: a button on session pages does it. */
    private static final String NO_DEVICES = Stream.of(
                    "accelerometer",
                    "autoplay",
                    "bluetooth",
                    "browsing-topics",
                    "camera",
                    "clipboard-read",
                    "compute-pressure",
                    "cross-origin-isolated",
                    "display-capture",
                    "encrypted-media",
                    "fullscreen",
                    "gamepad",
                    "geolocation",
                    "gyroscope",
                    "hid",
                    "identity-credentials-get",
                    "idle-detection",
                    "keyboard-map",
                    "local-fonts",
                    "magnetometer",
                    "microphone",
                    "midi",
                    "otp-credentials",
                    "payment",
                    "picture-in-picture",
                    "publickey-credentials-create",
                    "publickey-credentials-get",
                    "screen-wake-lock",
                    "serial",
                    "storage-access",
                    "sync-xhr",
                    "usb",
                    "web-share",
                    "window-management",
                    "xr-spatial-tracking")
            .map(feature -> feature + "=()")
            .collect(Collectors.joining(", ", "", ", clipboard-write=(self)"));

    private final String ancestors;

    SecurityHeaders(@ConfigProperty(name = "redial.embed.ancestors", defaultValue = "*") List<String> ancestors) {
        for (String ancestor : ancestors) {
            if (!ancestor.matches(ANCESTOR)) {
                throw new IllegalArgumentException("redial.embed.ancestors: \"" + ancestor
                        + "\" is no origin. Write for example https://help.example.org,https://*.example.com");
            }
        }
        this.ancestors = String.join(" ", ancestors);
    }

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addHeadersEndHandler(ready -> set(context));
                    context.next();
                },
                PRIORITY);
    }

    private void set(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.startsWith("/q/") && LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            return; // the developer's own pages
        }
        MultiMap headers = context.response().headers();
        boolean embeddable = path.startsWith("/embed/");
        boolean session = within(path, "/s");
        headers.set("Content-Security-Policy", POLICY + (embeddable ? ancestors : "'none'") + REPORTS);
        headers.set("Reporting-Endpoints", "csp=\"" + CspReports.PATH + "\"");
        headers.set("Strict-Transport-Security", HTTPS_ONLY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", session ? "no-referrer" : "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", embeddable ? "cross-origin" : "same-origin");
        headers.set("Permissions-Policy", NO_DEVICES);
        if (session || within(path, "/desk") || within(path, "/api/v1/sessions") || SignInToken.signsIn(context)) {
            headers.set("Cache-Control", "no-store");
            headers.set("X-Robots-Tag", "noindex");
        }
    }

    private static boolean within(String path, String place) {
        return path.equals(place) || path.startsWith(place + "/");
    }
}
