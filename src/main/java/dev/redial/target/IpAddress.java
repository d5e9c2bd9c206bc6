package dev.redial.target;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An IPv4 or IPv6 address as its bits. Unlike {@link InetAddress} it keeps {@code ::ffff:10.0.0.1} an IPv6 address, so it is judged as what
 * it was written as.
 *
 * @param v6 whether it is an IPv6 address
 * @param high the first 64 bits; 0 for IPv4
 * @param low the last 64 bits; for IPv4 its 32
 */
public record IpAddress(boolean v6, long high, long low) {
    private static final int GROUPS = 8;
    /** Six groups of four digits, each with its colon, and an IPv4 address. */
    private static final int LONGEST_V6 = 45;

    /** The address of 4 or 16 bytes, first byte first. */
    public static IpAddress of(byte[] bytes) {
        return switch (bytes.length) {
            case 4 -> new IpAddress(false, 0, bits(bytes, 0, 4));
            case 16 -> new IpAddress(true, bits(bytes, 0, 8), bits(bytes, 8, 8));
            default -> throw new IllegalArgumentException("an address of " + bytes.length + " bytes");
        };
    }

    private static long bits(byte[] bytes, int from, int count) {
        long bits = 0;
        for (int i = from; i < from + count; i++) {
            bits = bits << 8 | (bytes[i] & 0xff);
        }
        return bits;
    }

    /** Reads either family by {@link #readV4} or {@link #readV6}. */
    public static Optional<IpAddress> read(String text) {
        return text.indexOf(':') < 0 ? readV4(text) : readV6(text);
    }

    /** Reads four decimal numbers up to 255 without leading zeros; every other spelling is read differently by different programs. */
    static Optional<IpAddress> readV4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        long bits = 0;
        for (String part : parts) {
            if (!part.matches("0|[1-9][0-9]{0,2}")) {
                return Optional.empty();
            }
            int number = part.chars().reduce(0, (sum, digit) -> sum * 10 + digit - '0');
            if (number > 255) {
                return Optional.empty();
            }
            bits = bits << 8 | number;
        }
        return Optional.of(new IpAddress(false, 0, bits));
    }

    /** Reads the three forms of RFC 4291 section 2.2, without brackets and without zone. */
    static Optional<IpAddress> readV6(String text) {
        if (text.length() > LONGEST_V6) {
            return Optional.empty();
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(all -> all.size() == GROUPS).map(IpAddress::ofGroups);
        }
        Optional<List<Integer>> before = groups(text.substring(0, gap))
                .filter(all -> !text.substring(0, gap).contains("."));
        Optional<List<Integer>> after = groups(text.substring(gap + 2));
        if (before.isEmpty()
                || after.isEmpty()
                || before.get().size() + after.get().size() >= GROUPS) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(before.get());
        while (all.size() + after.get().size() < GROUPS) {
            all.add(0);
        }
        all.addAll(after.get());
        return Optional.of(ofGroups(all));
    }

    private static Optional<List<Integer>> groups(String text) {
        List<Integer> groups = new ArrayList<>();
        if (text.isEmpty()) {
            return Optional.of(groups);
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            Optional<IpAddress> v4 = i == parts.length - 1 ? readV4(parts[i]) : Optional.empty();
            if (v4.isPresent()) {
                groups.add((int) (v4.get().low >>> 16));
                groups.add((int) (v4.get().low & 0xffff));
            } else if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
                groups.add(HexFormat.fromHexDigits(parts[i]));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(groups);
    }

    private static IpAddress ofGroups(List<Integer> groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS; i++) {
            high = i < 4 ? high << 16 | groups.get(i) : high;
            low = i < 4 ? low : low << 16 | groups.get(i);
        }
        return new IpAddress(true, high, low);
    }

    /** The one spelling we show and store: dotted decimal, or RFC 5952 section 4 without brackets. */
    public String text() {
        if (!v6) {
            return (low >>> 24) + "." + (low >>> 16 & 0xff) + "." + (low >>> 8 & 0xff) + "." + (low & 0xff);
        }
        List<Integer> groups = new ArrayList<>();
        for (int shift = 48; shift >= 0; shift -= 16) {
            groups.add((int) (high >>> shift & 0xffff));
        }
        for (int shift = 48; shift >= 0; shift -= 16) {
            groups.add((int) (low >>> shift & 0xffff));
        }
        int from = 0;
        int length = 0;
        for (int start = 0; start < GROUPS; start++) {
            int zeros = zeros(groups, start);
            if (zeros > length) {
                from = start;
                length = zeros;
            }
        }
        return length < 2
                ? hex(groups)
                : hex(groups.subList(0, from)) + "::" + hex(groups.subList(from + length, GROUPS));
    }

    private static int zeros(List<Integer> groups, int start) {
        int end = start;
        while (end < GROUPS && groups.get(end) == 0) {
            end++;
        }
        return end - start;
    }

    private static String hex(List<Integer> groups) {
        return groups.stream().map(Integer::toHexString).collect(Collectors.joining(":"));
    }

    /** An ISATAP interface id, RFC 5214 section 6.1: {@code 0000:5efe} or {@code 0200:5efe}, then an IPv4 address, under any prefix. */
    boolean isatap() {
        return v6 && (low >>> 32 & ~0x0200_0000L) == 0x0000_5efeL;
    }

    /** As the JDK's type for dialling; it carries the name, so that asking it for one never starts a reverse lookup. */
    InetAddress pinned(HostName name) {
        byte[] bytes = new byte[v6 ? 16 : 4];
        for (int i = 0; i < bytes.length; i++) {
            int fromEnd = bytes.length - 1 - i;
            bytes[i] = (byte) (fromEnd < 8 ? low >>> 8 * fromEnd : high >>> 8 * (fromEnd - 8));
        }
        try {
            return InetAddress.getByAddress(name.ascii(), bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are always an address", e);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
