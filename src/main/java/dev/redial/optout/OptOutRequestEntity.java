package dev.redial.optout;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "opt_out_request")
@NullUnmarked
class OptOutRequestEntity {

    @Id
    UUID id;

    String subject;
    String purpose;
    String token;
    Instant createdAt;
    Instant checkedAt;
    Instant provenAt;
}
