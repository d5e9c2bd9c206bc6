package dev.redial.rdp;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * TSRequest, MS-CSSP 2.2.1, as far as it comes before any credential: we send the first and read the first answer.
 *
 * @param version the CredSSP version the peer speaks, 1 or more; 6 is the newest at the time of writing, newer ones are let pass
 * @param negoToken the one token of NegoData, raw NTLM or SPNEGO; empty if there is none or it has no bytes
 * @param errorCode the 32 bits of an NTSTATUS such as 0xC0000418, from version 3 on
 */
public record TsRequest(int version, Optional<byte[]> negoToken, OptionalInt errorCode) {

    private static final int VERSION = 0;
    private static final int NEGO_TOKENS = 1;
    private static final int ERROR_CODE = 4;

    /**
     * The first request of a client, with an NTLM NEGOTIATE message bare in {@code negoTokens}. MS-CSSP 3.1.5 wants SPNEGO
     * there; servers recognise NTLM by its signature all the same, since clients built on the NTLM package alone (FreeRDP 2)
     * send nothing else. Bare it is shorter, leaves Kerberos out of the question, and is answered with a bare challenge.
     *
     * @param version 1 to 127
     */
    public static byte[] negotiate(int version, byte[] ntlmNegotiate) {
        if (version < 1 || version > 127) {
            throw new IllegalArgumentException("no CredSSP version: " + version);
        }
        byte[] versionField = field(VERSION, DerWriter.element(DerReader.INTEGER, new byte[] {(byte) version}));
        byte[] token = field(0, DerWriter.element(DerReader.OCTET_STRING, ntlmNegotiate));
        byte[] tokens = DerWriter.element(DerReader.SEQUENCE, DerWriter.element(DerReader.SEQUENCE, token));
        byte[] content = new ByteWriter()
                .bytes(versionField)
                .bytes(field(NEGO_TOKENS, tokens))
                .toByteArray();
        return DerWriter.element(DerReader.SEQUENCE, content);
    }

    /**
     * Reads one whole TSRequest, as long as {@link DerFrame} found it. Fields of the later exchange ({@code authInfo},
     * {@code pubKeyAuth}, {@code clientNonce}) and fields we do not know are passed over.
     *
     * @throws MalformedPdu with a word beginning {@code der-} or {@code tsrequest-}
     */
    public static TsRequest read(byte[] pdu) throws MalformedPdu {
        if (pdu.length > DerFrame.LONGEST) {
            throw new MalformedPdu("tsrequest-too-large");
        }
        DerReader whole = new DerReader(pdu);
        DerReader fields = whole.enter(DerReader.SEQUENCE);
        whole.end();
        OptionalInt version = OptionalInt.empty();
        Optional<byte[]> negoToken = Optional.empty();
        OptionalInt errorCode = OptionalInt.empty();
        while (fields.hasMore()) {
            DerReader content = fields.nextField();
            switch (fields.lastField()) {
                case VERSION -> version = OptionalInt.of(readVersion(content));
                case NEGO_TOKENS -> negoToken = readNegoTokens(content);
                case ERROR_CODE -> errorCode = OptionalInt.of(readErrorCode(content));
                default -> {} // not ours to judge
            }
        }
        if (version.isEmpty()) {
            throw new MalformedPdu("tsrequest-version");
        }
        return new TsRequest(version.getAsInt(), negoToken, errorCode);
    }

    private static int readVersion(DerReader in) throws MalformedPdu {
        long version = in.onlyInteger();
        if (version < 1 || version > Integer.MAX_VALUE) {
            throw new MalformedPdu("tsrequest-version");
        }
        return (int) version;
    }

    /** NegoData, 2.2.1.1: a list in the schema, but never more than one token on the line. */
    private static Optional<byte[]> readNegoTokens(DerReader in) throws MalformedPdu {
        DerReader tokens = in.enter(DerReader.SEQUENCE);
        in.end();
        if (!tokens.hasMore()) {
            return Optional.empty();
        }
        DerReader only = tokens.enter(DerReader.SEQUENCE);
        if (tokens.hasMore()) {
            throw new MalformedPdu("tsrequest-tokens");
        }
        DerReader token = only.enter(DerReader.field(0));
        only.end();
        return Optional.of(token.onlyOctets()).filter(octets -> octets.length > 0);
    }

    /** Servers write an NTSTATUS, whose top bit is set, in 4 octets (then it reads negative) or in 5. */
    private static int readErrorCode(DerReader in) throws MalformedPdu {
        long code = in.onlyInteger();
        if (code < Integer.MIN_VALUE || code > 0xffff_ffffL) {
            throw new MalformedPdu("tsrequest-error-code");
        }
        return (int) code;
    }

    private static byte[] field(int number, byte[] content) {
        return DerWriter.element(DerReader.field(number), content);
    }
}
