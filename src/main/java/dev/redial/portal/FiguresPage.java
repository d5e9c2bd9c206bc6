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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How often Redial helps, for everybody, where the house wants to say so. */
@Path("/figures")
@PermitAll
@RunOnVirtualThread
public class FiguresPage {

    /** So that whoever loads the page again and again asks the database no more often. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final boolean open;
    private final FigureLog log;
    private final Knowledge knowledge;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    FiguresPage(
            @ConfigProperty(name = "redial.figures.public") boolean open,
            FigureLog log,
            Knowledge knowledge,
            Clock clock) {
        this.open = open;
        this.log = log;
        this.knowledge = knowledge;
        this.clock = clock;
    }

    private record Kept(Figures figures, Instant at) {}

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
        Figures figures = figures();
        FiguresView view = new FiguresView(
                figures.asOf().map(TO_THE_MINUTE::format).orElse(""),
                Sheets.SMALLEST_OPEN_GROUP,
                Sheets.open(figures, knowledge.now(), language.code()));
        return Page.ok(Templates.figures(view), language);
    }

    private Figures figures() {
        Instant now = clock.instant();
        Kept last = kept;
        if (last == null || last.at().plus(KEPT).isBefore(now) || last.at().isAfter(now)) {
            last = new Kept(log.read(Period.QUARTER), now);
            kept = last;
        }
        return last.figures();
    }
}
