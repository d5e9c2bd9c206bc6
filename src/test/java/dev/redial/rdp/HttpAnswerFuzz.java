package dev.redial.rdp;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a web server, perhaps a gateway, answers. */
class HttpAnswerFuzz {

    @FuzzTest
    void read(byte[] bytes) {
        Promises.httpAnswer(bytes);
    }
}
