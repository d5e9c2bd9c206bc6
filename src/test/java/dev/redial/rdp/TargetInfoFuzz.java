package dev.redial.rdp;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The list of what a server says about itself. */
class TargetInfoFuzz {

    @FuzzTest
    void read(byte[] bytes) {
        Promises.targetInfo(bytes);
    }
}
