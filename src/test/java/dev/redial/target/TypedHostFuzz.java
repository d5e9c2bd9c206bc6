package dev.redial.target;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.redial.Mutator;

/** What people type into the host field. */
class TypedHostFuzz {

    @FuzzTest
    void read(byte[] bytes) {
        HostPromises.typedHost(Mutator.text(bytes));
    }
}
