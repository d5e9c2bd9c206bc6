package dev.redial.target;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Permissions for tests of other packages, whose servers live on loopback. */
public final class TestTargets {
    private TestTargets() {}

    /** As if the policy had approved {@code name} and pinned the given address. */
    public static ApprovedTarget approved(String name, InetSocketAddress server) {
        return new ApprovedTarget(hostName(name), new Port(server.getPort()), List.of(server.getAddress()), Set.of());
    }

    /** As if the policy had approved {@code name} and pinned these addresses. */
    public static ApprovedTarget approved(String name, int port, InetAddress... addresses) {
        return new ApprovedTarget(hostName(name), new Port(port), List.of(addresses), Set.of());
    }

    /** An answer of the name servers, which took no time. */
    public static NameLookup lookup(String name, NameLookup.Status status) {
        return new NameLookup(name, status, List.of(), 1, Duration.ZERO);
    }

    /** A policy "private" that reaches the listed ranges and never asks a name server. */
    public static TargetPolicy policyReaching(String... ranges) {
        return policyReaching(
                name -> {
                    throw new AssertionError("asked for " + name.ascii());
                },
                ranges);
    }

    /** A policy "private" that reaches the listed ranges and asks the given resolver. */
    public static TargetPolicy policyReaching(NameResolver resolver, String... ranges) {
        return TestConfig.privatePolicy(ranges).policyWith(resolver);
    }

    /** A name as the policy would read it. */
    public static HostName hostName(String text) {
        try {
            return TypedHost.read(text).name();
        } catch (Unacceptable refused) {
            throw new IllegalArgumentException(text, refused);
        }
    }
}
