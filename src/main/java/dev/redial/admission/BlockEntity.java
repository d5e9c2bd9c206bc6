package dev.redial.admission;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "client_block")
@NullUnmarked
class BlockEntity {

    @Id
    UUID id;

    String client;
    String why;
    Instant blockedAt;
    Instant untilAt;

    @Nullable
    String blockedBy;

    @Nullable
    String liftedBy;

    @Nullable
    Instant liftedAt;
}
