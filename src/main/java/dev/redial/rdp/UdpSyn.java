package dev.redial.rdp;

/**
 * The datagram by which a client opens RDP-UDP, MS-RDPEUDP 3.1.5.1.1. Always {@link #LENGTH} bytes, as its padding shows that such datagrams
 * pass; so it is never smaller than what it asks for.
 *
 * @param initialSequenceNumber random; the answer repeats it
 * @param version the highest that we claim to speak; version 1 by naming none
 */
public record UdpSyn(int initialSequenceNumber, UdpVersion version) {

    /** The largest that both sides may name, MS-RDPEUDP 2.2.2.5. */
    public static final int LENGTH = UdpHeader.LARGEST_MTU;

    private static final int NOTHING_RECEIVED = -1;

    /** Datagrams that we claim to have room for: as many as Windows does. */
    private static final int RECEIVE_WINDOW = 64;

    /** The whole datagram: RDPUDP_FEC_HEADER, RDPUDP_SYNDATA_PAYLOAD, RDPUDP_SYNDATAEX_PAYLOAD unless version 1, zeros. */
    public byte[] bytes() {
        boolean namesVersion = version != UdpVersion.V1;
        ByteWriter out = new ByteWriter()
                // RDPUDP_FEC_HEADER, 2.2.2.1
                .u32be(NOTHING_RECEIVED)
                .u16be(RECEIVE_WINDOW)
                .u16be(UdpHeader.SYN | (namesVersion ? UdpHeader.SYNEX : 0))
                // RDPUDP_SYNDATA_PAYLOAD, 2.2.2.5: sequence number, MTU up and down
                .u32be(initialSequenceNumber)
                .u16be(LENGTH)
                .u16be(LENGTH);
        // No RDPUDP_CORRELATION_ID_PAYLOAD (2.2.2.8): it repeats what the X.224 request said, and ours says nothing.
        if (namesVersion) {
            // RDPUDP_SYNDATAEX_PAYLOAD, 2.2.2.9
            out.u16be(UdpHeader.VERSION_INFO_VALID).u16be(version.number());
        }
        byte[] start = out.toByteArray();
        return out.bytes(new byte[LENGTH - start.length]).toByteArray();
    }
}
