package dev.redial.rdp;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A server's answer to the connection request. */
class X224Fuzz {

    @FuzzTest
    void read(byte[] bytes) {
        Promises.negotiation(bytes);
    }
}
