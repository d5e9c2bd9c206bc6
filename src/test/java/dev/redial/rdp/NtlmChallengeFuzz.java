package dev.redial.rdp;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** An NTLM challenge, bare or in SPNEGO. */
class NtlmChallengeFuzz {

    @FuzzTest
    void read(byte[] bytes) {
        Promises.challenge(bytes);
    }
}
