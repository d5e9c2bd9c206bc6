package dev.redial.desk;

import dev.redial.audit.AuditAction;
import dev.redial.diagnosis.Model;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.KnowledgeDefect;
import dev.redial.knowledge.KnowledgeFiles;
import dev.redial.knowledge.KnowledgeLoader.Loaded;
import dev.redial.knowledge.Languages;
import dev.redial.learning.ExperienceLog;
import dev.redial.session.KnowledgeShelf;
import dev.redial.session.Librarian;
import dev.redial.session.Models;
import dev.redial.session.Sessions;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What is known, from which files, and what a change to them would do. */
@Path("/desk/knowledge")
public class KnowledgePage {

    private static final int UNPROCESSABLE = 422;
    private static final int SESSIONS = 100;

    private final Visitor visitor;
    private final Knowledge knowledge;
    private final Librarian librarian;
    private final KnowledgeShelf shelf;
    private final Sessions sessions;
    private final Models models;
    private final ExperienceLog learned;

    KnowledgePage(
            Visitor visitor,
            Knowledge knowledge,
            Librarian librarian,
            KnowledgeShelf shelf,
            Sessions sessions,
            Models models,
            ExperienceLog learned) {
        this.visitor = visitor;
        this.knowledge = knowledge;
        this.librarian = librarian;
        this.shelf = shelf;
        this.sessions = sessions;
        this.models = models;
        this.learned = learned;
    }

    /** What came of a form, if one was sent. */
    private sealed interface Sent {}

    private record Nothing() implements Sent {}

    private record Renewed(List<KnowledgeView.Changed> counts, List<String> files) implements Sent {}

    private record Kept(List<KnowledgeDefect> defects) implements Sent {}

    private record Misplaced(KnowledgeView.Typed typed) implements Sent {}

    private record Broken(KnowledgeView.Typed typed, List<KnowledgeDefect> defects) implements Sent {}

    private record TriedOut(KnowledgeView.Typed typed, KnowledgeView.Preview preview) implements Sent {}

    @GET
    @RolesAllowed({DeskRoles.SUPPORT, DeskRoles.EDITOR, DeskRoles.ADMIN})
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response show() {
        return show(new Nothing());
    }

    @POST
    @Path("/read-again")
    @RolesAllowed({DeskRoles.EDITOR, DeskRoles.ADMIN})
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response readAgain() {
        visitor.does(AuditAction.KNOWLEDGE_READ_ANEW, "all files");
        return switch (librarian.readAgain()) {
            case Librarian.ReadAgain.Renewed(var before, var after, var files) ->
                show(new Renewed(changes(before, after), files));
            case Librarian.ReadAgain.Kept(var defects) -> show(new Kept(defects));
        };
    }

    private static List<KnowledgeView.Changed> changes(KnowledgeBase before, KnowledgeBase after) {
        return Arrays.stream(KnowledgeKind.values())
                .map(kind -> new KnowledgeView.Changed(
                        kind, KnowledgeCount.total(kind, before), KnowledgeCount.total(kind, after)))
                .filter(changed -> changed.before() != changed.after())
                .toList();
    }

    /** Nothing of it is stored; an empty text means the files as they lie on the disk. */
    @POST
    @Path("/preview")
    @RolesAllowed({DeskRoles.SUPPORT, DeskRoles.EDITOR, DeskRoles.ADMIN})
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response preview(@RestForm @Nullable String path, @RestForm @Nullable String text) {
        String where = path == null ? "" : path.strip();
        String what = text == null ? "" : text;
        if (what.isBlank()) {
            return tryOut(new KnowledgeView.Typed(where, what, null), Optional.empty());
        }
        if (where.isEmpty()) {
            return show(new Misplaced(new KnowledgeView.Typed(where, what, KnowledgeView.PathComplaint.MISSING)));
        }
        if (!KnowledgeFiles.hasPlace(where)) {
            return show(new Misplaced(new KnowledgeView.Typed(where, what, KnowledgeView.PathComplaint.NO_PLACE)));
        }
        return tryOut(new KnowledgeView.Typed(where, what, null), Optional.of(new Librarian.Draft(where, what)));
    }

    private Response tryOut(KnowledgeView.Typed typed, Optional<Librarian.Draft> draft) {
        return switch (librarian.tryOut(draft)) {
            case Loaded.Broken(var defects) -> show(new Broken(typed, defects));
            case Loaded.Whole(var then) -> {
                KnowledgeBase now = knowledge.now();
                Reranking reranking =
                        Reranking.of(sessions.withEvidence(SESSIONS), models.now(), Model.of(then, learned.current()));
                RerankingWords words = new RerankingWords(now, then, visitor.language(), visitor.is(DeskRoles.SUPPORT));
                yield show(new TriedOut(typed, words.preview(reranking, draft.isPresent())));
            }
        };
    }

    /** After a form the address bar names its target; loading that shows the page. */
    @GET
    @Path("/{form:read-again|preview}")
    @RolesAllowed({DeskRoles.SUPPORT, DeskRoles.EDITOR, DeskRoles.ADMIN})
    @RunOnVirtualThread
    public Response back() {
        return Response.seeOther(URI.create("/desk/knowledge")).build();
    }

    private Response show(Sent sent) {
        Visitor.Frame frame = visitor.frame();
        return Response.status(status(sent))
                .entity(DeskTemplates.knowledge(frame.lang(), frame, view(sent)).setLocale(frame.lang()))
                .build();
    }

    private static int status(Sent sent) {
        return switch (sent) {
            case Nothing nothing -> 200;
            case Renewed renewed -> 200;
            case TriedOut tried -> 200;
            case Kept kept -> UNPROCESSABLE;
            case Misplaced misplaced -> UNPROCESSABLE;
            case Broken broken -> UNPROCESSABLE;
        };
    }

    private KnowledgeView view(Sent sent) {
        KnowledgeShelf.Reading reading = librarian.inUse();
        return new KnowledgeView(
                Languages.SUPPORTED,
                KnowledgeCount.all(knowledge.now(), reading.files(), Languages.SUPPORTED),
                shelf.own().map(Object::toString).orElse(""),
                reading.own(),
                DeskTime.text(reading.at()),
                reading.took().toMillis(),
                visitor.edits(),
                reading.files().paths(),
                typed(sent),
                defects(sent).stream().map(KnowledgePage::defect).toList(),
                sent instanceof Kept,
                sent instanceof Renewed(var counts, var files) ? new KnowledgeView.Renewed(counts, files) : null,
                sent instanceof TriedOut(var typed, var preview) ? preview : null);
    }

    private static KnowledgeView.Typed typed(Sent sent) {
        return switch (sent) {
            case Nothing nothing -> new KnowledgeView.Typed("", "", null);
            case Renewed renewed -> new KnowledgeView.Typed("", "", null);
            case Kept kept -> new KnowledgeView.Typed("", "", null);
            case Misplaced(var typed) -> typed;
            case Broken(var typed, var defects) -> typed;
            case TriedOut(var typed, var preview) -> typed;
        };
    }

    private static List<KnowledgeDefect> defects(Sent sent) {
        return switch (sent) {
            case Kept(var defects) -> defects;
            case Broken(var typed, var defects) -> defects;
            case Nothing nothing -> List.of();
            case Renewed renewed -> List.of();
            case Misplaced misplaced -> List.of();
            case TriedOut tried -> List.of();
        };
    }

    private static KnowledgeView.Defect defect(KnowledgeDefect d) {
        return new KnowledgeView.Defect(d.file(), d.line() > 0 ? Integer.toString(d.line()) : "", d.reason());
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
