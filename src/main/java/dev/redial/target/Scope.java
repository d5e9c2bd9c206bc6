package dev.redial.target;

/** Whom an installation serves; the two never mix. */
enum Scope {
    /** Anybody: only globally reachable addresses. */
    PUBLIC,
    /** One house: only the addresses its operator lists. */
    PRIVATE
}
