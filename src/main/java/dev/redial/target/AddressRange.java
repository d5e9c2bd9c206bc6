package dev.redial.target;

import java.util.List;
import java.util.Optional;

/**
 * Addresses with a common prefix, as {@code 10.0.0.0/8}.
 *
 * @param first the lowest address; its bits behind the prefix are zero
 * @param length of the prefix in bits: 0–32 or 0–128
 */
public record AddressRange(IpAddress first, int length) {

    /** Reads {@code address/length} or a single address; IllegalStateException naming {@code origin} when it is neither. */
    public static AddressRange read(String text, String origin) {
        String[] parts = text.strip().split("/", -1);
        Optional<IpAddress> first = IpAddress.read(parts[0]);
        if (first.isEmpty() || parts.length > 2) {
            throw new IllegalStateException(origin + ": '" + text + "' is not an address range");
        }
        int bits = first.get().v6() ? 128 : 32;
        int length = bits;
        if (parts.length == 2) {
            length = parts[1].matches("0|[1-9][0-9]{0,2}") ? Integer.parseInt(parts[1]) : -1;
        }
        if (length < 0 || length > bits) {
            throw new IllegalStateException(origin + ": '" + text + "' has no prefix length of 0 to " + bits);
        }
        AddressRange range = new AddressRange(first.get(), length);
        if (!range.first.equals(range.start(range.first))) {
            throw new IllegalStateException(origin + ": '" + text + "' has bits set behind its prefix");
        }
        return range;
    }

    /** Reads {@code address/length}; empty when it is none, or has bits set behind its prefix. */
    static Optional<AddressRange> read(String text) {
        try {
            return Optional.of(read(text, ""));
        } catch (IllegalStateException unreadable) {
            return Optional.empty();
        }
    }

    /** One address alone. */
    static AddressRange of(IpAddress address) {
        return around(address, address.v6() ? 128 : 32);
    }

    /** The range of a prefix of this length that holds the address. */
    public static AddressRange around(IpAddress address, int length) {
        AddressRange exact = new AddressRange(address, length);
        return new AddressRange(exact.start(address), length);
    }

    /** Reads them all, in the form of {@link #read}. */
    public static List<AddressRange> readAll(List<String> texts, String origin) {
        return texts.stream().map(text -> read(text, origin)).toList();
    }

    /** Whether it is one address alone. */
    boolean single() {
        return length == (first.v6() ? 128 : 32);
    }

    /** The one spelling that we show and store: {@code 192.0.2.0/24}, or the address where it is one alone. */
    public String text() {
        return single() ? first.text() : first.text() + "/" + length;
    }

    public boolean contains(IpAddress address) {
        return address.v6() == first.v6() && start(address).equals(first);
    }

    IpAddress start(IpAddress address) {
        int prefix = first.v6() ? length : 96 + length;
        return new IpAddress(address.v6(), address.high() & mask(prefix), address.low() & mask(prefix - 64));
    }

    private static long mask(int ones) {
        if (ones <= 0) {
            return 0;
        }
        return ones >= 64 ? -1L : -1L << (64 - ones);
    }
}
