package dev.redial.casework;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The network that an address written by our own findings lies in: large enough for a site, small enough for one owner. */
final class Networks {

    private static final Pattern IPV4 = Pattern.compile("([0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3})\\.[0-9]{1,3}");
    private static final int IPV4_PREFIX = 24;
    private static final int IPV6_GROUPS = 3;
    private static final int IPV6_PREFIX = 48;

    private Networks() {}

    static Optional<String> of(String address) {
        var v4 = IPV4.matcher(address);
        if (v4.matches()) {
            return Optional.of(v4.group(1) + ".0/" + IPV4_PREFIX);
        }
        String[] groups = address.split(":");
        boolean long6 = groups.length > IPV6_GROUPS
                && Arrays.stream(groups).limit(IPV6_GROUPS).allMatch(g -> g.matches("[0-9a-f]{1,4}"));
        return long6
                ? Optional.of(String.join(":", Arrays.asList(groups).subList(0, IPV6_GROUPS)) + "::/" + IPV6_PREFIX)
                : Optional.empty();
    }
}
