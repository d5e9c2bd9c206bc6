package dev.redial.admission;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@IdClass(RunAddressEntity.Key.class)
@Table(name = "run_address")
@NullUnmarked
class RunAddressEntity {

    @Id
    UUID runId;

    @Id
    String addressKey;

    String networkKey;
    Instant askedAt;

    record Key(UUID runId, String addressKey) {}
}
