package dev.redial.handover;

/** Why a letter was not taken. The names are stored and shown, and never change. */
public enum Problem {
    /** The settings no longer know the destination, or no longer allow it. */
    NOT_ALLOWED,
    /** The target policy does not let us go there; the detail is the {@link dev.redial.target.Refusal}. */
    ADDRESS_REFUSED,
    /** The name has no address; the detail says how the lookup ended. */
    UNRESOLVED,
    /** Nobody answers at any of its addresses. */
    UNREACHABLE,
    /** It took too long. */
    TIMED_OUT,
    /** The other end hung up. */
    BROKEN,
    /** More was sent to us than anybody needs for an answer. */
    TOO_MUCH,
    /** What was sent to us is no answer. */
    MALFORMED,
    /** The certificate is not trusted, or for another name. */
    UNTRUSTED,
    /** TLS did not come about for another reason. */
    TLS_FAILED,
    /** The mail server offers no STARTTLS, which the settings demand. */
    TLS_MISSING,
    /** The address begins with http: and is not in the house's own network. */
    PLAIN_HTTP,
    /** The mail server does not know our name or password. */
    SIGN_IN_REFUSED,
    /** It was understood and not taken; the detail is the number of the answer. */
    REJECTED,
    /** Redial stopped while it was under way; whether it arrived is not known. */
    INTERRUPTED
}
