package dev.redial.admission;

import dev.redial.target.IpAddress;
import java.util.Optional;

/**
 * Who asks. The address is in memory only; what is stored is a {@link Pseudonym} of {@link #network}.
 *
 * @param address as its own connection or a trusted proxy told it
 */
public record Client(IpAddress address) {

    private static final int HOUSEHOLD_BITS = 64;
    private static final int SITE_BITS = 48;

    /** What one household has, and so the key of limits: an IPv4 address, or the first half of an IPv6 one. */
    public String network() {
        return address.v6() ? address.network(HOUSEHOLD_BITS).text() + "/" + HOUSEHOLD_BITS : address.text();
    }

    /** What one customer may be given as a whole: the first 48 bits of an IPv6 address. */
    public Optional<String> site() {
        return address.v6() ? Optional.of(address.network(SITE_BITS).text() + "/" + SITE_BITS) : Optional.empty();
    }

    @Override
    public String toString() {
        return "client"; // an address has no place in a log
    }
}
