package dev.redial.target;

/** Names below {@code in-addr.arpa} (RFC 1035 section 3.5) and {@code ip6.arpa} (RFC 3596 section 2.5). */
final class ReverseZone {
    private static final int OCTET = 8;
    private static final int NIBBLE = 4;

    private ReverseZone() {}

    /** The smallest one that holds the whole range: reverse zones are cut between octets, or between hexadecimal digits. */
    static String of(AddressRange range) {
        return range.first().v6() ? v6(range) : v4(range);
    }

    private static String v4(AddressRange range) {
        StringBuilder zone = new StringBuilder("in-addr.arpa");
        for (int i = 0; i < range.length() / OCTET; i++) {
            zone.insert(0, (range.first().low() >>> (24 - OCTET * i) & 0xff) + ".");
        }
        return zone.toString();
    }

    private static String v6(AddressRange range) {
        StringBuilder zone = new StringBuilder("ip6.arpa");
        for (int i = 0; i < range.length() / NIBBLE; i++) {
            long half = i < 16 ? range.first().high() : range.first().low();
            zone.insert(0, Long.toHexString(half >>> (60 - NIBBLE * (i % 16)) & 0xf) + ".");
        }
        return zone.toString();
    }
}
