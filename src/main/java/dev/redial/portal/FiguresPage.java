package dev.redial.portal;

import dev.redial.figures.FigureLog;
import dev.redial.figures.Figures;
import dev.redial.figures.Period;
import dev.redial.figures.Sheet;
import dev.redial.figures.Sheets;
import dev.redial.knowledge.Knowledge;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often Redial helps, for everybody, where the house wants to say so. */
@Path("/figures")
@PermitAll
@RunOnVirtualThread
public class FiguresPage {

    private final boolean open;
    private final FigureLog log;
    private final Knowledge knowledge;

    FiguresPage(@ConfigProperty(name = "redial.figures.public") boolean open, FigureLog log, Knowledge knowledge) {
        this.open = open;
        this.log = log;
        this.knowledge = knowledge;
    }

    /** @param smallest groups of fewer sessions are left out */
    record FiguresView(String asOf, int smallest, List<Sheet> sheets) {}

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance figures(FiguresView view);

        private Templates() {}
    }

    @GET
    public Response show(@Context HttpHeaders headers, @Context UriInfo uri) {
        return show(PageLanguage.of(headers, uri));
    }

    Response show(PageLanguage language) {
        if (!open) {
            throw new NotFoundException();
        }
        Figures figures = log.lately(Period.QUARTER);
        FiguresView view = new FiguresView(
                figures.asOf().map(PageTime::minute).orElse(""),
                Sheets.SMALLEST_OPEN_GROUP,
                Sheets.open(figures, knowledge.now(), language.code()));
        return Page.ok(Templates.figures(view), language);
    }
}
