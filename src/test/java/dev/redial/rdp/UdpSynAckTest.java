package dev.redial.rdp;

import static dev.redial.rdp.Hex.hex;
import static dev.redial.rdp.Hex.wire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UdpSynAckTest {

    private static final int SEQUENCE = 0x1a2b3c4d;
    private static final UdpSyn SYN = new UdpSyn(SEQUENCE, UdpVersion.V2);

    @Test
    void answer_withoutVersion_isVersionOne() throws Exception {
        assertThat(UdpSynAck.read(wire("udp-synack-1"), SYN)).isEqualTo(new UdpSynAck(UdpVersion.V1, 1232, 1232));
    }

    @Test
    void answer_withVersion() throws Exception {
        assertThat(UdpSynAck.read(wire("udp-synack-2"), SYN)).isEqualTo(new UdpSynAck(UdpVersion.V2, 1232, 1232));
    }

    @Test
    void version_thatIsMarkedInvalid_meansNothing() throws Exception {
        byte[] answer = wire("udp-synack-2");
        answer[17] = 0;
        answer[19] = 99;
        assertThat(UdpSynAck.read(answer, SYN).version()).isEqualTo(UdpVersion.V1);
    }

    @Test
    void answer_ofAnyHost_isReadAsItWasMeant() throws Exception {
        Random random = new Random(3389);
        for (int i = 0; i < 5_000; i++) {
            UdpSyn syn = new UdpSyn(random.nextInt(), UdpVersion.values()[random.nextInt(2)]);
            UdpVersion version =
                    UdpVersion.values()[random.nextInt(syn.version().number())];
            int up = 1132 + random.nextInt(101);
            int down = 1132 + random.nextInt(101);
            byte[] answer = answer(syn.initialSequenceNumber(), random.nextInt(), version, up, down);
            assertThat(UdpSynAck.read(answer, syn)).isEqualTo(new UdpSynAck(version, up, down));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1232", "1131, 1232", "1232, 1131", "1233, 1232", "1232, 65535"})
    void mtu_outOfRange_isMalformed(int up, int down) {
        assertMalformed(answer(SEQUENCE, 1, UdpVersion.V1, up, down), "udp-mtu");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 0x0101, 0xffff})
    void version_thatWeDidNotOffer_isMalformed(int version) {
        byte[] answer = wire("udp-synack-2");
        answer[18] = (byte) (version >> 8);
        answer[19] = (byte) version;
        assertMalformed(answer, "udp-version");
    }

    @Test
    void versionTwo_inAnswerToVersionOne_isMalformed() {
        assertThatThrownBy(() -> UdpSynAck.read(wire("udp-synack-2"), new UdpSyn(SEQUENCE, UdpVersion.V1)))
                .isInstanceOfSatisfying(
                        MalformedPdu.class, e -> assertThat(e.word()).isEqualTo("udp-version"));
    }

    record Malformed(String what, byte[] bytes, String word) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Malformed> malformed() {
        return List.of(
                new Malformed("nothing", new byte[0], "udp-truncated"),
                new Malformed("8 bytes", hex("1a2b3c4d 0040 0005"), "udp-truncated"),
                new Malformed("12 bytes", hex("1a2b3c4d 0040 0005 11223344"), "udp-truncated"),
                new Malformed("version cut off", hex("1a2b3c4d 0040 1005 11223344 04d004d0"), "udp-truncated"),
                new Malformed("no padding", hex("1a2b3c4d 0040 0005 11223344 04d004d0"), "udp-length"),
                new Malformed("too long", Hex.join(wire("udp-synack-1"), new byte[1]), "udp-length"),
                new Malformed("our own SYN", SYN.bytes(), "udp-flags"),
                new Malformed("ACK alone", hex("1a2b3c4d 0040 0004 11223344 04d004d0 00 * 1216"), "udp-flags"),
                new Malformed("FIN", hex("1a2b3c4d 0040 0002 11223344 04d004d0 00 * 1216"), "udp-flags"),
                new Malformed("SYN, ACK, FIN", hex("1a2b3c4d 0040 0007 11223344 04d004d0 00 * 1216"), "udp-flags"),
                new Malformed("other SYN", hex("1a2b3c4e 0040 0005 11223344 04d004d0 00 * 1216"), "udp-acknowledgment"),
                new Malformed(
                        "junk as padding", hex("1a2b3c4d 0040 0005 11223344 04d004d0 00 * 1215 01"), "udp-padding"));
    }

    @ParameterizedTest
    @MethodSource
    void malformed(Malformed one) {
        assertMalformed(one.bytes(), one.word());
    }

    private static void assertMalformed(byte[] datagram, String word) {
        assertThatThrownBy(() -> UdpSynAck.read(datagram, SYN))
                .isInstanceOfSatisfying(
                        MalformedPdu.class, e -> assertThat(e.word()).isEqualTo(word));
    }

    private static byte[] answer(int acknowledged, int sequence, UdpVersion version, int up, int down) {
        ByteWriter out = new ByteWriter()
                .u32be(acknowledged)
                .u16be(64)
                .u16be(version == UdpVersion.V1 ? 0x0005 : 0x1005)
                .u32be(sequence)
                .u16be(up)
                .u16be(down);
        if (version != UdpVersion.V1) {
            out.u16be(1).u16be(version.number());
        }
        byte[] start = out.toByteArray();
        return out.bytes(new byte[Math.max(0, Math.min(1232, Math.min(up, down)) - start.length)])
                .toByteArray();
    }
}
