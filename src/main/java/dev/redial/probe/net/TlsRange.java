package dev.redial.probe.net;

import org.bouncycastle.tls.ProtocolVersion;

/** Which versions a handshake offers. */
public enum TlsRange {
    /** 1.0 to 1.3, as some client of the last fifteen years may. */
    ALL(ProtocolVersion.TLSv13),
    UP_TO_1_2(ProtocolVersion.TLSv12),
    UP_TO_1_1(ProtocolVersion.TLSv11);

    private final ProtocolVersion newest;

    TlsRange(ProtocolVersion newest) {
        this.newest = newest;
    }

    ProtocolVersion[] versions() {
        return newest.downTo(ProtocolVersion.TLSv10);
    }
}
