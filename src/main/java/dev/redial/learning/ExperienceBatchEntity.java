package dev.redial.learning;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "experience_batch")
@NullUnmarked
class ExperienceBatchEntity {

    @Id
    UUID id;

    Instant sinceAt;
    Instant untilAt;
    Instant decidedAt;
    String decidedBy;
    boolean approved;
    int lessons;
    int clients;
}
