package dev.redial.rdp;

/**
 * The versions of RDP-UDP that can be spoken without a session, MS-RDPEUDP 2.2.2.9. Version 3 (0x0101, MS-RDPEUDP2) is missing on
 * purpose: its SYN carries a hash of a cookie that a host gives out only inside a session over TCP, and a host which finds that hash wrong
 * goes back to version 2 (3.1.5.1.1 step 5), so whether it speaks version 3 cannot be seen from outside.
 */
public enum UdpVersion {
    /** All that Windows 8 and Server 2012 know; also what is spoken when no version is named. */
    V1(1),
    V2(2);

    private final int number;

    UdpVersion(int number) {
        this.number = number;
    }

    /** As in {@code uUdpVer}. */
    public int number() {
        return number;
    }
}
