package dev.redial.target;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What kind of address an address is, by {@code target/special-ranges.csv}: the longest range that holds it decides. */
final class SpecialRanges {
    static final String FILE = "/target/special-ranges.csv";

    private final List<Entry> entries;

    private record Entry(AddressRange range, RuleFile.Rule rule) {}

    SpecialRanges(RuleFile file, String origin) {
        entries = file.rules().stream()
                .map(rule -> new Entry(AddressRange.read(rule.key(), origin), rule))
                .toList();
        Set<AddressRange> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (!seen.add(entry.range)) {
                throw new IllegalStateException(origin + ": '" + entry.rule.key() + "' stands there twice");
            }
        }
        for (String all : List.of("0.0.0.0", "::")) {
            AddressRange everything = AddressRange.read(all + "/0", origin);
            if (!seen.contains(everything)) {
                throw new IllegalStateException(origin + ": no row for '" + all + "/0'");
            }
        }
    }

    static SpecialRanges load() {
        return new SpecialRanges(RuleFile.load(FILE), FILE);
    }

    RuleFile.Rule of(IpAddress address) {
        Optional<Entry> best = Optional.empty();
        for (Entry entry : entries) {
            boolean longer =
                    best.isEmpty() || entry.range.length() > best.get().range.length();
            if (longer && entry.range.contains(address)) {
                best = Optional.of(entry);
            }
        }
        return best.orElseThrow().rule;
    }
}
