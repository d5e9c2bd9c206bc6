package dev.redial.admission;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "pseudonym_key")
@NullUnmarked
class PseudonymKeyEntity {

    @Id
    String name;

    String secret;
    Instant madeAt;
}
