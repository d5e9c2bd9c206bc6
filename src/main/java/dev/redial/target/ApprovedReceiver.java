package dev.redial.target;

import java.net.InetAddress;
import java.util.List;

/**
 * Permission to hand something over. Only {@link DeliveryPolicy} makes one. It is no {@link ApprovedTarget}: no test can be run against whom the
 * house may write to, and nothing is written to a host that may be tested.
 */
public final class ApprovedReceiver {
    private final HostName name;
    private final Port port;
    private final List<InetAddress> addresses;
    private final boolean inside;

    ApprovedReceiver(HostName name, Port port, List<InetAddress> addresses, boolean inside) {
        this.name = name;
        this.port = port;
        this.addresses = List.copyOf(addresses);
        this.inside = inside;
    }

    public HostName name() {
        return name;
    }

    public Port port() {
        return port;
    }

    /** The addresses to dial, 1 to 4. Asked for their name they give ours, without a reverse lookup. */
    public List<InetAddress> addresses() {
        return addresses;
    }

    /** Whether every address is in a network that the operator named as the house's own. */
    public boolean inside() {
        return inside;
    }

    @Override
    public String toString() {
        return name.ascii() + " port " + port.number();
    }
}
