package dev.redial.code;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.redial.Mutator;

/** The error text that people paste. */
class CodeReaderFuzz {

    @FuzzTest
    void read(byte[] bytes) {
        CodePromises.code(Mutator.text(bytes));
    }
}
