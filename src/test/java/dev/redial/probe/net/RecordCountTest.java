package dev.redial.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RecordCountTest {

    private static final byte[] WARNING = HexFormat.of().parseHex("15030300020170");
    private static final byte[] EMPTY = HexFormat.of().parseHex("1603030000");
    private static final byte[] BYTE_OF_A_HELLO = HexFormat.of().parseHex("160303000102");

    private final RecordCount count = new RecordCount();

    @Test
    void sixtyFourIdleRecords_areEnough() {
        pass(WARNING, 32);
        pass(EMPTY, 32);
        assertThat(count.tooMany()).isFalse();
        pass(WARNING, 1);
        assertThat(count.tooMany()).isTrue();
    }

    @Test
    void helloInSingleBytes_isNoFlood() {
        pass(BYTE_OF_A_HELLO, 500);
        assertThat(count.tooMany()).isFalse();
    }

    @Test
    void recordsAfterTheHello_areNotCounted() {
        count.serverHelloCame();
        pass(EMPTY, 500);
        assertThat(count.tooMany()).isFalse();
    }

    @Test
    void recordsInPieces_areCountedOnce() {
        for (int i = 0; i < 65; i++) {
            count.pass(WARNING, 0, 3);
            assertThat(count.tooMany()).isFalse();
            count.pass(WARNING, 3, 4);
        }
        assertThat(count.tooMany()).isTrue();
    }

    private void pass(byte[] record, int times) {
        for (int i = 0; i < times; i++) {
            count.pass(record, 0, record.length);
        }
    }
}
