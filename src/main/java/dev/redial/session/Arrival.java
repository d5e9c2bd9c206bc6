package dev.redial.session;

import dev.redial.code.ErrorCode;
import dev.redial.target.TargetRequest;
import java.util.Optional;

/**
 * What a person brings when a session is opened; nothing of it is needed.
 *
 * @param from the id of the article that linked here
 * @param consent whether the person said that they may have this computer tested
 * @param language such as {@code de}
 */
public record Arrival(
        Optional<ErrorCode> code,
        Optional<TargetRequest> target,
        Optional<String> from,
        boolean consent,
        String language) {}
