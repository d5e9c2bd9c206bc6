package dev.redial.rdp;

import static dev.redial.rdp.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rdp.DerFrame.Complete;
import dev.redial.rdp.DerFrame.Incomplete;
import dev.redial.rdp.DerFrame.NotDer;
import dev.redial.rdp.DerFrame.TooLarge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerFrameTest {

    @Test
    void request_arrivingByteByByte_isAskedForAndThenComplete() {
        byte[] request = Samples.tsRequest(Samples.challenge());
        for (int arrived = 0; arrived < request.length; arrived++) {
            int atLeast = arrived < 2 ? 2 : arrived < 3 ? 3 : request.length;
            assertThat(DerFrame.expect(request, arrived)).isEqualTo(new Incomplete(atLeast));
        }
        assertThat(DerFrame.expect(request, request.length)).isEqualTo(new Complete(request.length));
    }

    @ParameterizedTest
    @CsvSource({
        "30 05, 7",
        "30 81 d4, 215",
        "30 82 01 00, 260",
        "30 82 00 05, 9",
        "30 84 00 00 ff ff, 65541",
        "30 82 ff ff, 65539"
    })
    void length_announced(String start, int whole) {
        byte[] bytes = hex(start);
        assertThat(DerFrame.expect(bytes, bytes.length))
                .isEqualTo(whole > DerFrame.LONGEST ? new TooLarge() : new Incomplete(whole));
    }

    @Test
    void length_announcedHuge_isKnownFromTheHeader() {
        assertThat(DerFrame.expect(hex("30 84 7f ff ff ff a0 03 02 01 06"), 11)).isEqualTo(new TooLarge());
        assertThat(DerFrame.expect(hex("30 84 ff ff ff ff"), 6)).isEqualTo(new TooLarge());
        assertThat(DerFrame.expect(hex("30 83 01 00 00"), 5)).isEqualTo(new TooLarge());
        assertThat(DerFrame.expect(hex("30 83 00 ff ff"), 5))
                .isEqualTo(new TooLarge()); // 65,540 bytes in all: one too many
    }

    @ParameterizedTest
    @CsvSource({
        "30 88 ff ff ff ff ff ff ff ff, der-length",
        "30 85, der-length",
        "30 ff, der-length",
        "30 80, der-indefinite",
        "31, der-tag",
        "48 54 54 50, der-tag"
    })
    void notDer(String start, String why) {
        byte[] bytes = hex(start);
        assertThat(DerFrame.expect(bytes, bytes.length)).isEqualTo(new NotDer(why));
    }
}
