package dev.redial.rdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UdpSynTest {

    private static final int SEQUENCE = 0x1a2b3c4d;

    @Test
    void versionTwo_isNamed() {
        assertThat(new UdpSyn(SEQUENCE, UdpVersion.V2).bytes()).isEqualTo(Hex.wire("udp-syn-2"));
    }

    @Test
    void versionOne_isWhatNamesNone() {
        assertThat(new UdpSyn(SEQUENCE, UdpVersion.V1).bytes()).isEqualTo(Hex.wire("udp-syn-1"));
    }

    @Test
    void sequenceNumber_ofAnySign_keepsTheLength() {
        for (int sequence : new int[] {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThat(new UdpSyn(sequence, UdpVersion.V2).bytes()).hasSize(UdpSyn.LENGTH);
        }
    }
}
