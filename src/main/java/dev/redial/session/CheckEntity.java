package dev.redial.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "check_run")
@NullUnmarked
class CheckEntity {

    @Id
    UUID id;

    UUID sessionId;
    int number;
    String status;

    @Nullable
    String reason;

    String host;

    @Nullable
    Integer port;

    @Nullable
    String gateway;

    Instant startedAt;

    @Nullable
    Instant measuredAt;

    @Nullable
    Long millis;

    @Nullable
    String depth;

    String findings;
    String trace;
}
