package dev.redial.rdp;

import static dev.redial.rdp.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rdp.TpktFrame.Complete;
import dev.redial.rdp.TpktFrame.Incomplete;
import dev.redial.rdp.TpktFrame.NotTpkt;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TpktFrameTest {

    @Test
    void answer_arrivingByteByByte_isAskedForAndThenComplete() {
        byte[] answer = Samples.CONFIRM_HYBRID;
        for (int arrived = 0; arrived < answer.length; arrived++) {
            assertThat(TpktFrame.expect(answer, arrived)).isEqualTo(new Incomplete(arrived < 4 ? 4 : 19));
        }
        assertThat(TpktFrame.expect(answer, answer.length)).isEqualTo(new Complete(19));
    }

    @Test
    void answer_withBytesBehindIt_isAsLongAsItSays() {
        byte[] injected = Arrays.copyOf(Samples.CONFIRM_HYBRID, 60);
        assertThat(TpktFrame.expect(injected, injected.length)).isEqualTo(new Complete(19));
    }

    @Test
    void bytesBeyondThoseArrived_doNotCount() {
        assertThat(TpktFrame.expect(new byte[64], 0)).isEqualTo(new Incomplete(4));
        assertThat(TpktFrame.expect(Samples.CONFIRM_HYBRID, 3)).isEqualTo(new Incomplete(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "02 00 00 13", "04 00 00 13", "16 03 01", "48 54 54 50"})
    void version_notThree_isKnownFromTheFirstByte(String start) {
        byte[] bytes = hex(start);
        assertThat(TpktFrame.expect(bytes, 1)).isEqualTo(new NotTpkt("tpkt-version"));
        assertThat(TpktFrame.expect(bytes, bytes.length)).isEqualTo(new NotTpkt("tpkt-version"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03 00 00 00",
                "03 00 00 03",
                "03 00 00 04",
                "03 00 00 06",
                "03 00 02 01",
                "03 03 03 03",
                "03 00 ff ff"
            })
    void length_impossible_isKnownFromTheHeader(String header) {
        assertThat(TpktFrame.expect(hex(header), 4)).isEqualTo(new NotTpkt("tpkt-length"));
    }

    @Test
    void length_atTheLimits() {
        assertThat(TpktFrame.expect(hex("03 00 00 07"), 4)).isEqualTo(new Incomplete(7));
        assertThat(TpktFrame.expect(hex("03 00 02 00"), 4)).isEqualTo(new Incomplete(512));
    }

    @Test
    void reservedByte_set_isTolerated() {
        assertThat(TpktFrame.expect(hex("03 ff 00 13"), 4)).isEqualTo(new Incomplete(19));
    }
}
