package dev.redial.rdp;

import java.util.Locale;

/** The ways through an RD Gateway that are asked for, MS-TSGU 1.3.1; the way over UDP is none of them. */
public enum GatewayTransport {
    /** WebSocket inside HTTP: what current clients ask for first. */
    WEBSOCKET,
    /** A pair of HTTP requests without end, for proxies that let no WebSocket through. */
    HTTP,
    /** RPC over HTTP, MS-RPCH: the only way before Windows Server 2012. */
    RPC;

    /** The spelling in findings: {@code websocket}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
