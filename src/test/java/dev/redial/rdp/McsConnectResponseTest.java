package dev.redial.rdp;

import static dev.redial.rdp.Hex.hex;
import static dev.redial.rdp.Hex.wire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class McsConnectResponseTest {

    private static final String CREATED = "0005 0014 7c00 01 2a 14 760a 0101 00 01 c0 00 4d63446e";
    private static final String PARAMETERS = "301a 020122 020103 020100 020101 020100 020101 020300fff8 020102";

    @Test
    void example_isRead() throws Exception {
        assertThat(McsConnectResponse.read(wire("mcs-connect-response")))
                .hasValue(new McsConnectResponse(2, EncryptionLevel.CLIENT_COMPATIBLE));
    }

    @Test
    void xrdp_isRead() throws Exception {
        assertThat(McsConnectResponse.read(wire("mcs-connect-response-xrdp")))
                .hasValue(new McsConnectResponse(2, EncryptionLevel.HIGH));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, none",
        "1, 1, low",
        "2, 2, client-compatible",
        "2, 3, high",
        "16, 4, fips",
        "8, 2, client-compatible"
    })
    void eachLevel_hasItsWord(int method, int level, String word) throws Exception {
        assertThat(McsConnectResponse.read(response(security(method, level)))).hasValueSatisfying(read -> {
            assertThat(read.encryptionMethod()).isEqualTo(method);
            assertThat(read.encryptionLevel().word()).isEqualTo(word);
        });
    }

    @Test
    void blocks_inAnyOrder_areRead() throws Exception {
        byte[] unknown = hex("09 0c 08 00 01 02 03 04");
        assertThat(McsConnectResponse.read(response(Hex.join(unknown, security(2, 3), unknown))))
                .hasValue(new McsConnectResponse(2, EncryptionLevel.HIGH));
    }

    @Test
    void ultimatumToDisconnect_declines() throws Exception {
        assertThat(McsConnectResponse.read(hex("03 00 00 09 02 f0 80 21 80"))).isEmpty();
    }

    @Test
    void resultOtherThanSuccess_declines() throws Exception {
        assertThat(McsConnectResponse.read(mcs(hex("0a0101 020100" + PARAMETERS + "0400"))))
                .isEmpty();
    }

    @Test
    void conferenceOtherThanSuccess_declines() throws Exception {
        byte[] refused = hex("0005 0014 7c00 01 2a 14 760a 0101 01 01 c0 00 4d63446e 00");
        assertThat(McsConnectResponse.read(connected(refused))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 255, -1})
    void level_unknown_isMalformed(int level) {
        assertMalformed(response(security(2, level)), "mcs-level");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 32, -1})
    void method_unknown_isMalformed(int method) {
        assertMalformed(response(security(method, 2)), "mcs-method");
    }

    record Malformed(String what, byte[] bytes, String word) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Malformed> malformed() {
        return List.of(
                // H285, H286 and H287 of the hostile hosts
                new Malformed("cut after the tag", hex("03000009 02f080 7f66"), "mcs-truncated"),
                new Malformed("length 4 GB", hex("0300000e 02f080 7f66 84ffffffff"), "mcs-truncated"),
                new Malformed("nothing after the result", hex("0300000d 02f080 7f66 03 0a0100"), "mcs-truncated"),
                new Malformed("result of no length", mcs(hex("0a00 020100")), "mcs-truncated"),
                new Malformed("X.224 confirm", Samples.CONFIRM_HYBRID, "mcs-tpdu"),
                new Malformed("Connect-Initial back", wire("mcs-connect-initial"), "mcs-type"),
                new Malformed("indefinite length", hex("0300000e 02f080 7f66 80 0a01000000"), "mcs-length"),
                new Malformed("five octets of length", hex("0300000f 02f080 7f66 85 0000000001"), "mcs-length"),
                new Malformed("bytes after the body", hex("0300000e 02f080 7f66 03 0a0100 00"), "mcs-trailing"),
                new Malformed("no enumerated", mcs(hex("020100 020100")), "mcs-tag"),
                new Malformed("no user data", mcs(hex("0a0100 020100" + PARAMETERS + "0500")), "mcs-tag"),
                new Malformed("another object id", connected(hex("0005 0014 7c00 02 2a 14")), "mcs-conference"),
                new Malformed("a request", connected(hex("0005 0014 7c00 01 2a 00 0800")), "mcs-conference"),
                new Malformed(
                        "key of a client",
                        connected(hex("0005 0014 7c00 01 2a 14 760a 0101 00 01 c0 00 44756361 00")),
                        "mcs-conference"),
                new Malformed("fragments", connected(hex(CREATED + "c1")), "mcs-length"),
                new Malformed("blocks longer than they are", connected(hex(CREATED + "10 0000")), "mcs-truncated"),
                new Malformed("block shorter than its head", response(hex("01 0c 03 00")), "mcs-block"),
                new Malformed("block of no length", response(hex("01 0c 00 00")), "mcs-block"),
                new Malformed("block beyond the end", response(hex("01 0c ff ff")), "mcs-truncated"),
                new Malformed("security without level", response(hex("02 0c 08 00 02 00 00 00")), "mcs-truncated"),
                new Malformed("no security", response(hex("01 0c 08 00 04 00 08 00")), "mcs-no-security"),
                new Malformed("no blocks", response(new byte[0]), "mcs-no-security"));
    }

    @ParameterizedTest
    @MethodSource
    void malformed(Malformed one) {
        assertMalformed(one.bytes(), one.word());
    }

    @Test
    void cutAnywhere_isMalformed() {
        byte[] whole = wire("mcs-connect-response");
        for (int length = 0; length < whole.length; length++) {
            assertMalformed(Arrays.copyOf(whole, length), "mcs-truncated");
        }
    }

    @Test
    void answer_ofAnyHost_isReadAsItWasMeant() throws Exception {
        Random random = new Random(3389);
        int[] methods = {0, 1, 2, 8, 16};
        for (int i = 0; i < 2_000; i++) {
            int method = methods[random.nextInt(methods.length)];
            EncryptionLevel level = EncryptionLevel.values()[random.nextInt(5)];
            byte[] before = block(random);
            assertThat(McsConnectResponse.read(response(Hex.join(before, security(method, level.ordinal())))))
                    .hasValue(new McsConnectResponse(method, level));
        }
    }

    private static byte[] block(Random random) {
        byte[] content = new byte[random.nextInt(300)];
        random.nextBytes(content);
        return new ByteWriter()
                .u16le(0x0c03)
                .u16le(4 + content.length)
                .bytes(content)
                .toByteArray();
    }

    private static byte[] security(int method, int level) {
        return new ByteWriter()
                .u16le(0x0c02)
                .u16le(12)
                .u32le(method)
                .u32le(level)
                .toByteArray();
    }

    private static byte[] response(byte[] blocks) {
        byte[] length = new ByteWriter().u16be(0x8000 | blocks.length).toByteArray();
        return connected(Hex.join(hex(CREATED), length, blocks));
    }

    private static byte[] connected(byte[] conference) {
        byte[] length = new ByteWriter().u8(0x82).u16be(conference.length).toByteArray();
        return mcs(Hex.join(hex("0a0100 020100" + PARAMETERS + "04"), length, conference));
    }

    private static byte[] mcs(byte[] body) {
        byte[] length = new ByteWriter().u8(0x82).u16be(body.length).toByteArray();
        byte[] pdu = Hex.join(hex("02f080 7f66"), length, body);
        return Hex.join(new ByteWriter().u16be(0x0300).u16be(4 + pdu.length).toByteArray(), pdu);
    }

    private static void assertMalformed(byte[] tpkt, String word) {
        assertThatThrownBy(() -> McsConnectResponse.read(tpkt))
                .isInstanceOfSatisfying(
                        MalformedPdu.class, e -> assertThat(e.word()).isEqualTo(word));
    }
}
