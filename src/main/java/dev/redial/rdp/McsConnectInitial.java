package dev.redial.rdp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The second thing a client says under classic security: MCS Connect Initial with GCC Conference Create Request, MS-RDPBCGR 2.2.1.3. With
 * no more in it than a host needs to answer which encryption it will have; no channels, no session follows.
 *
 * @param clientName by which we make ourselves known; printable ASCII, cut after 15 characters
 */
public record McsConnectInitial(String clientName) {

    /** clientName is 32 bytes of UTF-16 with a NUL at the end, 2.2.1.3.2. */
    private static final int LONGEST_NAME = 15;

    /** T.125 section 7 part 2, BER: the domain parameters of the example in MS-RDPBCGR 4.1.3, which every server has met. */
    private static final byte[] DOMAIN = HexFormat.of()
            .parseHex((""
                            + "040101" // calling domain selector
                            + "040101" // called domain selector
                            + "0101ff" // upward flag
                            + "3019 020122 020102 020100 020101 020100 020101 0202ffff 020102" // target parameters
                            + "3019 020101 020101 020101 020101 020100 020101 02020420 020102" // minimum
                            + "301c 0202ffff 0202fc17 0202ffff 020101 020100 020101 0202ffff 020102") // maximum
                    .replace(" ", ""));

    /** T.124 section 8.7, PER: object id {0 0 20 124 0 1}. */
    private static final byte[] T124 = HexFormat.of().parseHex("00" + "0500147c0001");

    /** T.124 section 8.7, PER: ConferenceCreateRequest with conference name "1", one set of user data under the key "Duca". */
    private static final byte[] CREATE_REQUEST = HexFormat.of().parseHex("00080010" + "0001c000" + "44756361");

    private static final int RDP_5 = 0x0008_0004;
    private static final int KEYBOARD_US = 0x409;
    private static final int KEYBOARD_IBM_ENHANCED = 4;

    /** 40, 128 and 56 bit, and FIPS: all there are, so that the host's own level decides. */
    private static final int ALL_METHODS = 0x1b;

    public McsConnectInitial {
        if (!clientName.matches("[!-~]+")) {
            throw new IllegalArgumentException("not a client name");
        }
    }

    /** The whole packet: TPKT, X.224 Data, MCS, GCC, client core data, client security data. */
    public byte[] bytes() {
        byte[] blocks = new ByteWriter().bytes(coreData()).bytes(securityData()).toByteArray();
        byte[] create = new ByteWriter()
                .bytes(CREATE_REQUEST)
                .bytes(perLength(blocks.length))
                .bytes(blocks)
                .toByteArray();
        byte[] gcc = new ByteWriter()
                .bytes(T124)
                .bytes(perLength(create.length))
                .bytes(create)
                .toByteArray();
        byte[] mcs = new ByteWriter()
                .bytes(DOMAIN)
                .u8(McsConnectResponse.OCTET_STRING)
                .bytes(berLength(gcc.length))
                .bytes(gcc)
                .toByteArray();
        byte[] length = berLength(mcs.length);
        return new ByteWriter()
                .u8(TpktFrame.VERSION)
                .u8(0)
                .u16be(TpktFrame.HEADER + 5 + length.length + mcs.length)
                .bytes(McsConnectResponse.X224_DATA)
                .u16be(0x7f65) // [APPLICATION 101] Connect-Initial
                .bytes(length)
                .bytes(mcs)
                .toByteArray();
    }

    /** TS_UD_CS_CORE up to the last field that must be there, 2.2.1.3.2. */
    private byte[] coreData() {
        byte[] name = clientName
                .substring(0, Math.min(LONGEST_NAME, clientName.length()))
                .getBytes(StandardCharsets.UTF_16LE);
        return new ByteWriter()
                .u16le(0xc001)
                .u16le(132)
                .u32le(RDP_5)
                .u16le(1024) // desktop width
                .u16le(768) // desktop height
                .u16le(0xca01) // 8 bits per pixel; better ones are named in fields that we leave out
                .u16le(0xaa03) // SASSequence
                .u32le(KEYBOARD_US)
                .u32le(2600) // client build
                .bytes(Arrays.copyOf(name, 32))
                .u32le(KEYBOARD_IBM_ENHANCED)
                .u32le(0) // keyboard subtype
                .u32le(12) // function keys
                .bytes(new byte[64]) // input method file
                .toByteArray();
    }

    /** TS_UD_CS_SEC, 2.2.1.3.3. */
    private static byte[] securityData() {
        return new ByteWriter()
                .u16le(0xc002)
                .u16le(12)
                .u32le(ALL_METHODS)
                .u32le(0) // extEncryptionMethods, for French clients only
                .toByteArray();
    }

    /** X.690 8.1.3.5 with two octets of length, as all clients' larger requests need them. */
    private static byte[] berLength(int length) {
        return new ByteWriter().u8(0x82).u16be(length).toByteArray();
    }

    /** X.691 11.9.3.7: 128 to 16 383. */
    private static byte[] perLength(int length) {
        return new ByteWriter().u16be(0x8000 | length).toByteArray();
    }
}
