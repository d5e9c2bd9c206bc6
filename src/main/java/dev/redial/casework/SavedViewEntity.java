package dev.redial.casework;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "saved_view")
@NullUnmarked
class SavedViewEntity {

    @Id
    UUID id;

    String owner;
    String name;
    String query;
    boolean shared;
    Instant madeAt;
}
