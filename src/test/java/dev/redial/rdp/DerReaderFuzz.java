package dev.redial.rdp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** DER under any sequence of calls: the first 16 bytes are calls, what follows is read. */
class DerReaderFuzz {

    @FuzzTest
    void read(byte[] bytes) {
        int calls = Math.min(bytes.length, 16);
        Promises.der(Arrays.copyOf(bytes, calls), Arrays.copyOfRange(bytes, calls, bytes.length));
    }
}
