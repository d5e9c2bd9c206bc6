package dev.redial.practice;

import java.io.ByteArrayOutputStream;

/** The MCS Connect Response with GCC Conference Create Response inside, in the order of the example of MS-RDPBCGR 4.1.4. */
final class McsBytes {

    /** Random (32 bytes) and certificate (184 bytes) are left blank: whoever reads the level needs neither. */
    private static final String BLANK_RANDOM_AND_CERTIFICATE = "00".repeat(32 + 184);

    private McsBytes() {}

    static WireBytes connectResponse(int encryptionMethod, int encryptionLevel) {
        byte[] blocks = bytes("""
                01 0c 0c 00 04 00 08 00 00 00 00 00  # SC_CORE, length 12, version 5.0 and later, protocols requested: none
                03 0c 08 00 eb 03 00 00              # SC_NET, length 8, I/O channel 1003, no others
                """ + security(encryptionMethod, encryptionLevel));
        byte[] userData = join(bytes("""
                        00 05 00 14 7c 00 01 2a              # GCC: object id of T.124 {0 0 20 124 0 1}, length (ignored by clients)
                        14 76 0a 01 01 00 01 c0 00           # ConferenceCreateResponse, result success, one user data set
                        4d 63 44 6e                          # "McDn"
                        """), perLength(blocks.length), blocks);
        byte[] body = join(bytes("""
                0a 01 00  02 01 00                                          # result: successful, connect id 0
                30 1a 02 01 22 02 01 03 02 01 00 02 01 01 02 01 00 02 01 01 # domain parameters
                02 03 00 ff f8 02 01 02
                04                                                          # user data, an octet string
                """), berLength(userData.length), userData);
        byte[] pdu = join(bytes("02 f0 80 7f 66"), berLength(body.length), body);
        return WireBytes.of(join(bytes("03 00 %04x".formatted(pdu.length + 4)), pdu));
    }

    /** TS_UD_SC_SEC1; without encryption it ends after the two numbers. */
    private static String security(int encryptionMethod, int encryptionLevel) {
        String rest = encryptionLevel == 0 ? "" : "20000000 b8000000" + BLANK_RANDOM_AND_CERTIFICATE;
        return "020c%s00 %08x %08x %s"
                .formatted(
                        encryptionLevel == 0 ? "0c" : "ec",
                        Integer.reverseBytes(encryptionMethod),
                        Integer.reverseBytes(encryptionLevel),
                        rest);
    }

    private static byte[] berLength(int length) {
        return length < 0x80 ? bytes("%02x".formatted(length)) : bytes("82 %04x".formatted(length));
    }

    private static byte[] perLength(int length) {
        return length < 0x80 ? bytes("%02x".formatted(length)) : bytes("%04x".formatted(0x8000 | length));
    }

    private static byte[] bytes(String hex) {
        return WireBytes.hex(hex).bytes();
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
