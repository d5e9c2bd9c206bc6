package dev.redial.casework;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "incident")
@NullUnmarked
class IncidentEntity {

    @Id
    UUID id;

    String kind;
    String subject;
    Instant sinceAt;
    Instant openedAt;
    String openedBy;

    @Nullable
    Instant closedAt;

    @Nullable
    String closedBy;

    @Nullable
    String banner;

    @Nullable
    String bannerBy;

    @Version
    int version;
}
