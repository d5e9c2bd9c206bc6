package dev.redial.practice;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Bytes as they go over the wire, kept as lower-case hex so that scripts compare and print well.
 *
 * @param hex two digits a byte, no spaces
 */
public record WireBytes(String hex) {

    /** From hex as people write it: spaces, line breaks and {@code # comments to the end of a line} are left out. */
    public static WireBytes hex(String text) {
        return of(HexFormat.of().parseHex(text.replaceAll("#.*", "").replaceAll("\\s", "")));
    }

    /** From text, one byte a character (ISO 8859-1). */
    public static WireBytes text(String text) {
        return of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static WireBytes of(byte[] bytes) {
        return new WireBytes(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
