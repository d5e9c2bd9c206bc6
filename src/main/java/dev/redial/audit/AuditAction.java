package dev.redial.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done at the desk that somebody may ask about later. A name is never given another meaning: old entries keep it. */
public enum AuditAction {
    SIGNED_IN,
    SIGN_IN_FAILED,
    LOCKED_OUT,
    SIGNED_OUT,
    SESSION_VIEWED,
    RECORD_EXPORTED,
    SESSION_ERASED,
    NOTE_ADDED,
    ASSIGNED,
    TAGGED,
    RETESTED,
    MESSAGE_SENT,
    HANDED_OVER,
    RESOLVED,
    REOPENED,
    INCIDENT_OPENED,
    INCIDENT_CHANGED,
    FIGURES_EXPORTED,
    AUDIT_EXPORTED,
    AUDIT_SHORTENED,
    ACCOUNT_CREATED,
    ACCOUNT_ROLES_CHANGED,
    ACCOUNT_DISABLED,
    ACCOUNT_ENABLED,
    ACCOUNT_UNLOCKED,
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    LEARNING_DECIDED,
    KNOWLEDGE_READ_ANEW,
    OPT_OUT_CHANGED,
    CLIENT_BLOCKED,
    BLOCK_LIFTED,
    ALARM_SEEN,
    POLICY_CHANGED;

    /** The spelling in tables and exports: {@code session-viewed}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<AuditAction> byId(String id) {
        return Arrays.stream(values()).filter(a -> a.id().equals(id)).findFirst();
    }
}
