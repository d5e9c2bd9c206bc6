package dev.redial.desk;

import dev.redial.session.Arrivals;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** From which articles people came in the last thirty days. */
@Path("/desk/arrivals")
public class ArrivalsPage {

    private static final int DAYS = 30;
    private static final int MOST = 200;

    private final Visitor visitor;
    private final Arrivals arrivals;
    private final Clock clock;

    ArrivalsPage(Visitor visitor, Arrivals arrivals, Clock clock) {
        this.visitor = visitor;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({DeskRoles.SUPPORT, DeskRoles.ANALYST, DeskRoles.ADMIN})
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response show() {
        Visitor.Frame frame = visitor.frame();
        LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS);
        List<Arrivals.Count> counts = arrivals.since(since, MOST);
        return Response.ok(DeskTemplates.arrivals(frame.lang(), frame, counts).setLocale(frame.lang()))
                .build();
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
