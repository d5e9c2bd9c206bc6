package dev.redial.desk;

import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** What people see who are signed in and may not enter: the password page if that is what is missing, otherwise why. */
final class Turned {

    private Turned() {}

    static Response away(Visitor visitor, ForbiddenException why) {
        if (visitor.mustChangePassword()) {
            return Response.seeOther(URI.create("/desk/password")).build();
        }
        Visitor.Frame frame = visitor.frameAtOnce();
        return Response.status(Response.Status.FORBIDDEN)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(DeskTemplates.forbidden(frame.lang(), frame).setLocale(frame.lang()))
                .build();
    }
}
