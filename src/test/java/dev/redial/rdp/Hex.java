package dev.redial.rdp;

import java.util.HexFormat;

/** Bytes written as in the specification: hex digits with blanks, and a comment after each {@code #}. */
final class Hex {

    private Hex() {}

    static byte[] hex(String commented) {
        return HexFormat.of().parseHex(commented.replaceAll("#[^\n]*", "").replaceAll("\\s", ""));
    }

    static byte[] join(byte[]... parts) {
        ByteWriter out = new ByteWriter();
        for (byte[] part : parts) {
            out.bytes(part);
        }
        return out.toByteArray();
    }
}
