package dev.redial.probe;

import java.util.Locale;

/** The rungs of the ladder a connection climbs, in the order in which a client meets them; the last three stand beside it. */
public enum Stage {
    NAME,
    TCP,
    NEGOTIATION,
    TLS,
    CERTIFICATE,
    NLA,
    UDP,
    GATEWAY,
    PATH;

    /** The name in the API: {@code negotiation}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
