package dev.redial.admission;

/** Why a client may not ask for now. */
public enum BlockReason {
    /** See {@link AlarmKind#CLIENT_REFUSED}. */
    CLIENT_REFUSED,
    /** See {@link AlarmKind#METADATA_ASKED}. */
    METADATA_ASKED,
    /** Staff wanted it. */
    STAFF
}
