package dev.redial.admission;

import dev.redial.target.IpAddress;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a refused target is a cloud's metadata service. Nobody types one by mistake, least of all in a spelling that programs read
 * differently, so the old ways to write an IPv4 address are read here, where nothing is dialled. The places are those that
 * {@code target/special-*.csv} call metadata.
 */
final class Metadata {

    private static final Set<String> REASONS = Set.of("METADATA", "ADDR_METADATA");
    private static final Set<String> ADDRESSES = Set.of(
            "169.254.169.254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254");
    private static final Set<String> NAMES =
            Set.of("metadata.google.internal", "metadata.azure.internal", "instance-data.ec2.internal");

    /** {@code name}, {@code name:port}, {@code [address]} or {@code [address]:port}, each with blanks or a dot behind. */
    private static final Pattern TYPED =
            Pattern.compile("\\s*(?:\\[([^]]*)]|([^:\\s]+|[^\\s]*:[^\\s]*:[^\\s]*?))\\.*(?::\\d*)?\\s*");

    private Metadata() {}

    static boolean asked(RunRecord record) {
        return record.verdict() == Verdict.REFUSED
                && (record.reason().filter(REASONS::contains).isPresent()
                        || record.host().filter(Metadata::meant).isPresent()
                        || record.gateway().filter(Metadata::meant).isPresent());
    }

    private static boolean meant(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Matcher parts = TYPED.matcher(plain);
        if (!parts.matches()) {
            return false;
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        String name = host.replaceAll("\\.+$", "");
        return NAMES.contains(name)
                || IpAddress.read(name)
                        .or(() -> oldSpelling(name))
                        .filter(address -> ADDRESSES.contains(address.unmapped().text()))
                        .isPresent();
    }

    /** One to four numbers, each decimal, octal or hexadecimal, the last of which fills what the others leave. */
    private static Optional<IpAddress> oldSpelling(String text) {
        List<Long> numbers = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            if (part.matches("0x[0-9a-f]{1,8}")) {
                numbers.add(Long.parseLong(part.substring(2), 16));
            } else if (part.matches("0[0-7]{1,11}")) {
                numbers.add(Long.parseLong(part, 8));
            } else if (part.matches("[0-9]{1,10}")) {
                numbers.add(Long.parseLong(part));
            } else {
                return Optional.empty();
            }
        }
        if (numbers.size() > 4) {
            return Optional.empty();
        }
        long bits = numbers.removeLast();
        for (int i = 0; i < numbers.size(); i++) {
            bits |= numbers.get(i) << (24 - 8 * i);
        }
        return Optional.of(new IpAddress(false, 0, bits & 0xffff_ffffL));
    }
}
