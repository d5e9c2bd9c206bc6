package dev.redial.staff;

/** Why an administrator's change to an account is not made. */
public enum Refusal {
    /** Accounts are not ours: Keycloak has them. */
    ELSEWHERE,
    UNKNOWN,
    NAME_UNREADABLE,
    NAME_TAKEN,
    ROLE_MISSING,
    /** Nobody takes the right to administer from themselves, closes their own account, or gets round the question for their old password. */
    YOURSELF,
    /** Afterwards nobody could administer. */
    LAST_ADMIN
}
