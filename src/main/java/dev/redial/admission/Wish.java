package dev.redial.admission;

import dev.redial.target.TargetRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody wants tested.
 *
 * @param session empty for what was refused before there was one
 * @param depth how thoroughly, as the API calls it
 */
public record Wish(Optional<UUID> session, TargetRequest target, String depth) {}
