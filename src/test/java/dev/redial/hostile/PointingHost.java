package dev.redial.hostile;

import dev.redial.hostile.HostileCase.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A host on loopback whose certificate points elsewhere: at addresses to fetch from, or at names. */
public final class PointingHost implements AutoCloseable {

    private static final String CHOOSES_TLS = "030000130ed000001234000200080001000000";
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private final HostileServer server;

    private PointingHost(String certificate) throws IOException {
        List<Step> script = List.of(
                new Step("recv", "cr"),
                new Step("send", CHOOSES_TLS),
                new Step("tls", Map.of("cert", certificate)),
                new Step("hold_ms", "60000"));
        server = HostileServer.start(
                new HostileCase("own", "cert", certificate, false, script, List.of(), A_WHILE, A_WHILE, 0), 0);
    }

    /** @param what {@code caIssuers}, {@code ocsp} or {@code crl} */
    public static PointingHost at(String what, String url) throws IOException {
        return new PointingHost(HostileCertificate.pointing(what, url));
    }

    /** With these subject alternative names. */
    public static PointingHost named(List<String> names) throws IOException {
        return new PointingHost(HostileCertificate.naming(names));
    }

    public int port() {
        return server.address().getPort();
    }

    @Override
    public void close() {
        server.close();
    }
}
