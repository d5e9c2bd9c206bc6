package dev.redial.rdp;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A host's answer to {@link McsConnectInitial}: MCS Connect Response with GCC Conference Create Response, MS-RDPBCGR 2.2.1.4, read as
 * far as the Server Security Data (2.2.1.4.3).
 *
 * @param encryptionMethod 0 none, 1 40 bit, 2 128 bit, 8 56 bit, 16 FIPS
 */
public record McsConnectResponse(int encryptionMethod, EncryptionLevel encryptionLevel) {

    /** A chain of X.509 certificates from a licensing server fits; more is never read. */
    public static final int LONGEST = 8192;

    static final int OCTET_STRING = 0x04;

    /** X.224 13.7: a Data TPDU that is the last of its kind. */
    static final byte[] X224_DATA = {2, (byte) 0xf0, (byte) 0x80};

    private static final int CONNECT_RESPONSE = 0x7f66;
    private static final int ENUMERATED = 0x0a;
    private static final int INTEGER = 0x02;
    private static final int SEQUENCE = 0x30;

    /** T.124 section 8.7, PER: object id {0 0 20 124 0 1}. */
    private static final byte[] T124 = HexFormat.of().parseHex("000500147c0001");

    /** ConnectGCCPDU: ConferenceCreateResponse that has user data. */
    private static final int CREATE_RESPONSE = 0x14;

    /** One set of user data under the key "McDn". */
    private static final byte[] FROM_SERVER = HexFormat.of().parseHex("01c000" + "4d63446e");

    private static final int SC_SECURITY = 0x0c02;
    private static final int BLOCK_HEADER = 4;

    /**
     * Reads one whole TPKT, as long as {@link TpktFrame} found it.
     *
     * @return empty if the host declines: by the result, or by an ultimatum to disconnect
     * @throws MalformedPdu with a word beginning {@code mcs-}
     */
    public static Optional<McsConnectResponse> read(byte[] tpkt) throws MalformedPdu {
        if (RefusedInPlain.matches(tpkt)) {
            return Optional.empty();
        }
        ByteReader in = new ByteReader(tpkt, "mcs-truncated");
        in.skip(TpktFrame.HEADER);
        expect(in, X224_DATA, "mcs-tpdu");
        if (in.u16be() != CONNECT_RESPONSE) {
            throw new MalformedPdu("mcs-type");
        }
        ByteReader body = only(in, berLength(in));
        ByteReader result = element(body, ENUMERATED);
        if (result.u8() != 0) {
            return Optional.empty();
        }
        element(body, INTEGER); // calledConnectId
        element(body, SEQUENCE); // domain parameters, none of which we will use
        if (body.u8() != OCTET_STRING) {
            throw new MalformedPdu("mcs-tag");
        }
        return conference(only(body, berLength(body)));
    }

    private static Optional<McsConnectResponse> conference(ByteReader in) throws MalformedPdu {
        expect(in, T124, "mcs-conference");
        // Servers say 0x2a whatever the length; MS-RDPBCGR 4.1.4 has it so, too.
        perLength(in);
        if (in.u8() != CREATE_RESPONSE) {
            throw new MalformedPdu("mcs-conference");
        }
        in.skip(2); // node id
        in.skip(in.u8()); // tag
        if (in.u8() != 0) {
            return Optional.empty();
        }
        expect(in, FROM_SERVER, "mcs-conference");
        return Optional.of(security(only(in, perLength(in))));
    }

    /** Section 2.2.1.3.1: blocks in any order, each with its type and its whole length. */
    private static McsConnectResponse security(ByteReader blocks) throws MalformedPdu {
        while (blocks.remaining() > 0) {
            int type = blocks.u16le();
            int length = blocks.u16le();
            if (length < BLOCK_HEADER) {
                throw new MalformedPdu("mcs-block");
            }
            ByteReader block = blocks.slice(length - BLOCK_HEADER);
            if (type == SC_SECURITY) {
                return new McsConnectResponse(method(block.u32le()), EncryptionLevel.of(block.u32le()));
            }
        }
        throw new MalformedPdu("mcs-no-security");
    }

    private static int method(long number) throws MalformedPdu {
        if (number != 0 && number != 1 && number != 2 && number != 8 && number != 16) {
            throw new MalformedPdu("mcs-method");
        }
        return (int) number;
    }

    private static void expect(ByteReader in, byte[] constant, String word) throws MalformedPdu {
        if (!Arrays.equals(in.bytes(constant.length), constant)) {
            throw new MalformedPdu(word);
        }
    }

    private static ByteReader element(ByteReader in, int tag) throws MalformedPdu {
        if (in.u8() != tag) {
            throw new MalformedPdu("mcs-tag");
        }
        return in.slice(berLength(in));
    }

    /** A reader of this many bytes, which must be all that is left. */
    private static ByteReader only(ByteReader in, long length) throws MalformedPdu {
        ByteReader content = in.slice(length);
        if (in.remaining() > 0) {
            throw new MalformedPdu("mcs-trailing");
        }
        return content;
    }

    private static long berLength(ByteReader in) throws MalformedPdu {
        int first = in.u8();
        if (first < 0x80) {
            return first;
        }
        int octets = first & 0x7f;
        if (octets == 0 || octets > DerReader.MOST_LENGTH_OCTETS) {
            throw new MalformedPdu("mcs-length");
        }
        return DerReader.bigEndian(in.bytes(octets), 0, octets);
    }

    /** X.691 11.9.3.6 and 11.9.3.7; longer ones come in fragments, which nothing here needs. */
    private static int perLength(ByteReader in) throws MalformedPdu {
        int first = in.u8();
        if (first < 0x80) {
            return first;
        }
        if (first >= 0xc0) {
            throw new MalformedPdu("mcs-length");
        }
        return ((first & 0x3f) << 8) | in.u8();
    }
}
