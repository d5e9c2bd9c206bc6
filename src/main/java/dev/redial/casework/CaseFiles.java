package dev.redial.casework;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /** What lists show of several cases; notes are left out. */
    Map<UUID, CaseFile> of(List<UUID> sessions) {
        if (sessions.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<String>> tagged = tags.list("sessionId in ?1 order by tag", sessions).stream()
                .collect(Collectors.groupingBy(t -> t.sessionId, Collectors.mapping(t -> t.tag, Collectors.toList())));
        return work.list("sessionId in ?1", sessions).stream()
                .collect(Collectors.toMap(
                        w -> w.sessionId,
                        w -> new CaseFile(
                                Optional.ofNullable(w.assignedTo),
                                Optional.ofNullable(w.assignedAt),
                                w.unread,
                                tagged.getOrDefault(w.sessionId, List.of()),
                                List.of())));
    }

    /** Tags in use, in the order of the alphabet. */
    List<String> tagsInUse(int most) {
        return different("select min(t.tag) from CaseTagEntity t where t.tag > ?1", tags, most);
    }

    /** Who takes care of cases. */
    List<String> assignees(int most) {
        return different("select min(w.assignedTo) from CaseWorkEntity w where w.assignedTo > ?1", work, most);
    }

    /** From one value to the next by the index: a "distinct" would read a million rows to find twenty names. */
    private static List<String> different(String next, PanacheRepositoryBase<?, ?> table, int most) {
        List<String> found = new ArrayList<>();
        String last = "";
        while (found.size() < most) {
            String value = table.find(next, last).project(String.class).firstResult();
            if (value == null) {
                break;
            }
            found.add(value);
            last = value;
        }
        return found;
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
