package dev.redial.rdp;

import static dev.redial.rdp.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedInPlainTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03 00 00 09 02 f0 80 21 80", // user requested, as xrdp says it
                "03 00 00 09 02 f0 80 20 00", // domain disconnected
                "03 00 00 09 02 f0 80 22 00", // channel purged, the highest reason
                "03 00 00 09 02 f0 80 21 80 15 03 03" // more behind it
            })
    void ultimatum(String answer) {
        assertThat(RefusedInPlain.matches(hex(answer))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "03 00 00 09 02 f0 80 21", // cut
                "03 00 00 0a 02 f0 80 21 80", // another length
                "03 00 00 09 02 f0 80 22 80", // reason 5
                "03 00 00 09 02 f0 80 21 81", // padding not zero
                "03 00 00 09 02 f0 80 2e 00", // another MCS message: attach user confirm
                "16 03 03 00 7a 02 00 00 76" // the ServerHello that was due
            })
    void otherBytes(String answer) {
        assertThat(RefusedInPlain.matches(hex(answer))).isFalse();
    }

    @Test
    void beginning() {
        for (String begun : new String[] {"", "03 00", "03 00 00 09 02 f0 80", "03 00 00 09 02 f0 80 21 80"}) {
            assertThat(RefusedInPlain.canBegin(hex(begun))).as(begun).isTrue();
        }
        for (String other : new String[] {"16", "03 00 00 0a", "03 00 00 09 02 f0 81"}) {
            assertThat(RefusedInPlain.canBegin(hex(other))).as(other).isFalse();
        }
    }
}
