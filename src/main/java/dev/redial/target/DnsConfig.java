package dev.redial.target;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Whom we ask for names. */
@ConfigMapping(prefix = "redial.dns")
interface DnsConfig {
    /** {@code address[:port]}, IPv6 with a port in brackets; without it the system's. */
    Optional<List<String>> servers();
}
