package dev.redial.probe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How we measure. Each time is counted from the stage's start and never from the last byte. */
@ConfigMapping(prefix = "redial.probe")
public interface ProbeConfig {

    /** For a connection; two lost SYNs (1 s, 3 s) are survived. */
    @WithDefault("5s")
    Duration connect();

    /** For the X.224 answer. */
    @WithDefault("5s")
    Duration negotiation();

    /** For a whole TLS handshake. */
    @WithDefault("8s")
    Duration tls();

    /** For the NTLM challenge. */
    @WithDefault("8s")
    Duration credssp();

    /** For an answer by UDP at the most; on a short path less is waited for. */
    @WithDefault("3s")
    Duration udp();

    /** For everything at an RD Gateway, all its addresses and ways together. */
    @WithDefault("10s")
    Duration gateway();

    /** For a whole run; what has not been measured by then is reported as such. */
    @WithDefault("30s")
    Duration run();

    /** Between two connections to one host: gnome-remote-desktop hung for good after nine without a pause. */
    @WithDefault("150ms")
    Duration spacing();

    /**
     * Before each repeated question: longer than hosts need that free a place a second late, and long enough in all to meet a service that
     * goes up and down.
     */
    @WithDefault("1300ms")
    Duration rest();

    /** The name in the routing cookie by which we make ourselves known in a host's logs: printable ASCII without blanks, at most 64. */
    @WithDefault("redial")
    String identity();
}
