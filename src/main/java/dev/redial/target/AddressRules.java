package dev.redial.target;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Judges one address.
 *
 * @param allow what the policy "private" reaches; without effect in "public"
 * @param deny what the operator excludes
 * @param nat64 the operator's own NAT64 prefixes (RFC 6052), behind which any IPv4 address may hide
 * @param own the addresses of this machine, asked anew each time because they change
 */
record AddressRules(
        Scope scope,
        SpecialRanges special,
        List<AddressRange> allow,
        List<AddressRange> deny,
        List<AddressRange> nat64,
        Supplier<Set<IpAddress>> own) {

    /** Why the address is refused, or empty. */
    Optional<Refusal> judge(IpAddress address) {
        RuleFile.Rule rule = special.of(address);
        boolean certain = scope == Scope.PUBLIC || rule.never();
        if (certain && rule.refusal().isPresent()) {
            return rule.refusal();
        }
        if (address.isatap() || in(nat64, address)) {
            return Optional.of(Refusal.ADDR_EMBEDDED_V4);
        }
        if (in(deny, address)) {
            return Optional.of(Refusal.ADDR_OPERATOR_DENIED);
        }
        return switch (scope) {
            case PUBLIC -> own.get().contains(address) ? Optional.of(Refusal.ADDR_SELF) : Optional.empty();
            case PRIVATE ->
                in(allow, address) ? Optional.empty() : rule.refusal().or(() -> Optional.of(Refusal.ADDR_NOT_LISTED));
        };
    }

    private static boolean in(List<AddressRange> ranges, IpAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
