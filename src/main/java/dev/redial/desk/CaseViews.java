package dev.redial.desk;

import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditTrail;
import dev.redial.casework.CaseFile;
import dev.redial.casework.CaseQueue;
import dev.redial.casework.Casework;
import dev.redial.casework.Incidents;
import dev.redial.diagnosis.Diagnosis;
import dev.redial.finding.FindingWords;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Languages;
import dev.redial.knowledge.Titles;
import dev.redial.outcome.Outcome;
import dev.redial.session.BeforeAfter;
import dev.redial.session.CheckState;
import dev.redial.session.SessionState;
import dev.redial.session.Troubleshooter;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Puts what staff do with a session into words. */
@ApplicationScoped
class CaseViews {

    private static final int MOST_ENTRIES = 300;

    private final Casework casework;
    private final CaseQueue queue;
    private final Incidents incidents;
    private final AuditTrail trail;
    private final Knowledge knowledge;
    private final Troubleshooter troubleshooter;
    private final Proposals proposals;

    CaseViews(
            Casework casework,
            CaseQueue queue,
            Incidents incidents,
            AuditTrail trail,
            Knowledge knowledge,
            Troubleshooter troubleshooter,
            Proposals proposals) {
        this.casework = casework;
        this.queue = queue;
        this.incidents = incidents;
        this.trail = trail;
        this.knowledge = knowledge;
        this.troubleshooter = troubleshooter;
        this.proposals = proposals;
    }

    CaseView of(SessionState session, List<CheckState> checks, Visitor.Frame reader, CaseView.Typed typed) {
        CaseFile file = casework.of(session.id());
        Diagnosis diagnosis = troubleshooter.advise(session.relevant()).diagnosis();
        String language = reader.lang();
        return new CaseView(
                session.id().toString(),
                reader.name(),
                file.assignedTo().orElse(""),
                queue.assignees().stream().filter(p -> !p.equals(reader.name())).toList(),
                file.tags(),
                queue.tags().stream().filter(t -> !file.tags().contains(t)).toList(),
                file.notes().stream().map(CaseViews::note).toList(),
                moments(session, checks, language),
                BeforeAfter.ofLatest(session, checks)
                        .map(compared -> compared(compared, Locale.of(language)))
                        .orElse(null),
                incidents.of(session.id()).stream()
                        .map(i -> new CaseView.IncidentLink(
                                i.id().toString(), i.term().text()))
                        .toList(),
                trail.views(session.id().toString()),
                causes(diagnosis, language),
                steps(language),
                List.of(Outcome.Result.values()),
                session.outcome().isPresent(),
                session.target().isPresent() && session.consent(),
                proposals.of(session).isPresent(),
                typed);
    }

    private static CaseView.Note note(CaseFile.Note n) {
        return new CaseView.Note(DeskTime.text(n.at()), n.by(), n.kind(), n.words());
    }

    /** The likeliest first: one of them it is, most often. */
    private List<QueueView.Choice> causes(Diagnosis diagnosis, String language) {
        KnowledgeBase now = knowledge.now();
        Stream<CauseId> ranked = diagnosis.causes().stream().map(Diagnosis.RankedCause::cause);
        Stream<CauseId> rest = now.causes().stream().map(c -> c.id());
        return Stream.concat(ranked, rest)
                .distinct()
                .flatMap(id -> now.cause(id).stream())
                .map(c -> new QueueView.Choice(
                        c.id().value(), c.texts().in(language).title()))
                .toList();
    }

    private List<QueueView.Choice> steps(String language) {
        return knowledge.now().steps().stream()
                .map(s -> new QueueView.Choice(
                        s.id().value(), s.texts().in(language).title()))
                .sorted(Comparator.comparing(QueueView.Choice::title))
                .toList();
    }

    private CaseView.Compared compared(BeforeAfter c, Locale locale) {
        return new CaseView.Compared(
                DeskTime.text(c.before().startedAt()),
                DeskTime.text(c.after().startedAt()),
                c.changes().stream()
                        .map(r -> new CaseView.RungChange(r.stage(), r.before(), r.after()))
                        .toList(),
                c.gone().stream().map(f -> FindingWords.text(f, locale)).toList(),
                c.come().stream().map(f -> FindingWords.text(f, locale)).toList());
    }

    private static DeskMessages words(String language) {
        return language.equals(Languages.SUPPORTED.getFirst())
                ? MessageBundles.get(DeskMessages.class)
                : MessageBundles.get(DeskMessages.class, Localized.Literal.of(language));
    }

    private List<CaseView.Moment> moments(SessionState session, List<CheckState> checks, String language) {
        Timeline timeline = new Timeline(new Titles(knowledge.now(), language), words(language));
        timeline.session(session);
        checks.forEach(timeline::check);
        trail.about(session.id().toString(), MOST_ENTRIES)
                .forEach(entry -> AuditAction.byId(entry.action())
                        .ifPresent(action -> timeline.deed(entry.at(), entry.who(), action, entry.detail())));
        return timeline.moments();
    }
}
