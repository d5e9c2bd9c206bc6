package dev.redial.target;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/** Permission to connect. Only {@link TargetPolicy} makes one, and only these addresses are dialled; nothing is looked up again. */
public final class ApprovedTarget {
    private final HostName name;
    private final Port port;
    private final List<InetAddress> addresses;
    private final Set<Refusal> skipped;

    ApprovedTarget(HostName name, Port port, List<InetAddress> addresses, Set<Refusal> skipped) {
        this.name = name;
        this.port = port;
        this.addresses = List.copyOf(addresses);
        this.skipped = Set.copyOf(skipped);
    }

    public HostName name() {
        return name;
    }

    public Port port() {
        return port;
    }

    /** The addresses to dial, 1 to 4, the families taking turns. Asked for their name they give ours, without a reverse lookup. */
    public List<InetAddress> addresses() {
        return addresses;
    }

    /** What kinds of address the name has besides, which are not dialled; a sign of split DNS. The addresses themselves are not kept. */
    public Set<Refusal> skipped() {
        return skipped;
    }

    @Override
    public String toString() {
        return name.ascii() + " port " + port.number();
    }
}
