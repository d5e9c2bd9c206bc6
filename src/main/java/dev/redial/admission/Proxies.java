package dev.redial.admission;

import dev.redial.target.AddressRange;
import dev.redial.target.IpAddress;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who asks. A proxy adds the address it saw at the end of {@code X-Forwarded-For}; what stands before that, anybody may have
 * written. So the list is read from its end, for as long as the one who vouches for an entry is trusted.
 */
@Singleton
@Startup
public class Proxies {

    private static final String SETTING = "redial.proxy.trusted";

    /** More hops than any house has; the rest of a longer list is somebody's invention. */
    private static final int MOST_HOPS = 16;

    private final List<AddressRange> trusted;

    Proxies(ProxyConfig config) {
        trusted = AddressRange.readAll(config.trusted().orElse(List.of()), SETTING);
    }

    /**
     * Who asks.
     *
     * @param peer the address at the other end of the connection
     * @param forwardedFor the values of all {@code X-Forwarded-For} headers, in their order
     */
    public Client client(String peer, List<String> forwardedFor) {
        IpAddress nearest = plain(peer).orElseThrow(() -> new IllegalArgumentException("a peer without an address"));
        List<String> hops = forwardedFor.stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(String::strip)
                .toList();
        IpAddress client = nearest;
        for (int i = hops.size() - 1; i >= 0 && i >= hops.size() - MOST_HOPS && trusted(client); i--) {
            Optional<IpAddress> before = plain(hops.get(i));
            if (before.isEmpty()) {
                break;
            }
            client = before.get();
        }
        return new Client(client);
    }

    private boolean trusted(IpAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    /** Strictly read; a dual-stack socket's {@code ::ffff:192.0.2.7} is the IPv4 client that it is. */
    private static Optional<IpAddress> plain(String text) {
        int zone = text.indexOf('%');
        return IpAddress.read(zone < 0 ? text : text.substring(0, zone)).map(IpAddress::unmapped);
    }
}
