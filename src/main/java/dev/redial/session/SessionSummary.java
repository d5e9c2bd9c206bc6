package dev.redial.session;

import dev.redial.code.ErrorCode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One line of the list of sessions. @param state {@code open}, or how it ended: {@code fixed}, {@code not-fixed}, {@code gave-up} */
public record SessionSummary(
        UUID id,
        SupportCode supportCode,
        Instant createdAt,
        Optional<ErrorCode> code,
        Optional<String> host,
        Optional<String> gateway,
        Optional<String> topCause,
        Optional<String> from,
        String state) {}
