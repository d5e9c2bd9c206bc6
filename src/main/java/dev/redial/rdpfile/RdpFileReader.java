package dev.redial.rdpfile;

import dev.redial.rdpfile.RdpFileReading.Unreadable;
import dev.redial.rdpfile.RdpFileReading.Why;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads .rdp files: lines {@code name:type:value}, where type is {@code s} for text, {@code i} for a number and {@code b} for binary. mstsc writes UTF-16 with a
 * byte-order mark, other programs UTF-8. Lines that tell who somebody is are thrown away before anything is looked at.
 */
public final class RdpFileReader {

    /** A signed file with many redirections has about 12,000 characters. */
    public static final int MAX_CHARACTERS = 60_000;

    private static final int MOST_LINES = 2_000;
    private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9 _-]{0,63}):([sib]):(.*)");
    /** A name or address, in brackets or not, and a port. More than one colon without brackets is an IPv6 address. */
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\[\\]]*]|[^:\\[\\]]*):([0-9]*)");

    /** Names and proofs of a person. */
    private static final Pattern PERSONAL =
            Pattern.compile(".*(?:user ?name|password|domain|accesstoken|clientname).*");

    private RdpFileReader() {}

    /** @param bytes as the file stands on disk */
    public static RdpFileReading read(byte[] bytes) {
        return read(new String(bytes, charset(bytes)));
    }

    /** UTF-16 by its mark or, where somebody cut the mark off, by the zero beside the first letter. */
    private static Charset charset(byte[] bytes) {
        if (bytes.length < 2) {
            return StandardCharsets.UTF_8;
        }
        int first = Byte.toUnsignedInt(bytes[0]);
        int second = Byte.toUnsignedInt(bytes[1]);
        if (first == 0xFF && second == 0xFE || first != 0 && second == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return first == 0xFE && second == 0xFF || first == 0 && second != 0
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
    }

    public static RdpFileReading read(String text) {
        if (text.isBlank()) {
            return new Unreadable(Why.EMPTY);
        }
        if (text.length() > MAX_CHARACTERS) {
            return new Unreadable(Why.TOO_LONG);
        }
        Map<String, Setting> settings = new LinkedHashMap<>();
        text.lines()
                .limit(MOST_LINES)
                .flatMap(line -> setting(line).stream())
                .forEach(s -> settings.putIfAbsent(s.name(), s));
        if (settings.isEmpty()) {
            return new Unreadable(Why.NOT_AN_RDP_FILE);
        }
        List<String> dropped = settings.keySet().stream()
                .filter(name -> PERSONAL.matcher(name).matches())
                .toList();
        dropped.forEach(settings::remove);
        return new RdpFileReading.Read(new SavedConnection(settings).judged(dropped));
    }

    /** One line. @param name in lower case @param value without blanks around it */
    record Setting(String name, String type, String value) {
        @Override
        public String toString() {
            return name + ":" + type + ":" + value;
        }
    }

    private static Optional<Setting> setting(String line) {
        String clean = line.replaceAll("[\\p{Cntrl}\\uFEFF\\uFFFE]", "").strip();
        int name = clean.indexOf(':');
        int type = name < 0 ? -1 : clean.indexOf(':', name + 1);
        if (type < 0) {
            return Optional.empty();
        }
        Matcher m = LINE.matcher(clean.substring(0, type).toLowerCase(Locale.ROOT) + clean.substring(type));
        return m.matches()
                ? Optional.of(
                        new Setting(m.group(1).strip(), m.group(2), m.group(3).strip()))
                : Optional.empty();
    }

    /** An address and the port written behind it. @param port empty where none is written, -1 where it is none */
    record Address(String host, Optional<Integer> port) {

        static Address of(String text) {
            Matcher m = WITH_PORT.matcher(text);
            return m.matches()
                    ? new Address(m.group(1).strip(), Optional.of(number(m.group(2))))
                    : new Address(text, Optional.empty());
        }
    }

    /** A port, or -1. */
    static int number(String digits) {
        return digits.matches("[0-9]{1,5}") && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= 65_535
                ? Integer.parseInt(digits)
                : -1;
    }
}
