package dev.redial.handover;

/** What speaks against passing a case on, before anything is stored or sent. */
public enum Objection {
    /** No mail server is set. */
    NO_MAIL,
    /** Not an address as {@code name@example.org}. */
    BAD_ADDRESS,
    /** The operator has not allowed mail to it ({@code redial.handover.mail.to}). */
    RECIPIENT_NOT_ALLOWED,
    /** The settings know no such system. */
    UNKNOWN_WEBHOOK,
    /** The case has been passed on 20 times already. */
    TOO_OFTEN
}
