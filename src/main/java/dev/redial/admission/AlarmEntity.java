package dev.redial.admission;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "alarm")
@NullUnmarked
class AlarmEntity {

    @Id
    UUID id;

    String kind;
    String subject;
    String detail;
    Instant raisedAt;
    Instant lastAt;
    int times;

    @Nullable
    String seenBy;

    @Nullable
    Instant seenAt;
}
