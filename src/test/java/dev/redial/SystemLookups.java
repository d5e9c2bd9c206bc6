package dev.redial;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Remembers what this program asked the system's resolver, which our own code never does (T-11). The JVM finds it by
 * {@code META-INF/services}; answers are those of the system.
 */
public final class SystemLookups extends InetAddressResolverProvider {

    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    /** Names, and addresses in hex whose name was wanted, in the order of the questions. */
    public static List<String> asked() {
        return List.copyOf(ASKED);
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver system = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String name, LookupPolicy policy) throws UnknownHostException {
                ASKED.add(name);
                return system.lookupByName(name, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                ASKED.add(HexFormat.of().formatHex(address));
                return system.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "remembers lookups";
    }
}
