package dev.redial.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Placeholder until the branch with blocks is merged. */
@ApplicationScoped
class Blocks {
    Optional<Instant> until(Client client) {
        return Optional.empty();
    }
}
