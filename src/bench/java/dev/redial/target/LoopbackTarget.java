package dev.redial.target;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Permission to test a practice host, as if the policy had approved this name and pinned its address. */
public final class LoopbackTarget {
    private LoopbackTarget() {}

    public static ApprovedTarget named(String name, InetSocketAddress server) {
        return new ApprovedTarget(
                new HostName.Dns(name, Optional.empty(), false),
                new Port(server.getPort()),
                List.of(server.getAddress()),
                Set.of());
    }

    /** The answer of the name servers that goes with it; it took no time. */
    public static NameLookup lookup(String name) {
        return new NameLookup(name, NameLookup.Status.FOUND, List.of(), 1, Duration.ZERO);
    }
}
