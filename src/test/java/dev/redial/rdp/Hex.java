package dev.redial.rdp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/** Bytes written as in the specification: hex digits with blanks, a comment after each {@code #}, {@code 00 * 12} for twelve zeros. */
final class Hex {

    private static final Pattern REPEATED = Pattern.compile("([0-9a-f]{2}) \\* ([0-9]+)");

    private Hex() {}

    static byte[] hex(String commented) {
        String digits = REPEATED.matcher(commented.replaceAll("#[^\n]*", ""))
                .replaceAll(m -> m.group(1).repeat(Integer.parseInt(m.group(2))));
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    /** A file of {@code src/test/resources/wire}. */
    static byte[] wire(String name) {
        try (InputStream file = Objects.requireNonNull(Hex.class.getResourceAsStream("/wire/" + name + ".hex"), name)) {
            return hex(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] join(byte[]... parts) {
        ByteWriter out = new ByteWriter();
        for (byte[] part : parts) {
            out.bytes(part);
        }
        return out.toByteArray();
    }
}
