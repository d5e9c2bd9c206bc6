package dev.redial.optout;

import dev.redial.target.Holding;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a stranger asked for, and what we want to see for it.
 *
 * @param recordName where the text is to stand
 * @param recordValue the text
 * @param until when it is forgotten if nobody proves it
 * @param provenAt since when it counts
 */
public record ProofRequest(
        UUID id,
        Holding holding,
        Purpose purpose,
        String recordName,
        String recordValue,
        Instant until,
        Optional<Instant> provenAt) {}
