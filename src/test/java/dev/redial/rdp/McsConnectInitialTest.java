package dev.redial.rdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class McsConnectInitialTest {

    @Test
    void bytes_areThoseOfTheSpecification() {
        assertThat(new McsConnectInitial("redial").bytes()).isEqualTo(Hex.wire("mcs-connect-initial"));
    }

    @Test
    void longName_isCutSoThatItEnds() {
        byte[] bytes = new McsConnectInitial("a".repeat(64)).bytes();
        assertThat(bytes).hasSameSizeAs(Hex.wire("mcs-connect-initial"));
        int name = bytes.length - 12 - 76 - 32;
        assertThat(bytes[name + 28]).isEqualTo((byte) 'a');
        assertThat(bytes[name + 30]).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "a\u0000"})
    void name_thatIsNoName_isABug(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new McsConnectInitial(name));
    }
}
