package dev.redial.admission;

/** What staff should look at (REQUIREMENTS A-16). */
public enum AlarmKind {
    /** One client asked for very many hosts that we refuse. Its subject is the client. */
    CLIENT_REFUSED,
    /** Very many clients asked for one host. Its subject is the host or address. */
    TARGET_POPULAR,
    /** Much of what is asked just now is refused. */
    REFUSED_SHARE,
    /** Somebody asked for a cloud's metadata service. Its subject is the client. */
    METADATA_ASKED,
    /** A member of staff tried support codes that do not exist. Its subject is the name of the account. */
    GUESSED_CODES
}
