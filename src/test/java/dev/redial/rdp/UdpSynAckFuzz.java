package dev.redial.rdp;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A host's answer to RDP-UDP SYN. */
class UdpSynAckFuzz {

    @FuzzTest
    void read(byte[] bytes) {
        Promises.udpSynAck(bytes);
    }
}
