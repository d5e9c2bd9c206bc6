package dev.redial.desk;

import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Where Keycloak sends people back to. Quarkus takes them on from there to the page they wanted; who comes a second time goes to the desk. */
@Path(SignedInPage.PATH)
public class SignedInPage {

    static final String PATH = "/desk/signed-in";

    /** Anywhere ahead of what answers. */
    private static final int PRIORITY = 130;

    private static final String DESK = "/desk";

    @GET
    @Authenticated
    @RunOnVirtualThread
    public Response goOn() {
        return Response.seeOther(URI.create(DESK)).build();
    }

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (request.normalizedPath().equals(PATH)) {
                        request.addHeadersEndHandler(ready -> stayHere(request));
                    }
                    request.next();
                },
                PRIORITY);
    }

    /**
     * Quarkus names the page with the scheme and the host by which the request came. Behind a proxy these are not ours, and W-13 wants a path of the
     * desk, so the rest is left out.
     */
    private static void stayHere(RoutingContext request) {
        MultiMap headers = request.response().headers();
        String goal = headers.get(HttpHeaders.LOCATION);
        String here = request.request().scheme() + "://" + request.request().authority();
        if (goal != null && goal.startsWith(here + DESK)) {
            headers.set(HttpHeaders.LOCATION, goal.substring(here.length()));
        }
    }
}
