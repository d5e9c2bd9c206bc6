package dev.redial.desk;

import dev.redial.audit.AuditAction;
import dev.redial.desk.LearningView.Said;
import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.Experience;
import dev.redial.diagnosis.Model;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.StepId;
import dev.redial.knowledge.Titles;
import dev.redial.learning.ExperienceLog;
import dev.redial.learning.Witness;
import dev.redial.session.Debriefing;
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
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What outcomes teach, what that would change, and the decision. */
@Path("/desk/learning")
public class LearningPage {

    private static final int SESSIONS = 100;
    private static final int UNPROCESSABLE = 422;

    private static final double A_TENTH = 0.1;
    private static final double LEAST_SHARE = 0.0005;
    private static final double TWO_POINTS = 0.02;

    private final Visitor visitor;
    private final Debriefing debriefing;
    private final ExperienceLog learned;
    private final Models models;
    private final Sessions sessions;
    private final Clock clock;

    LearningPage(
            Visitor visitor,
            Debriefing debriefing,
            ExperienceLog learned,
            Models models,
            Sessions sessions,
            Clock clock) {
        this.visitor = visitor;
        this.debriefing = debriefing;
        this.learned = learned;
        this.models = models;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({DeskRoles.SUPPORT, DeskRoles.EDITOR, DeskRoles.ADMIN})
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response show() {
        return show(Said.NOTHING);
    }

    /**
     * @param until what the page said, so that nothing slips in between looking and deciding
     * @param shown the fingerprint of what the page showed; asked for only where it is to count, so that nobody who keeps changing a session keeps others from dismissing
     * @param decision approve or dismiss
     */
    @POST
    @Path("/decide")
    @RolesAllowed({DeskRoles.EDITOR, DeskRoles.ADMIN})
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response decide(
            @RestForm @Nullable String until, @RestForm @Nullable String shown, @RestForm @Nullable String decision) {
        Optional<Debriefing.Pending> pending = moment(until)
                .filter(moment -> moment.isAfter(learned.decidedUntil()))
                .flatMap(debriefing::pending);
        return show(pending.map(p -> decided(p, String.valueOf(shown), String.valueOf(decision)))
                .orElse(Said.STALE));
    }

    private Said decided(Debriefing.Pending p, String shown, String decision) {
        visitor.does(AuditAction.LEARNING_DECIDED, "approve".equals(decision) ? "approve" : "dismiss");
        return switch (decision) {
            case "approve" ->
                p.batch().fingerprint().equals(shown)
                                && learned.approve(p.batch(), p.since(), p.until(), visitor.name())
                        ? Said.APPROVED
                        : Said.STALE;
            case "dismiss" ->
                learned.dismiss(p.batch(), p.since(), p.until(), visitor.name()) ? Said.DISMISSED : Said.STALE;
            default -> Said.STALE;
        };
    }

    private static Optional<Instant> moment(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** After a form the address bar names its target; loading that shows the page. */
    @GET
    @Path("/decide")
    @RolesAllowed({DeskRoles.SUPPORT, DeskRoles.EDITOR, DeskRoles.ADMIN})
    @RunOnVirtualThread
    public Response back() {
        return Response.seeOther(URI.create("/desk/learning")).build();
    }

    private Response show(Said said) {
        Visitor.Frame frame = visitor.frame();
        LearningView view = new LearningView(
                said,
                debriefing.pending(clock.instant()).map(this::waiting).orElse(null),
                learned.decisions().stream()
                        .map(d -> new LearningView.Decided(
                                DeskTime.text(d.at()), d.by(), d.approved(), d.lessons(), d.clients()))
                        .toList(),
                visitor.edits());
        return Response.status(said == Said.STALE ? UNPROCESSABLE : Response.Status.OK.getStatusCode())
                .entity(DeskTemplates.learning(frame.lang(), frame, view).setLocale(frame.lang()))
                .build();
    }

    private LearningView.Waiting waiting(Debriefing.Pending pending) {
        Model now = models.now();
        Model then =
                Model.of(now.knowledge(), learned.current().plus(pending.batch().experience()));
        Reranking reranking = Reranking.of(sessions.withEvidence(SESSIONS), now, then);
        RerankingWords words =
                new RerankingWords(now.knowledge(), now.knowledge(), visitor.language(), visitor.is(DeskRoles.SUPPORT));
        return new LearningView.Waiting(
                pending.batch(),
                pending.until().toString(),
                Arrays.stream(Witness.values())
                        .map(w -> new LearningView.WitnessCount(
                                w, pending.batch().witnesses().getOrDefault(w, 0)))
                        .filter(w -> w.count() > 0)
                        .toList(),
                priors(now, then),
                steps(now, then, pending.batch().experience()),
                words.preview(reranking, false));
    }

    private List<LearningView.Moved> priors(Model now, Model then) {
        return Stream.concat(now.knowledge().causes().stream().map(Cause::id), Stream.of(Diagnosis.UNLISTED))
                .filter(cause -> Math.abs(then.share(cause) - now.share(cause)) >= LEAST_SHARE)
                .filter(cause -> Math.abs(then.share(cause) / now.share(cause) - 1) >= A_TENTH)
                .sorted(Comparator.comparingDouble(cause -> -Math.abs(then.share(cause) - now.share(cause))))
                .map(cause -> new LearningView.Moved(
                        title(cause, now.knowledge()), "", percent(now.share(cause)), percent(then.share(cause)), ""))
                .toList();
    }

    private List<LearningView.Moved> steps(Model now, Model then, Experience added) {
        KnowledgeBase knowledge = now.knowledge();
        return knowledge.causes().stream()
                .flatMap(cause -> cause.steps().keySet().stream()
                        .filter(step ->
                                Math.abs(then.cures(cause.id(), step) - now.cures(cause.id(), step)) >= TWO_POINTS)
                        .map(step -> new LearningView.Moved(
                                title(cause.id(), knowledge),
                                title(step, knowledge),
                                percent(now.cures(cause.id(), step)),
                                percent(then.cures(cause.id(), step)),
                                trials(added, cause, step))))
                .toList();
    }

    private static String trials(Experience added, Cause cause, StepId step) {
        return Optional.ofNullable(added.steps().get(cause.id()))
                .flatMap(tallies -> Optional.ofNullable(tallies.get(step)))
                .map(tally -> String.format(Locale.ROOT, "%.1f", tally.fixed() + tally.failed()))
                .orElse("");
    }

    private String title(CauseId cause, KnowledgeBase knowledge) {
        return knowledge
                .cause(cause)
                .map(c -> c.texts().in(visitor.language()).title())
                .orElse("");
    }

    private String title(StepId step, KnowledgeBase knowledge) {
        return new Titles(knowledge, visitor.language()).of(step);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
