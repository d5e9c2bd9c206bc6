package dev.redial.rdp;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A host's answer to MCS Connect Initial. */
class McsConnectResponseFuzz {

    @FuzzTest
    void read(byte[] bytes) {
        Promises.mcsConnectResponse(bytes);
    }
}
