package dev.redial.rdp;

import static dev.redial.rdp.Hex.hex;
import static dev.redial.rdp.Hex.join;

import java.nio.charset.StandardCharsets;

/** Answers as a good server gives them, and the pieces to spoil them with. */
final class Samples {

    /** 2024-09-05 00:00:00 UTC as FILETIME. */
    static final long SEPTEMBER_2024 = 0x01da_ff26_8cfb_c000L;

    static final byte[] CONFIRM_HYBRID = hex("""
            03 00 00 13             # TPKT: version, reserved, length 19
            0e d0 00 00 12 34 00    # X.224 connection confirm, 14 bytes follow
            02 1f 08 00 02 00 00 00 # RDP_NEG_RSP, flags, length 8: PROTOCOL_HYBRID
            """);

    static final byte[] FAILURE_HYBRID_REQUIRED = hex("""
            03 00 00 13             # TPKT: version, reserved, length 19
            0e d0 00 00 12 34 00    # X.224 connection confirm
            03 00 08 00 05 00 00 00 # RDP_NEG_FAILURE: HYBRID_REQUIRED_BY_SERVER
            """);

    static final byte[] PLAIN_CONFIRM = hex("""
            03 00 00 0b             # TPKT, length 11
            06 d0 00 00 12 34 00    # X.224 connection confirm, and no more
            """);

    private Samples() {}

    static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    static byte[] pair(int id, byte[] value) {
        return new ByteWriter().u16le(id).u16le(value.length).bytes(value).toByteArray();
    }

    static byte[] names() {
        return join(
                pair(2, utf16("LAB")),
                pair(1, utf16("HOST1")),
                pair(4, utf16("lab.example")),
                pair(3, utf16("host1.lab.example")),
                pair(5, utf16("lab.example")));
    }

    static byte[] timestamp(long fileTime) {
        return pair(7, new ByteWriter().i64le(fileTime).toByteArray());
    }

    static byte[] endMark() {
        return pair(0, new byte[0]);
    }

    static byte[] targetInfo() {
        return join(names(), timestamp(SEPTEMBER_2024), endMark());
    }

    static byte[] challenge() {
        return new Challenge().bytes();
    }

    /** The negoToken in a TSRequest of version 6. */
    static byte[] tsRequest(byte[] token) {
        return TsRequest.negotiate(6, token);
    }

    static byte[] spnego(byte[] token) {
        byte[] state = hex("a0 03 0a 01 01"); // accept-incomplete
        byte[] mechanism = hex("a1 0c 06 0a 2b 06 01 04 01 82 37 02 02 0a"); // NTLM
        byte[] response = DerWriter.element(0xa2, DerWriter.element(0x04, token));
        return DerWriter.element(0xa1, DerWriter.element(0x30, join(state, mechanism, response)));
    }

    /** A CHALLENGE_MESSAGE whose fields can be changed one by one; offsets and lengths follow unless they are set. */
    static final class Challenge {

        int type = 2;
        int flags = 0xe289_8215;
        byte[] targetName = utf16("LAB");
        byte[] targetInfo = targetInfo();
        byte[] version = hex("0a 00 7c 4f 00 00 00 0f"); // 10.0 build 20348, 3 reserved bytes, revision 15
        int targetNameOffset = -1;
        int targetInfoOffset = -1;

        byte[] bytes() {
            int payload = 48 + version.length;
            int infoAt = targetInfoOffset < 0 ? payload + targetName.length : targetInfoOffset;
            return new ByteWriter()
                    .ascii("NTLMSSP\0")
                    .u32le(type)
                    .u16le(targetName.length)
                    .u16le(targetName.length)
                    .u32le(targetNameOffset < 0 ? payload : targetNameOffset)
                    .u32le(flags)
                    .bytes(hex("01 23 45 67 89 ab cd ef"))
                    .bytes(new byte[8])
                    .u16le(targetInfo.length)
                    .u16le(targetInfo.length)
                    .u32le(infoAt)
                    .bytes(version)
                    .bytes(targetName)
                    .bytes(targetInfo)
                    .toByteArray();
        }
    }
}
