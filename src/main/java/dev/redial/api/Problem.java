package dev.redial.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for programs and people (RFC 9457).
 *
 * @param reason a constant to switch on, such as {@code ADDR_PRIVATE}
 * @param field the part of the request it is about, such as {@code error.code}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String reason,
        @Nullable String field) {

    static final String MEDIA_TYPE = "application/problem+json";
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    private static WebApplicationException thrown(Problem problem, Response.ResponseBuilder builder) {
        return new WebApplicationException(
                builder.type(MediaType.valueOf(MEDIA_TYPE)).entity(problem).build());
    }

    private static Problem of(
            int status, String title, @Nullable String detail, String reason, @Nullable String field) {
        return new Problem("about:blank", title, status, detail, reason, field);
    }

    static WebApplicationException notFound(String what) {
        return thrown(of(404, what + " not found", null, "NOT_FOUND", null), Response.status(404));
    }

    static WebApplicationException malformed(String detail) {
        return thrown(of(400, "Malformed request", detail, "MALFORMED", null), Response.status(400));
    }

    static WebApplicationException unusable(String field, String reason, String detail) {
        return thrown(of(UNPROCESSABLE, "Unusable value", detail, reason, field), Response.status(UNPROCESSABLE));
    }

    /** Not now: the client was too eager (429), or we are busy (503). */
    static WebApplicationException later(boolean ours, String reason, Duration after) {
        int status = ours ? 503 : TOO_MANY;
        String title = ours ? "All places for checks are taken" : "Too many checks in a short time";
        String detail = "Try again in " + Math.max(1, after.toSeconds()) + " seconds. Results stay readable.";
        return thrown(
                of(status, title, detail, reason, null),
                Response.status(status).header("Retry-After", Math.max(1, after.toSeconds())));
    }
}
