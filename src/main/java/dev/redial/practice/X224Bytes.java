package dev.redial.practice;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The frames of the first exchange: TPKT (RFC 1006) around X.224 (class 0), with RDP's negotiation data inside. */
final class X224Bytes {

    private X224Bytes() {}

    /**
     * One TPKT frame with its header.
     *
     * @throws EOFException if the client leaves first or sends something that is no TPKT
     */
    static byte[] readFrame(InputStream in) throws IOException {
        var data = new DataInputStream(in);
        int version = data.readUnsignedByte();
        int reserved = data.readUnsignedByte();
        int length = data.readUnsignedShort();
        if (version != 3 || length < 4) {
            throw new EOFException("no TPKT frame");
        }
        byte[] frame = new byte[length];
        frame[0] = (byte) version;
        frame[1] = (byte) reserved;
        frame[2] = (byte) (length >> 8);
        frame[3] = (byte) length;
        data.readFully(frame, 4, length - 4);
        return frame;
    }

    /** X.224 Connection Confirm with RDP_NEG_RSP, MS-RDPBCGR 2.2.1.2.1. */
    static WireBytes response(Protocol selected) {
        return WireBytes.hex("""
                03 00 00 13           # TPKT: version, reserved, length 19
                0e d0 00 00 12 34 00  # X.224: 14 bytes follow, connection confirm, destination, source, class 0
                02 1f 08 00           # RDP_NEG_RSP, the flags of Windows 10 and later, length 8
                %s
                """.formatted(littleEndian(selected.number())));
    }

    /** X.224 Connection Confirm with RDP_NEG_FAILURE, MS-RDPBCGR 2.2.1.2.2. */
    static WireBytes failure(int failureCode) {
        return WireBytes.hex("""
                03 00 00 13
                0e d0 00 00 12 34 00
                03 00 08 00           # RDP_NEG_FAILURE, no flags, length 8
                %s
                """.formatted(littleEndian(failureCode)));
    }

    /** X.224 Connection Confirm without negotiation data. */
    static WireBytes confirm() {
        return WireBytes.hex("03 00 00 0b  06 d0 00 00 12 34 00");
    }

    private static String littleEndian(int number) {
        return "%08x".formatted(Integer.reverseBytes(number));
    }
}
