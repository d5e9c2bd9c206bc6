package dev.redial.knowledge;

import java.util.Locale;

/** Where on the way a code arises, in the order of a connection; the last three lie beside the way. */
public enum CodeStage {
    DNS,
    TCP,
    X224,
    TLS,
    CREDSSP,
    LOGON,
    LICENSING,
    SESSION,
    GATEWAY,
    POLICY,
    CLIENT;

    /** As it is spelled in files, addresses and the API, such as {@code credssp}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether every connection passes it. */
    public boolean onTheWay() {
        return compareTo(SESSION) <= 0;
    }
}
