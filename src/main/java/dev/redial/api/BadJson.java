package dev.redial.api;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says where a body is not of the expected shape, without showing our own classes. */
public class BadJson {

    @ServerExceptionMapper
    public Response malformed(MismatchedInputException e) {
        String path = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null)
                .collect(Collectors.joining("."));
        return answer(
                path.isEmpty()
                        ? "The body is not of the expected shape."
                        : "'" + path + "' is not of the expected kind.");
    }

    private static Response answer(String detail) {
        return Response.status(400)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(new Problem("about:blank", "Malformed request", 400, detail, "MALFORMED", null))
                .build();
    }
}
