package dev.redial.target;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the policy at start, so that a broken setting stops the start and not a visit. */
@Singleton
class TargetBeans {
    /** P-02: the whole lookup, aliases and second tries included. */
    private static final Duration LOOKUP = Duration.ofSeconds(5);

    @Produces
    @Singleton
    @DefaultBean
    NameResolver nameResolver(DnsConfig dns, TargetConfig target, OptOuts optOuts) {
        SpecialNames names = SpecialNames.load(target.policy());
        return new DnsResolver(servers(dns), alias -> names.judge(alias).isEmpty() && !optOuts.name(alias), LOOKUP);
    }

    @Produces
    @Singleton
    @DefaultBean
    TextRecords textRecords(DnsConfig dns) {
        return new DnsTexts(servers(dns), LOOKUP);
    }

    private static DnsServers servers(DnsConfig dns) {
        return ConfiguredDnsServers.of(dns.servers().orElse(List.of()));
    }

    @Produces
    @Singleton
    @Startup
    TargetPolicy targetPolicy(TargetConfig config, NameResolver resolver, OptOuts optOuts) {
        return new TargetPolicy(config, resolver, optOuts, TargetBeans::ownAddresses);
    }

    /** It asks by a resolver of its own, as aliases into the house's own zones are followed here. */
    @Produces
    @Singleton
    @Startup
    DeliveryPolicy deliveryPolicy(
            DnsConfig dns,
            TargetConfig target,
            @ConfigProperty(name = "redial.handover.allow") Optional<List<String>> allow) {
        SpecialNames names = SpecialNames.load(Scope.PRIVATE);
        return new DeliveryPolicy(
                AddressRange.readAll(allow.orElse(List.of()), "redial.handover.allow"),
                AddressRange.readAll(target.nat64Prefixes().orElse(List.of()), "redial.target.nat64-prefixes"),
                new DnsResolver(servers(dns), alias -> names.judge(alias).isEmpty(), LOOKUP),
                TargetBeans::ownAddresses);
    }

    /** An error here refuses the run: without knowing ourselves we cannot rule ourselves out. */
    private static Set<IpAddress> ownAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(InetAddress::getAddress)
                    .map(IpAddress::of)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }
}
