package dev.redial.staff;

/** What keeps a password from being changed. */
public enum PasswordComplaint {
    OLD_WRONG,
    /** Too many wrong ones in a row; the account is locked for a while. */
    LOCKED,
    NEW_TOO_SHORT,
    /** bcrypt reads 72 bytes; what follows would protect nothing. */
    NEW_TOO_LONG,
    /** The new one is the old one, or the account's name. */
    NEW_TOO_EASY,
    AGAIN_DIFFERS
}
