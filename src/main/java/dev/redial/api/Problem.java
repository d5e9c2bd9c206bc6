package dev.redial.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.redial.admission.Turned;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

    /** Not now: the client was too eager (429), or we are busy (503). @param words why, and when it can be */
    static WebApplicationException later(Turned turned, String words) {
        boolean ours = turned.limit().ours();
        int status = ours ? 503 : TOO_MANY;
        String title = ours ? "All places for checks are taken" : "Not now";
        return thrown(
                of(status, title, words, turned.limit().name(), null),
                Response.status(status).header("Retry-After", turned.seconds()));
    }
}
