package dev.redial.handover;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "handover")
@NullUnmarked
class HandoverEntity {

    @Id
    UUID id;

    UUID sessionId;
    String way;
    String receiver;

    @Nullable
    String subject;

    @Nullable
    String letter;

    @Nullable
    String payload;

    String askedBy;
    Instant askedAt;
    String state;
    int tries;
    Instant nextAt;

    @Nullable
    String problem;

    @Nullable
    String detail;

    @Nullable
    Instant endedAt;
}
