package dev.redial.rdp;

/** A server's answer to {@link NegotiationRequest}: X.224 Connection Confirm, MS-RDPBCGR 2.2.1.2. */
public sealed interface NegotiationResponse permits NegotiationConfirm, NegotiationFailure, PlainConfirm {

    /**
     * Reads one whole TPKT, as long as {@link TpktFrame} found it; bytes that follow it on the line are the caller's to judge.
     * Lengths must agree with each other and with the bytes, and every field must be one the specification allows: what a server
     * supports is never claimed on the strength of an answer that is only half right.
     *
     * @throws MalformedPdu with a word beginning {@code tpkt-}, {@code x224-} or {@code neg-}
     */
    static NegotiationResponse read(byte[] tpkt) throws MalformedPdu {
        ByteReader in = new ByteReader(tpkt, "x224-truncated");
        readTpktHeader(in, tpkt.length);
        readConnectionConfirm(in);
        return in.remaining() == 0 ? new PlainConfirm() : readNegotiation(in);
    }

    private static void readTpktHeader(ByteReader in, int length) throws MalformedPdu {
        if (in.u8() != TpktFrame.VERSION) {
            throw new MalformedPdu("tpkt-version");
        }
        in.skip(1); // RFC 1006 section 6: reserved, not to be looked at
        if (in.u16be() != length || length > TpktFrame.LONGEST) {
            throw new MalformedPdu("tpkt-length");
        }
    }

    /** X.224 13.4; class 0 is the only one we proposed, and in class 0 there is no credit and there are no options. */
    private static void readConnectionConfirm(ByteReader in) throws MalformedPdu {
        int lengthIndicator = in.u8();
        if (lengthIndicator != in.remaining() || lengthIndicator < 6) {
            throw new MalformedPdu("x224-length");
        }
        if (in.u8() != 0xd0) {
            throw new MalformedPdu("x224-type");
        }
        in.skip(4); // destination and source reference: any value is good
        if (in.u8() != 0) {
            throw new MalformedPdu("x224-class");
        }
    }

    private static NegotiationResponse readNegotiation(ByteReader in) throws MalformedPdu {
        int present = in.remaining();
        if (present < 8) {
            throw new MalformedPdu("neg-truncated");
        }
        int type = in.u8();
        int flags = in.u8();
        if (in.u16le() != 8 || present != 8) {
            throw new MalformedPdu("neg-length");
        }
        int value = (int) in.u32le();
        return switch (type) {
            case 2 -> confirm(new SecurityProtocols(value), flags);
            case 3 -> failure(new FailureCode(value), flags);
            default -> throw new MalformedPdu("neg-type");
        };
    }

    private static NegotiationConfirm confirm(SecurityProtocols selected, int flags) throws MalformedPdu {
        if (!selected.isOneKnown()) {
            throw new MalformedPdu("neg-selected");
        }
        return new NegotiationConfirm(selected, flags);
    }

    /** Section 2.2.1.2.2: no flags are defined, the field must be 0. */
    private static NegotiationFailure failure(FailureCode code, int flags) throws MalformedPdu {
        if (flags != 0) {
            throw new MalformedPdu("neg-flags");
        }
        return new NegotiationFailure(code);
    }
}
