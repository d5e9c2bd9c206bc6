package dev.redial.rdp;

/**
 * A host's answer to {@link UdpSyn}: SYN+ACK, MS-RDPEUDP 3.1.5.1.3.
 *
 * @param version what both sides are to speak
 * @param upstreamMtu the largest datagram the host will send, 1132 to 1232 bytes
 * @param downstreamMtu the largest datagram the host can take, 1132 to 1232 bytes
 */
public record UdpSynAck(UdpVersion version, int upstreamMtu, int downstreamMtu) {

    /**
     * Reads one datagram.
     *
     * @param syn what it must answer; of several with one sequence number, the one that claims most
     * @throws MalformedPdu with a word beginning {@code udp-}
     */
    public static UdpSynAck read(byte[] datagram, UdpSyn syn) throws MalformedPdu {
        ByteReader in = new ByteReader(datagram, "udp-truncated");
        int acknowledged = in.i32be();
        in.skip(2); // receive window: any value is good
        int flags = in.u16be();
        // Nothing else belongs to a SYN+ACK of a host whom we offered neither loss nor a correlation id.
        if ((flags & ~UdpHeader.SYNEX) != (UdpHeader.SYN | UdpHeader.ACK)) {
            throw new MalformedPdu("udp-flags");
        }
        if (acknowledged != syn.initialSequenceNumber()) {
            throw new MalformedPdu("udp-acknowledgment");
        }
        in.skip(4); // the host's own initial sequence number
        int upstream = mtu(in);
        int downstream = mtu(in);
        UdpVersion version = (flags & UdpHeader.SYNEX) == 0 ? UdpVersion.V1 : version(in, syn);
        checkPadding(in, datagram.length, Math.min(upstream, downstream));
        return new UdpSynAck(version, upstream, downstream);
    }

    private static int mtu(ByteReader in) throws MalformedPdu {
        int mtu = in.u16be();
        if (mtu < UdpHeader.SMALLEST_MTU || mtu > UdpHeader.LARGEST_MTU) {
            throw new MalformedPdu("udp-mtu");
        }
        return mtu;
    }

    /** Section 2.2.2.9: without the flag the number means nothing. It must be the highest that both know, so never more than we offered. */
    private static UdpVersion version(ByteReader in, UdpSyn syn) throws MalformedPdu {
        boolean valid = (in.u16be() & UdpHeader.VERSION_INFO_VALID) != 0;
        int number = in.u16be();
        if (!valid) {
            return UdpVersion.V1;
        }
        for (UdpVersion version : UdpVersion.values()) {
            if (version.number() == number && version.compareTo(syn.version()) <= 0) {
                return version;
            }
        }
        throw new MalformedPdu("udp-version");
    }

    /** Section 3.1.5.1.1 step 6: zeros up to the smaller of both sizes. */
    private static void checkPadding(ByteReader in, int length, int least) throws MalformedPdu {
        if (length < least || length > UdpHeader.LARGEST_MTU) {
            throw new MalformedPdu("udp-length");
        }
        while (in.remaining() > 0) {
            if (in.u8() != 0) {
                throw new MalformedPdu("udp-padding");
            }
        }
    }
}
