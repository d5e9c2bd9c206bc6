package dev.redial.casework;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "case_work")
@NullUnmarked
class CaseWorkEntity {

    @Id
    UUID sessionId;

    @Nullable
    String assignedTo;

    @Nullable
    Instant assignedAt;

    boolean unread;
}
