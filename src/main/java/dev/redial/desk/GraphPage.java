package dev.redial.desk;

import dev.redial.code.CodeReader;
import dev.redial.code.CodeReading;
import dev.redial.code.ErrorCode;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.CodePattern;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.KnowledgeBase;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Which codes lead to which causes and steps, and what leads nowhere. One code or one cause is drawn besides. */
@Path("/desk/knowledge/graph")
public class GraphPage {

    private final Visitor visitor;
    private final Knowledge knowledge;
    private final CodeReader codes;

    GraphPage(Visitor visitor, Knowledge knowledge, CodeReader codes) {
        this.visitor = visitor;
        this.knowledge = knowledge;
        this.codes = codes;
    }

    @GET
    @RolesAllowed({DeskRoles.SUPPORT, DeskRoles.EDITOR, DeskRoles.ADMIN})
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response show(@RestQuery @Nullable String code, @RestQuery @Nullable String cause) {
        Visitor.Frame frame = visitor.frame();
        GraphView view = view(code == null ? "" : code.strip(), cause == null ? "" : cause.strip(), frame.lang());
        return Response.ok(DeskTemplates.graph(frame.lang(), frame, view).setLocale(frame.lang()))
                .build();
    }

    private GraphView view(String code, String cause, String language) {
        KnowledgeBase now = knowledge.now();
        Optional<CodePattern> byCode = pattern(code);
        Optional<CauseId> byCause =
                Optional.of(new CauseId(cause)).filter(id -> now.cause(id).isPresent());
        KnowledgeGraph all = KnowledgeGraph.of(now);
        KnowledgeGraph shown = byCode.map(all::about)
                .map(ofCode -> byCause.map(ofCode::only).orElse(ofCode))
                .or(() -> byCause.map(all::about))
                .orElse(all);
        boolean narrowed = byCode.isPresent() || byCause.isPresent();
        GraphWords words = new GraphWords(language);
        return new GraphView(
                new GraphView.Typed(
                        code, cause, !code.isEmpty() && byCode.isEmpty(), !cause.isEmpty() && byCause.isEmpty()),
                narrowed,
                causes(now, language),
                shown.codes().stream().map(words::code).toList(),
                shown.codeless().stream().map(words::codeless).toList(),
                shown.deadEnds().stream().map(words::dead).toList(),
                narrowed ? GraphDrawing.of(shown, language) : null);
    }

    /** As the knowledge files spell it, or as people do. */
    private Optional<CodePattern> pattern(String text) {
        return CodePattern.read(text).or(() -> switch (codes.read(text)) {
            case CodeReading.Found found -> Optional.of(pattern(found.explained()));
            case CodeReading.Foreign foreign -> Optional.of(pattern(foreign.asErrorCode()));
            case CodeReading.Nothing nothing -> Optional.empty();
        });
    }

    private static CodePattern pattern(ErrorCode code) {
        return new CodePattern(Optional.of(code.disconnect()), code.extended());
    }

    private static List<QueueView.Choice> causes(KnowledgeBase knowledge, String language) {
        return knowledge.causes().stream()
                .map(c -> new QueueView.Choice(
                        c.id().value(), c.texts().in(language).title()))
                .sorted(Comparator.comparing(QueueView.Choice::title))
                .toList();
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
