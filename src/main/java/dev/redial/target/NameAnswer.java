package dev.redial.target;

import java.util.List;

/**
 * A lookup with its addresses, not yet judged.
 *
 * @param addresses in the order of the answers, IPv4 first; empty unless the status is {@code FOUND}
 */
public record NameAnswer(NameLookup lookup, List<IpAddress> addresses) {}
