package dev.redial.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "forecast")
@NullUnmarked
class ForecastEntity {

    @Id
    UUID sessionId;

    String cause;
    double probability;
    boolean cameTrue;
    String witness;
}
