package dev.redial.optout;

/** How we know that somebody may opt out, or back in. The names are stored. */
public enum Way {
    /** A member of staff says so. */
    STAFF,
    /** A text in the DNS zone of the name or address. */
    DNS,
    /** The request came from the very address it is about. */
    ADDRESS;

    /** Whether whoever proves in this way may withdraw what came in the other: never by a weaker proof, and what staff entered only staff take back. */
    boolean outweighs(Way other) {
        return switch (this) {
            case STAFF -> true;
            case DNS -> other != STAFF;
            case ADDRESS -> other == ADDRESS;
        };
    }
}
