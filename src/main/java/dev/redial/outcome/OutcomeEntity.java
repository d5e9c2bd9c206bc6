package dev.redial.outcome;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "outcome")
@NullUnmarked
class OutcomeEntity {

    @Id
    UUID id;

    UUID sessionId;
    String result;

    @Nullable
    String step;

    @Nullable
    String cause;

    @Nullable
    String remark;

    Instant recordedAt;

    @Nullable
    String confirmedBy;
}
