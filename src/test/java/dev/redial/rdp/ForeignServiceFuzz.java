package dev.redial.rdp;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The first bytes of anything. */
class ForeignServiceFuzz {

    @FuzzTest
    void read(byte[] bytes) {
        Promises.foreignService(bytes);
    }
}
