package dev.redial.rdp;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A CredSSP message. */
class TsRequestFuzz {

    @FuzzTest
    void read(byte[] bytes) {
        Promises.tsRequest(bytes);
    }
}
