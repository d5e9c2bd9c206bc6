package dev.redial.casework;

import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditTrail;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.StepId;
import dev.redial.outcome.Outcome;
import dev.redial.session.Sessions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What staff do with one case. Everything is in the audit trail before it is done. */
@ApplicationScoped
public class Casework {

    /** Longer notes are refused, with a word about it. */
    public static final int LONGEST_NOTE = 4_000;

    private static final int LONGEST_TAG = 40;

    private final Sessions sessions;
    private final CaseFiles files;
    private final CaseIndex index;
    private final AuditTrail trail;
    private final Clock clock;

    Casework(Sessions sessions, CaseFiles files, CaseIndex index, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.files = files;
        this.index = index;
        this.trail = trail;
        this.clock = clock;
    }

    /** What staff added to a session so far. */
    @Transactional
    public CaseFile of(UUID session) {
        return files.of(session);
    }

    /** What staff wrote to the visitor. */
    @Transactional
    public List<CaseFile.Note> messages(UUID session) {
        return files.messages(session);
    }

    /** How often staff opened the session, as its visitor is told. */
    public long views(UUID session) {
        return trail.views(session.toString());
    }

    /** Somebody opened the session: it is read, and the visitor sees that it was. */
    public void seen(UUID session, String who) {
        trail.viewed(who, session.toString());
        boolean news =
                QuarkusTransaction.requiringNew().call(() -> files.of(session).unread());
        if (news) {
            change(session, () -> files.row(session).unread = false);
        }
    }

    /** @param to empty for nobody */
    public boolean assign(UUID session, Optional<String> to, String who) {
        return recorded(session, AuditAction.ASSIGNED, who, to.orElse("-"), id -> {
            CaseWorkEntity row = files.row(id);
            row.assignedTo = to.orElse(null);
            row.assignedAt = to.isPresent() ? clock.instant() : null;
        });
    }

    /** @param words neither blank nor longer than {@value #LONGEST_NOTE} */
    public boolean note(UUID session, String words, String who) {
        return recorded(
                session, AuditAction.NOTE_ADDED, who, "", id -> files.write(id, CaseFile.Kind.NOTE, who, words));
    }

    /** Shown on the visitor's page; who wrote it is not. */
    public boolean message(UUID session, String words, String who) {
        return recorded(
                session, AuditAction.MESSAGE_SENT, who, "", id -> files.write(id, CaseFile.Kind.MESSAGE, who, words));
    }

    /** @param tag letters, digits and dashes */
    public boolean tag(UUID session, String tag, String who) {
        return recorded(session, AuditAction.TAGGED, who, "+" + tag, id -> files.tag(id, tag));
    }

    /** Takes a tag away. */
    public boolean untag(UUID session, String tag, String who) {
        return recorded(session, AuditAction.TAGGED, who, "-" + tag, id -> files.untag(id, tag));
    }

    /** A tag as it is kept; empty for what cannot be one. */
    public static Optional<String> readTag(String typed) {
        String tag = new Term(Term.Kind.TAG, typed).text().replaceAll("\\s+", "-");
        return tag.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0," + (LONGEST_TAG - 1) + "}")
                ? Optional.of(tag)
                : Optional.empty();
    }

    /**
     * How it ended, as staff found it: this counts as confirmed.
     *
     * @param cause what it was; absent if that stayed unknown
     * @param step what helped, if something did
     */
    public boolean resolve(
            UUID session, Outcome.Result result, Optional<CauseId> cause, Optional<StepId> step, String who) {
        String detail = result.id()
                + cause.map(c -> " " + c).orElse("")
                + step.map(s -> " " + s).orElse("");
        return recorded(session, AuditAction.RESOLVED, who, detail, id -> {
            Optional<String> remark =
                    sessions.find(id).flatMap(s -> s.outcome()).flatMap(Outcome::remark);
            sessions.end(
                    id,
                    new Outcome(
                            result,
                            step.map(StepId::value),
                            cause.map(CauseId::value),
                            remark,
                            clock.instant(),
                            Optional.of(who)));
        });
    }

    /** It is not over after all. */
    public boolean reopen(UUID session, String who) {
        return recorded(session, AuditAction.REOPENED, who, "", sessions::reopen);
    }

    private boolean recorded(UUID session, AuditAction action, String who, String detail, Consumer<UUID> deed) {
        if (sessions.summary(session).isEmpty()) {
            return false;
        }
        trail.record(action, who, session.toString(), detail);
        change(session, () -> deed.accept(session));
        return true;
    }

    /** What staff do themselves is no news to them. */
    private void change(UUID session, Runnable deed) {
        QuarkusTransaction.requiringNew().run(deed);
        // Only now: what changed the session itself has just been noted as news.
        QuarkusTransaction.requiringNew().run(() -> files.row(session).unread = false);
        index.refresh(session);
    }
}
