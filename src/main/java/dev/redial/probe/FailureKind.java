package dev.redial.probe;

/** How a measurement can fail. Closed: whoever judges a failure must answer for each of these. */
public enum FailureKind {
    /** The port answered with a reset: nothing listens, or something refuses on its behalf. */
    REFUSED,
    /** No answer to the connection request. */
    CONNECT_TIMEOUT,
    /** A router or the host itself says that there is no way. */
    UNREACHABLE,
    /** We have no way to addresses of this family from here; says nothing about the host. */
    NO_WAY_FROM_HERE,
    /** Connected, and then silence. */
    READ_TIMEOUT,
    /** An answer began and was not complete in time. */
    UNFINISHED,
    CLOSED_BY_PEER,
    RESET,
    /** Bytes that break the protocol's rules. */
    MALFORMED,
    /** More bytes than the stage allows. */
    TOO_MUCH,
    /** The run's time was used up before this measurement could end. */
    OUT_OF_TIME,
    /** A mistake of ours; says nothing about the host. */
    OUR_BUG
}
