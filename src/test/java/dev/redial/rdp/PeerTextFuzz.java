package dev.redial.rdp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.redial.Mutator;

/** Words of a peer. */
class PeerTextFuzz {

    @FuzzTest
    void read(byte[] bytes) {
        Promises.peerText(Mutator.text(bytes));
    }
}
