package dev.redial.finding;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which of the names that a host shows a person could type instead. Only a proposal: nobody tested where it leads. */
final class NameToUse {

    private static final int LONGEST = 253;

    /** No wildcard, and no number as the last label, which would be an address (RFC 1123 section 2.1). */
    private static final Pattern HOST_NAME =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");

    private NameToUse() {}

    /** The one that the host itself goes by, else the first full name, else the first. @param own what the host calls itself */
    static Optional<String> among(List<String> names, Optional<String> own) {
        List<String> possible = names.stream()
                .map(n -> n.toLowerCase(Locale.ROOT))
                .filter(NameToUse::possible)
                .toList();
        return Stream.of(
                        own.map(o -> o.toLowerCase(Locale.ROOT)).filter(possible::contains),
                        possible.stream().filter(NameToUse::full).findFirst(),
                        possible.stream().findFirst())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether it says where in the domain name system the host is. */
    static boolean full(String name) {
        return name.indexOf('.') >= 0;
    }

    private static boolean possible(String name) {
        return name.length() <= LONGEST && HOST_NAME.matcher(name).matches() && !name.startsWith("localhost");
    }
}
