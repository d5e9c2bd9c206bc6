package dev.redial.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one client may ask for, how much one host may be asked, and how much this node carries (REQUIREMENTS ). */
@ConfigMapping(prefix = "redial.limit")
public interface LimitConfig {

    /** Off only for tests and installations behind a limit of their own. Off, nothing is shared or queued either. */
    @WithDefault("true")
    boolean enabled();

    /** Checks that one client may start within ten minutes. */
    @WithDefault("10")
    int clientPerTenMinutes();

    /** Checks that one client may start within an hour. */
    @WithDefault("30")
    int clientPerHour();

    /** Checks that one client may start within a day. */
    @WithDefault("100")
    int clientPerDay();

    /** Checks of one client that may be under way at once. */
    @WithDefault("2")
    int clientAtOnce();

    /** So many times a client's limits hold for all clients of an IPv6 /48 together. */
    @WithDefault("5")
    int siteFactor();

    /** Different hosts that one client may have tested within a day. */
    @WithDefault("15")
    int clientTargetsPerDay();

    /** Different ports that one client may have tested within a day, on all hosts together. */
    @WithDefault("10")
    int clientPortsPerDay();

    /** Different ports of one host that one client may have tested within a day. */
    @WithDefault("3")
    int targetPortsPerDay();

    /** How long an address is left alone after a check; whoever asks for the same meanwhile gets the same result. */
    @WithDefault("60s")
    Duration targetPause();

    /** Checks of one address within an hour, over all clients. */
    @WithDefault("20")
    int targetPerHour();

    /** Checks of one address within a day, over all clients. */
    @WithDefault("60")
    int targetPerDay();

    /** Checks of all names under one registrable domain within an hour, over all clients. */
    @WithDefault("60")
    int domainPerHour();

    /** Different addresses of one network (IPv4 /24, IPv6 /48) within an hour, over all clients. */
    @WithDefault("10")
    int networkAddressesPerHour();

    /** Checks that run at once on this node. */
    @WithDefault("50")
    int atOnce();

    /** Checks that may wait for a place; more are asked to come back. */
    @WithDefault("200")
    int queue();

    /** New connections that this node opens in a second; more wait. */
    @WithDefault("20")
    int connectionsPerSecond();

    /** Among so many nodes the limits are divided while the common store is away. */
    @WithDefault("1")
    int nodes();
}
