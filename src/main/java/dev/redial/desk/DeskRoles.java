package dev.redial.desk;

/** Who may do what at the desk (REQUIREMENTS W-15). The names are those of the Keycloak realm's roles. */
public final class DeskRoles {

    /** Works on sessions. */
    public static final String SUPPORT = "support";

    /** Reads figures, which name no computer and no person. */
    public static final String ANALYST = "analyst";

    /** Changes the knowledge, and decides on what outcomes teach. */
    public static final String EDITOR = "editor";

    /** Reads the audit trail, and nothing else. */
    public static final String AUDITOR = "auditor";

    /** Runs the installation: policy, limits, opting out, accounts; edits where there is no editor. Sees no session. */
    public static final String ADMIN = "admin";

    private DeskRoles() {}
}
