package dev.redial.client;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a connection is protected: the security protocols of MS-RDPBCGR 5.4.5, in the order in which hosts prefer them. */
public enum Protection {
    /** Sign-in with Microsoft Entra ID inside TLS (5.4.5.4). */
    ENTRA("Entra"),
    /** Network Level Authentication (5.4.5.2), inside TLS. */
    CREDSSP("CredSSP"),
    TLS("TLS"),
    /** Only after a redirection by a broker (5.4.5.3). */
    RDSTLS("RDSTLS"),
    /** Standard RDP Security (5.3). */
    CLASSIC("classic");

    private final String token;

    Protection(String token) {
        this.token = token;
    }

    /** As findings and the file of clients spell it. */
    public String token() {
        return token;
    }

    static Optional<Protection> of(String token) {
        return Arrays.stream(values()).filter(p -> p.token.equals(token)).findFirst();
    }

    /** Those named in a comma-separated list; others' names are passed over. */
    static List<Protection> list(String tokens) {
        return Arrays.stream(tokens.split(","))
                .map(String::strip)
                .flatMap(token -> of(token).stream())
                .toList();
    }
}
