package dev.redial.client;

/** What a client may find wrong with a host's certificate. */
public enum CertificateFault {
    SELF_SIGNED,
    /** Its issuer is not known, or a link to a known one is missing. */
    UNTRUSTED,
    /** Over, or not yet begun. */
    EXPIRED,
    NAME_MISMATCH,
    /** A short key, or a signature with SHA-1 or MD5. */
    WEAK,
    /** Not made for servers, or not for this use of its key. */
    WRONG_PURPOSE
}
