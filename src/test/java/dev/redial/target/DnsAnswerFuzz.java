package dev.redial.target;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** What name servers answer. */
class DnsAnswerFuzz {

    @FuzzTest
    void read(byte[] bytes) {
        DnsPromises.answers(bytes);
    }
}
