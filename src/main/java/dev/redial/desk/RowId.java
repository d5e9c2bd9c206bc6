package dev.redial.desk;

import java.util.Optional;
import java.util.UUID;

/** The id of a row, as it stands in an address. */
final class RowId {

    private static final String TEXT = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private RowId() {}

    /** Empty for anything else that somebody may type there. */
    static Optional<UUID> read(String text) {
        return text.matches(TEXT) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
