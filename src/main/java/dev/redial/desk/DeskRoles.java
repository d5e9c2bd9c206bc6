package dev.redial.desk;

/** Who may do what at the desk. The names are those of the Keycloak realm's roles. */
public final class DeskRoles {

    /** Reads sessions. */
    public static final String SUPPORT = "support";

    /** Runs the installation; sees no session (REQUIREMENTS W-15). */
    public static final String ADMIN = "admin";

    private DeskRoles() {}
}
