package dev.redial.casework;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "case_tag")
@IdClass(CaseTagEntity.Key.class)
@NullUnmarked
class CaseTagEntity {

    @Id
    UUID sessionId;

    @Id
    String tag;

    Instant taggedAt;

    /** Both together are the key. */
    record Key(UUID sessionId, String tag) implements Serializable {}
}
