package dev.redial.rdp;

import java.util.Optional;

/**
 * The first thing an RDP client says: X.224 Connection Request with RDP_NEG_REQ, MS-RDPBCGR 2.2.1.1.
 *
 * @param requested the protocols we offer; {@link SecurityProtocols#RDP} offers classic security alone
 * @param cookie the name in {@code Cookie: mstshash=…}, 1 to 64 printable ASCII characters without blanks; empty sends no cookie
 *     at all, which passes devices that block by it
 */
public record NegotiationRequest(SecurityProtocols requested, Optional<String> cookie) {

    /** The name by which we make ourselves known in a host's logs. */
    public static final String OUR_NAME = "redial";

    /** An X.224 length indicator holds 254 at most, of which fixed fields take 14; clients' own names stay far below this. */
    private static final int LONGEST_COOKIE = 64;

    private static final int CONNECTION_REQUEST = 0xe0;
    private static final int RDP_NEG_REQ = 1;
    private static final int RDP_NEG_LENGTH = 8;

    public NegotiationRequest {
        if (cookie.isPresent() && !cookie.get().matches("[!-~]{1," + LONGEST_COOKIE + "}")) {
            throw new IllegalArgumentException("not a cookie name");
        }
    }

    /** Offers {@code requested} under our own name. */
    public static NegotiationRequest offering(SecurityProtocols requested) {
        return new NegotiationRequest(requested, Optional.of(OUR_NAME));
    }

    /** The whole packet: TPKT header, X.224 Connection Request, cookie, RDP_NEG_REQ. */
    public byte[] bytes() {
        String line = cookie.map(name -> "Cookie: mstshash=" + name + "\r\n").orElse("");
        int afterLengthIndicator = 6 + line.length() + RDP_NEG_LENGTH;
        return new ByteWriter()
                .u8(TpktFrame.VERSION)
                .u8(0)
                .u16be(TpktFrame.HEADER + 1 + afterLengthIndicator)
                .u8(afterLengthIndicator)
                .u8(CONNECTION_REQUEST)
                .u16be(0) // destination reference
                .u16be(0) // source reference
                .u8(0) // class 0, no options
                .ascii(line)
                .u8(RDP_NEG_REQ)
                .u8(0) // flags: none of restricted admin, redirected authentication, correlation info
                .u16le(RDP_NEG_LENGTH)
                .u32le(requested.bits())
                .toByteArray();
    }
}
