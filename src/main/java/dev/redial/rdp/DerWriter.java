package dev.redial.rdp;

/** Writes DER elements (X.690) from the inside out: the content first, then what it is wrapped in. */
final class DerWriter {

    private DerWriter() {}

    /** One element with the shortest definite length; at most 65 535 bytes of content. */
    static byte[] element(int tag, byte[] content) {
        ByteWriter out = new ByteWriter().u8(tag);
        if (content.length < 0x80) {
            out.u8(content.length);
        } else if (content.length <= 0xff) {
            out.u8(0x81).u8(content.length);
        } else {
            out.u8(0x82).u16be(content.length);
        }
        return out.bytes(content).toByteArray();
    }
}
