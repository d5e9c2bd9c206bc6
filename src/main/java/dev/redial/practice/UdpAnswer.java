package dev.redial.practice;

/** What a server does with RDP-UDP SYN datagrams to the port it has for TCP. MS-RDPEUDP 3.1.5.1. */
public sealed interface UdpAnswer {

    /** SYN+ACK. @param version the highest that the server knows; with 1 it names none */
    record SynAck(int version) implements UdpAnswer {}

    /** These bytes, whatever came. */
    record Bytes(WireBytes bytes) implements UdpAnswer {}

    /** What came, as an echo service does. */
    record Echo() implements UdpAnswer {}

    /** Takes datagrams and says nothing. */
    record Silence() implements UdpAnswer {}

    /** Nobody listens, and the system says so. */
    record Closed() implements UdpAnswer {}
}
