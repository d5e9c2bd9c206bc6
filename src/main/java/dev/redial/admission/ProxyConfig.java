package dev.redial.admission;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who may speak for clients. A value that cannot be read stops the start. */
@ConfigMapping(prefix = "redial.proxy")
interface ProxyConfig {

    /** Addresses and ranges of the reverse proxies before us; none by default, and then {@code X-Forwarded-For} is not even read. */
    Optional<List<String>> trusted();
}
