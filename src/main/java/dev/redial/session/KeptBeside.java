package dev.redial.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** What another package keeps about a session, for the file with everything that the person may take away (G-04). */
public interface KeptBeside {

    /** The name under which it stands in the file. */
    String name();

    /** All of it; the names are those of the columns. */
    JsonNode of(UUID session);
}
