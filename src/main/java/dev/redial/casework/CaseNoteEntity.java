package dev.redial.casework;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "case_note")
@NullUnmarked
class CaseNoteEntity {

    @Id
    UUID id;

    UUID sessionId;
    Instant writtenAt;
    String writtenBy;
    String kind;
    String words;

    CaseFile.Note note() {
        return new CaseFile.Note(id, writtenAt, writtenBy, CaseFile.Kind.valueOf(kind), words);
    }
}
