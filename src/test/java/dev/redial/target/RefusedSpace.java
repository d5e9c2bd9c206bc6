package dev.redial.target;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the policy "public" refuses by {@code special-ranges.csv}, as a firewall needs it and as a test of one does. */
public final class RefusedSpace {
    private static final SpecialRanges RANGES = SpecialRanges.load();

    private RefusedSpace() {}

    /** The fewest prefixes that hold the refused addresses of a family, and no other. */
    static Set<String> prefixes(boolean v6) {
        List<AddressRange> rows = rows(v6).keySet().stream().toList();
        Set<AddressRange> found = new TreeSet<>((a, b) -> value(a.first()).compareTo(value(b.first())));
        boolean all = collect(new AddressRange(address(v6, BigInteger.ZERO), 0), rows, found);
        if (all) {
            throw new IllegalStateException("everything is refused");
        }
        return found.stream().map(RefusedSpace::text).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Adds what is refused in this part, unless all of it is: then it is for the caller to add. */
    private static boolean collect(AddressRange part, List<AddressRange> rows, Collection<AddressRange> found) {
        boolean even = rows.stream().noneMatch(row -> row.length() > part.length() && part.contains(row.first()));
        if (even) {
            return refused(part.first());
        }
        boolean v6 = part.first().v6();
        int length = part.length() + 1;
        AddressRange low = new AddressRange(part.first(), length);
        AddressRange high = new AddressRange(address(v6, value(part.first()).add(size(v6, length))), length);
        boolean lowRefused = collect(low, rows, found);
        boolean highRefused = collect(high, rows, found);
        if (lowRefused && highRefused) {
            return true;
        }
        if (lowRefused) {
            found.add(low);
        }
        if (highRefused) {
            found.add(high);
        }
        return false;
    }

    /** The first and the last address of each refused row, by the row. */
    public static Map<String, List<InetAddress>> edges() {
        Map<String, List<InetAddress>> edges = new LinkedHashMap<>();
        Stream.of(false, true).flatMap(v6 -> rows(v6).entrySet().stream()).forEach(row -> {
            if (row.getValue().refusal().isPresent()) {
                AddressRange range = row.getKey();
                edges.put(
                        text(range),
                        Stream.of(range.first(), last(range))
                                .filter(RefusedSpace::refused)
                                .map(RefusedSpace::inet)
                                .toList());
            }
        });
        return edges;
    }

    /** The addresses just outside of what is refused. */
    public static List<InetAddress> neighbours() {
        List<InetAddress> outside = new ArrayList<>();
        for (boolean v6 : new boolean[] {false, true}) {
            for (String prefix : prefixes(v6)) {
                AddressRange range = AddressRange.read(prefix, "a prefix");
                BigInteger end = value(last(range)).add(BigInteger.ONE);
                BigInteger before = value(range.first()).subtract(BigInteger.ONE);
                Stream.of(before, end)
                        .filter(value -> value.signum() >= 0 && value.compareTo(size(v6, 0)) < 0)
                        .map(value -> address(v6, value))
                        .filter(address -> !refused(address))
                        .map(RefusedSpace::inet)
                        .forEach(outside::add);
            }
        }
        return outside;
    }

    private static Map<AddressRange, RuleFile.Rule> rows(boolean v6) {
        Map<AddressRange, RuleFile.Rule> rows = new LinkedHashMap<>();
        for (RuleFile.Rule rule : RuleFile.load(SpecialRanges.FILE).rules()) {
            AddressRange range = AddressRange.read(rule.key(), SpecialRanges.FILE);
            if (range.first().v6() == v6) {
                rows.put(range, rule);
            }
        }
        return rows;
    }

    static boolean refused(IpAddress address) {
        Optional<Refusal> refusal = RANGES.of(address).refusal();
        return refusal.isPresent();
    }

    private static InetAddress inet(IpAddress address) {
        return address.pinned(new HostName.Literal(address));
    }

    /** As nft writes it, RFC 5952. */
    public static String text(InetAddress address) {
        return IpAddress.of(address.getAddress()).text();
    }

    private static String text(AddressRange range) {
        return range.first().text() + "/" + range.length();
    }

    private static IpAddress last(AddressRange range) {
        boolean v6 = range.first().v6();
        return address(v6, value(range.first()).add(size(v6, range.length())).subtract(BigInteger.ONE));
    }

    private static BigInteger size(boolean v6, int length) {
        return BigInteger.ONE.shiftLeft((v6 ? 128 : 32) - length);
    }

    private static BigInteger value(IpAddress address) {
        return new BigInteger(1, ScriptedDnsServers.bytes(address));
    }

    private static IpAddress address(boolean v6, BigInteger value) {
        return new IpAddress(v6, v6 ? value.shiftRight(64).longValue() : 0, value.longValue());
    }
}
