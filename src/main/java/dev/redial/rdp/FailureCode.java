package dev.redial.rdp;

import java.util.Locale;

/**
 * {@code failureCode} of RDP_NEG_FAILURE, MS-RDPBCGR 2.2.1.2.2. Numbers without a name survive.
 *
 * @param value the 32 bits of the field
 */
public record FailureCode(int value) {

    /** The server demands TLS or CredSSP. */
    public static final FailureCode SSL_REQUIRED_BY_SERVER = new FailureCode(1);
    /** The server is set to classic security and refuses TLS. */
    public static final FailureCode SSL_NOT_ALLOWED_BY_SERVER = new FailureCode(2);
    /** The server has no certificate it could do TLS with. */
    public static final FailureCode SSL_CERT_NOT_ON_SERVER = new FailureCode(3);
    /** The request's protocols contradict each other, in this server's eyes. */
    public static final FailureCode INCONSISTENT_FLAGS = new FailureCode(4);
    /** The server demands CredSSP, which is Network Level Authentication. */
    public static final FailureCode HYBRID_REQUIRED_BY_SERVER = new FailureCode(5);
    /** The server demands TLS with a certificate of the client (smart card). */
    public static final FailureCode SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER = new FailureCode(6);
    /** The server demands sign-in with Microsoft Entra ID. Not in the table of the specification; the name is FreeRDP's (nego.h). */
    public static final FailureCode ENTRA_AUTH_REQUIRED_BY_SERVER = new FailureCode(7);

    /** The name as the specification spells it, or hex digits such as {@code 0x63} for a number without one. */
    @Override
    public String toString() {
        return switch (value) {
            case 1 -> "SSL_REQUIRED_BY_SERVER";
            case 2 -> "SSL_NOT_ALLOWED_BY_SERVER";
            case 3 -> "SSL_CERT_NOT_ON_SERVER";
            case 4 -> "INCONSISTENT_FLAGS";
            case 5 -> "HYBRID_REQUIRED_BY_SERVER";
            case 6 -> "SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER";
            case 7 -> "ENTRA_AUTH_REQUIRED_BY_SERVER";
            default -> String.format(Locale.ROOT, "0x%x", value);
        };
    }
}
