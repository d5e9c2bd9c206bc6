package dev.redial.learning;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "experience_count")
@NullUnmarked
class ExperienceCountEntity {

    @Id
    UUID id;

    UUID batchId;
    String cause;

    /** Absent where the row counts cases of the cause. */
    @Nullable
    String step;

    double cases;
    double fixed;
    double failed;
}
