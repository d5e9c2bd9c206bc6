package dev.redial.rdp;

/** Numbers that both directions of the RDP-UDP handshake share. */
final class UdpHeader {

    // uFlags, MS-RDPEUDP 2.2.2.1
    static final int SYN = 0x0001;
    static final int ACK = 0x0004;
    static final int SYNEX = 0x1000;

    /** uSynExFlags, MS-RDPEUDP 2.2.2.9. */
    static final int VERSION_INFO_VALID = 0x0001;

    // uUpStreamMtu and uDownStreamMtu, MS-RDPEUDP 2.2.2.5
    static final int SMALLEST_MTU = 1132;
    static final int LARGEST_MTU = 1232;

    private UdpHeader() {}
}
