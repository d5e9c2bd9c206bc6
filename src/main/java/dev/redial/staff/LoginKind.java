package dev.redial.staff;

/** Who vouches for staff: the setting {@code redial.login}. */
public enum LoginKind {
    /** Accounts in our own database. */
    LOCAL,
    /** An OpenID Connect server. */
    KEYCLOAK
}
