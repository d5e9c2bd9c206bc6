package dev.redial.casework;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables of what staff add to sessions. Every method needs a transaction around it. */
@ApplicationScoped
class CaseFiles {

    private final Work work;
    private final Notes notes;
    private final Tags tags;
    private final Clock clock;

    CaseFiles(Work work, Notes notes, Tags tags, Clock clock) {
        this.work = work;
        this.notes = notes;
        this.tags = tags;
        this.clock = clock;
    }

    CaseFile of(UUID session) {
        Optional<CaseWorkEntity> row = work.findByIdOptional(session);
        return new CaseFile(
                row.map(w -> w.assignedTo),
                row.map(w -> w.assignedAt),
                row.map(w -> w.unread).orElse(true),
                tags.list("sessionId = ?1 order by tag", session).stream()
                        .map(t -> t.tag)
                        .toList(),
                notes.list("sessionId = ?1 order by writtenAt, id", session).stream()
                        .map(CaseNoteEntity::note)
                        .toList());
    }

    List<CaseFile.Note> messages(UUID session) {
        return notes
                .list("sessionId = ?1 and kind = ?2 order by writtenAt, id", session, CaseFile.Kind.MESSAGE.name())
                .stream()
                .map(CaseNoteEntity::note)
                .toList();
    }

    /** The row of a session; made where there is none yet. */
    CaseWorkEntity row(UUID session) {
        return work.findByIdOptional(session).orElseGet(() -> {
            CaseWorkEntity fresh = new CaseWorkEntity();
            fresh.sessionId = session;
            fresh.unread = true;
            work.persist(fresh);
            return fresh;
        });
    }

    void write(UUID session, CaseFile.Kind kind, String by, String words) {
        CaseNoteEntity note = new CaseNoteEntity();
        note.id = UUID.randomUUID();
        note.sessionId = session;
        note.kind = kind.name();
        note.writtenAt = clock.instant();
        note.writtenBy = by;
        note.words = words;
        notes.persist(note);
    }

    void tag(UUID session, String tag) {
        if (tags.findByIdOptional(new CaseTagEntity.Key(session, tag)).isEmpty()) {
            CaseTagEntity fresh = new CaseTagEntity();
            fresh.sessionId = session;
            fresh.tag = tag;
            fresh.taggedAt = clock.instant();
            tags.persist(fresh);
        }
    }

    void untag(UUID session, String tag) {
        tags.delete("sessionId = ?1 and tag = ?2", session, tag);
    }

    /** Tags in use, the most used first. */
    List<String> tagsInUse(int most) {
        return tags.find("select t.tag from CaseTagEntity t group by t.tag order by count(*) desc, t.tag")
                .project(String.class)
                .page(0, most)
                .list();
    }

    /** Who takes care of cases. */
    List<String> assignees(int most) {
        return work.find("select distinct w.assignedTo from CaseWorkEntity w where w.assignedTo is not null order by 1")
                .project(String.class)
                .page(0, most)
                .list();
    }

    /** The table of who takes care of what. */
    @ApplicationScoped
    static class Work implements PanacheRepositoryBase<CaseWorkEntity, UUID> {}

    /** The table of notes and messages. */
    @ApplicationScoped
    static class Notes implements PanacheRepositoryBase<CaseNoteEntity, UUID> {}

    /** The table of tags. */
    @ApplicationScoped
    static class Tags implements PanacheRepositoryBase<CaseTagEntity, CaseTagEntity.Key> {}
}
