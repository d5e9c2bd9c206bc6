package dev.redial.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Where browsers tell of what our Content-Security-Policy kept from happening (W-02). Anybody can send anything here: it changes nothing, and
 * leaves at most a short line in the log. What a browser was blocked from is of interest; whose session it was is not, so no path is written.
 */
@ApplicationScoped
class CspReports {

    static final String PATH = "/csp-report";

    /** Ahead of the guards: a report may come on behalf of a page that somebody else frames. */
    private static final int PRIORITY = 460;

    private static final int MOST_BYTES = 8 * 1024;
    private static final int MOST_LINES = 20;
    private static final int MOST_CHARACTERS = 120;
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(CspReports.class);

    private final Clock clock;
    private final ErrorPages errors;
    private Instant period = Instant.MIN;
    private int lines;

    CspReports(Clock clock, ErrorPages errors) {
        this.clock = clock;
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    boolean report = context.request().method().equals(HttpMethod.POST)
                            && context.normalizedPath().equals(PATH);
                    if (report) {
                        read(context);
                    } else {
                        context.next();
                    }
                },
                PRIORITY);
    }

    private void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(broken -> {});
        request.endHandler(all -> {
            if (body.length() > MOST_BYTES) {
                errors.answer(context, 413);
            } else {
                log(body);
                context.response().setStatusCode(204).end();
            }
        });
        request.handler(part -> {
            if (body.length() <= MOST_BYTES) {
                body.appendBuffer(part);
            }
        });
        request.resume();
    }

    private void log(Buffer body) {
        String line = line(body);
        if (!line.isEmpty() && mayLog()) {
            LOG.warnf("a page was kept from something: %s", line);
        }
    }

    private synchronized boolean mayLog() {
        Instant now = clock.instant();
        if (period.isBefore(now.minus(PERIOD))) {
            period = now;
            lines = 0;
        }
        lines++;
        return lines <= MOST_LINES;
    }

    /** One line of what matters, from either of the two shapes in which browsers send it; empty if it is neither. */
    static String line(Buffer body) {
        try {
            Object sent = Json.decodeValue(body);
            Object first = sent instanceof JsonArray several && !several.isEmpty() ? several.getValue(0) : sent;
            if (!(first instanceof JsonObject report)) {
                return "";
            }
            JsonObject old = object(report, "csp-report");
            JsonObject young = object(report, "body");
            String what = text(young, "effectiveDirective") + text(old, "violated-directive");
            String from = text(young, "blockedURL") + text(old, "blocked-uri");
            return what.isEmpty() && from.isEmpty() ? "" : what + " from " + (from.isEmpty() ? "?" : from);
        } catch (DecodeException noJson) {
            return "";
        }
    }

    private static JsonObject object(JsonObject in, String name) {
        return in.getValue(name) instanceof JsonObject object ? object : new JsonObject();
    }

    /** Without the path of an address, and with nothing that could write a line of its own or colour the terminal. */
    private static String text(JsonObject in, String name) {
        if (!(in.getValue(name) instanceof String text)) {
            return "";
        }
        String origin = text.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*://[^/?#]*).*", "$1");
        return origin.codePoints()
                .limit(MOST_CHARACTERS)
                .map(c -> c > ' ' && c < 0x7F ? c : c == ' ' ? ' ' : '.')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
