package dev.redial.desk;

import dev.redial.audit.AuditAction;
import dev.redial.figures.FigureLog;
import dev.redial.figures.Figures;
import dev.redial.figures.Period;
import dev.redial.figures.Sheet;
import dev.redial.figures.Sheets;
import dev.redial.figures.Table;
import dev.redial.knowledge.Knowledge;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** How well Redial helps, as charts, tables and files; for all staff but auditors, for no computer and no person is in it. */
@Path("/desk/figures")
@RolesAllowed({DeskRoles.SUPPORT, DeskRoles.ANALYST, DeskRoles.EDITOR, DeskRoles.ADMIN})
@RunOnVirtualThread
public class FiguresPage {

    private final Visitor visitor;
    private final FigureLog log;
    private final Knowledge knowledge;

    FiguresPage(Visitor visitor, FigureLog log, Knowledge knowledge) {
        this.visitor = visitor;
        this.log = log;
        this.knowledge = knowledge;
    }

    @GET
    @Produces("text/html;charset=UTF-8")
    public Response show(@RestQuery @Nullable String days) {
        Optional<Period> asked = period(days);
        Period period = asked.orElse(Period.MONTH);
        Visitor.Frame frame = visitor.frame();
        Figures figures = log.lately(period);
        FiguresView view = new FiguresView(
                Arrays.stream(Period.values())
                        .map(p -> new FiguresView.Choice(p.id(), p == period))
                        .toList(),
                period.id(),
                figures.asOf().map(DeskTime::text).orElse(""),
                asked.isEmpty(),
                Sheets.ofStaff(figures, knowledge.now(), frame.lang()));
        return Response.status(asked.isPresent() ? Response.Status.OK : Response.Status.BAD_REQUEST)
                .entity(DeskTemplates.figures(frame.lang(), frame, view).setLocale(frame.lang()))
                .build();
    }

    private static Optional<Period> period(@Nullable String days) {
        return days == null || days.isEmpty() ? Optional.of(Period.MONTH) : Period.byId(days);
    }

    @GET
    @Path("/{name}.csv")
    public Response csv(@PathParam("name") String name, @RestQuery @Nullable String days) {
        Table table = tables(days).stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        visitor.does(AuditAction.FIGURES_EXPORTED, name);
        return CsvExport.response("figures-" + name + ".csv", CsvExport.of(table.head(), table.rows()));
    }

    @GET
    @Path("/figures.xlsx")
    public Response xlsx(@RestQuery @Nullable String days) {
        byte[] workbook = XlsxExport.of(tables(days));
        visitor.does(AuditAction.FIGURES_EXPORTED, "all");
        return XlsxExport.response("figures.xlsx", workbook);
    }

    private List<Table> tables(@Nullable String days) {
        Period period = period(days).orElseThrow(NotFoundException::new);
        return Sheets.ofStaff(log.lately(period), knowledge.now(), visitor.language()).stream()
                .map(Sheet::table)
                .toList();
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
