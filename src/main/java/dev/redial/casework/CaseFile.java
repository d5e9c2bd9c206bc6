package dev.redial.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What staff added to a session.
 *
 * @param assignedTo who takes care of it
 * @param unread whether something happened since staff last looked
 * @param tags in the order of the alphabet
 * @param notes the first first, messages among them
 */
public record CaseFile(
        Optional<String> assignedTo,
        Optional<Instant> assignedAt,
        boolean unread,
        List<String> tags,
        List<Note> notes) {

    static final CaseFile EMPTY = new CaseFile(Optional.empty(), Optional.empty(), true, List.of(), List.of());

    /** For whom something was written. */
    public enum Kind {
        /** Staff alone. */
        NOTE,
        /** The visitor, on their page. */
        MESSAGE
    }

    /** Something that staff wrote. */
    public record Note(UUID id, Instant at, String by, Kind kind, String words) {}

    /** What the visitor reads. */
    public List<Note> messages() {
        return notes.stream().filter(n -> n.kind() == Kind.MESSAGE).toList();
    }
}
