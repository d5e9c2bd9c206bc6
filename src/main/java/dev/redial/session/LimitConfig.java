package dev.redial.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many checks one client may start, and how many run at once (REQUIREMENTS ). */
@ConfigMapping(prefix = "redial.limit")
public interface LimitConfig {

    /** Off only for tests and installations behind a limit of their own. */
    @WithDefault("true")
    boolean enabled();

    /** Checks that one client may start within ten minutes. */
    @WithDefault("10")
    int clientPerTenMinutes();

    /** Checks that one client may start within an hour. */
    @WithDefault("30")
    int clientPerHour();

    /** Checks that run at once on this node; more are asked to come back. */
    @WithDefault("50")
    int atOnce();
}
