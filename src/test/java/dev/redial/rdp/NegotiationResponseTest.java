package dev.redial.rdp;

import static dev.redial.rdp.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NegotiationResponseTest {

    @Test
    void confirm_hybrid() throws Exception {
        assertThat(NegotiationResponse.read(Samples.CONFIRM_HYBRID))
                .isEqualTo(new NegotiationConfirm(SecurityProtocols.HYBRID, 0x1f));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 8, 16})
    void confirm_eachProtocol(int selected) throws Exception {
        assertThat(NegotiationResponse.read(negotiation(2, selected)))
                .isEqualTo(new NegotiationConfirm(new SecurityProtocols(selected), 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 0x8000_0001, 0xffff_ffff, 32, 0x0100_0000, 0x8000_0000})
    void confirm_notExactlyOneKnownProtocol_claimsNothing(int selected) {
        assertMalformed(negotiation(2, selected), "neg-selected");
    }

    @ParameterizedTest
    @CsvSource({"2, 3, true", "8, 3, false", "0, 3, true", "1, 1, true", "2, 1, false"})
    void confirm_isAnswerTo(int selected, int requested, boolean answer) {
        assertThat(new NegotiationConfirm(new SecurityProtocols(selected), 0)
                        .isAnswerTo(new SecurityProtocols(requested)))
                .isEqualTo(answer);
    }

    @Test
    void failure_hybridRequired() throws Exception {
        assertThat(NegotiationResponse.read(Samples.FAILURE_HYBRID_REQUIRED))
                .isEqualTo(new NegotiationFailure(FailureCode.HYBRID_REQUIRED_BY_SERVER));
    }

    @ParameterizedTest
    @CsvSource({
        "1, SSL_REQUIRED_BY_SERVER",
        "2, SSL_NOT_ALLOWED_BY_SERVER",
        "3, SSL_CERT_NOT_ON_SERVER",
        "4, INCONSISTENT_FLAGS",
        "5, HYBRID_REQUIRED_BY_SERVER",
        "6, SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER",
        "7, ENTRA_AUTH_REQUIRED_BY_SERVER",
        "0, 0x0",
        "99, 0x63",
        "-1, 0xffffffff"
    })
    void failure_eachCode_survivesWithItsName(int code, String name) throws Exception {
        NegotiationResponse answer = NegotiationResponse.read(negotiation(3, code));
        assertThat(answer).isEqualTo(new NegotiationFailure(new FailureCode(code)));
        assertThat(new FailureCode(code)).hasToString(name);
    }

    @Test
    void failureCodes_haveTheirNumbers() {
        assertThat(List.of(
                        FailureCode.SSL_REQUIRED_BY_SERVER,
                        FailureCode.SSL_NOT_ALLOWED_BY_SERVER,
                        FailureCode.SSL_CERT_NOT_ON_SERVER,
                        FailureCode.INCONSISTENT_FLAGS,
                        FailureCode.HYBRID_REQUIRED_BY_SERVER,
                        FailureCode.SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER,
                        FailureCode.ENTRA_AUTH_REQUIRED_BY_SERVER))
                .extracting(FailureCode::value)
                .containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void confirm_withoutNegotiationData_isAnOldServer() throws Exception {
        assertThat(NegotiationResponse.read(Samples.PLAIN_CONFIRM)).isEqualTo(new PlainConfirm());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03 ff 00 13  0e d0 00 00 12 34 00  02 00 08 00 01 00 00 00", // TPKT reserved byte set
                "03 00 00 13  0e d0 be ef 00 00 00  02 00 08 00 01 00 00 00", // any references
                "03 00 00 13  0e d0 00 00 12 34 00  02 e0 08 00 01 00 00 00" // flags nobody has named yet
            })
    void confirm_oddButLegal_isRead(String answer) throws Exception {
        assertThat(NegotiationResponse.read(hex(answer)))
                .isInstanceOfSatisfying(
                        NegotiationConfirm.class,
                        confirm -> assertThat(confirm.selected()).isEqualTo(SecurityProtocols.SSL));
    }

    static List<Malformed> malformed() {
        return List.of(
                // TPKT
                new Malformed("nothing", "", "x224-truncated"),
                new Malformed("header only", "03 00 00 04", "x224-truncated"),
                new Malformed(
                        "version 2", "02 00 00 13  0e d0 00 00 12 34 00  02 00 08 00 01 00 00 00", "tpkt-version"),
                new Malformed("longer", "03 00 00 14  0e d0 00 00 12 34 00  02 00 08 00 01 00 00 00", "tpkt-length"),
                new Malformed("shorter", "03 00 00 12  0e d0 00 00 12 34 00  02 00 08 00 01 00 00 00", "tpkt-length"),
                new Malformed(
                        "cut as it says", "03 00 00 12  0e d0 00 00 12 34 00  02 00 08 00 01 00 00", "x224-length"),
                // X.224
                new Malformed("LI 0", "03 00 00 13  00 d0 00 00 12 34 00  02 00 08 00 01 00 00 00", "x224-length"),
                new Malformed("LI 1", "03 00 00 13  01 d0 00 00 12 34 00  02 00 08 00 01 00 00 00", "x224-length"),
                new Malformed("LI 5", "03 00 00 13  05 d0 00 00 12 34 00  02 00 08 00 01 00 00 00", "x224-length"),
                new Malformed("LI 5, fits", "03 00 00 0a  05 d0 00 00 12 34", "x224-length"),
                new Malformed(
                        "LI too small", "03 00 00 13  0d d0 00 00 12 34 00  02 00 08 00 01 00 00 00", "x224-length"),
                new Malformed(
                        "LI too big", "03 00 00 13  0f d0 00 00 12 34 00  02 00 08 00 01 00 00 00", "x224-length"),
                new Malformed("LI 255", "03 00 00 13  ff d0 00 00 12 34 00  02 00 08 00 01 00 00 00", "x224-length"),
                new Malformed("error TPDU", "03 00 00 13  0e 70 00 00 12 34 00  02 00 08 00 01 00 00 00", "x224-type"),
                new Malformed("our request", "03 00 00 13  0e e0 00 00 00 00 00  01 00 08 00 03 00 00 00", "x224-type"),
                new Malformed("disconnect", "03 00 00 0b  06 80 00 00 12 34 01", "x224-type"),
                new Malformed("data TPDU", "03 00 00 0b  06 f0 80 00 00 00 00", "x224-type"),
                new Malformed("code 0", "03 00 00 13  0e 00 00 00 12 34 00  02 00 08 00 01 00 00 00", "x224-type"),
                new Malformed("code 255", "03 00 00 13  0e ff 00 00 12 34 00  02 00 08 00 01 00 00 00", "x224-type"),
                new Malformed("credit 5", "03 00 00 13  0e d5 00 00 12 34 00  02 00 08 00 01 00 00 00", "x224-type"),
                new Malformed("class 4", "03 00 00 13  0e d0 00 00 12 34 40  02 00 08 00 01 00 00 00", "x224-class"),
                new Malformed("240 zeros", "03 00 00 fb  f6 d0 00 00 12 34 00 " + "00".repeat(240), "neg-length"),
                // RDP_NEG_RSP, RDP_NEG_FAILURE
                new Malformed("2 bytes", "03 00 00 0d  08 d0 00 00 12 34 00  02 00", "neg-truncated"),
                new Malformed("7 bytes", "03 00 00 12  0d d0 00 00 12 34 00  02 00 08 00 02 00 00", "neg-truncated"),
                new Malformed("length 0", "03 00 00 13  0e d0 00 00 12 34 00  02 00 00 00 01 00 00 00", "neg-length"),
                new Malformed("length 1", "03 00 00 13  0e d0 00 00 12 34 00  02 00 01 00 01 00 00 00", "neg-length"),
                new Malformed("length 7", "03 00 00 13  0e d0 00 00 12 34 00  02 00 07 00 01 00 00 00", "neg-length"),
                new Malformed("length 9", "03 00 00 13  0e d0 00 00 12 34 00  02 00 09 00 01 00 00 00", "neg-length"),
                new Malformed("length 36", "03 00 00 13  0e d0 00 00 12 34 00  02 00 24 00 01 00 00 00", "neg-length"),
                new Malformed(
                        "length 65535", "03 00 00 13  0e d0 00 00 12 34 00  02 00 ff ff 01 00 00 00", "neg-length"),
                new Malformed(
                        "length big-endian",
                        "03 00 00 13  0e d0 00 00 12 34 00  02 00 00 08 01 00 00 00",
                        "neg-length"),
                new Malformed("type 0", "03 00 00 13  0e d0 00 00 12 34 00  00 00 08 00 01 00 00 00", "neg-type"),
                new Malformed("type 1", "03 00 00 13  0e d0 00 00 12 34 00  01 00 08 00 01 00 00 00", "neg-type"),
                new Malformed("type 255", "03 00 00 13  0e d0 00 00 12 34 00  ff 00 08 00 01 00 00 00", "neg-type"),
                new Malformed(
                        "failure, flags", "03 00 00 13  0e d0 00 00 12 34 00  03 ff 08 00 05 00 00 00", "neg-flags"),
                new Malformed(
                        "failure, 8 more bytes",
                        "03 00 00 1b  16 d0 00 00 12 34 00  03 00 08 00 05 00 00 00  41 41 41 41 41 41 41 41",
                        "neg-length"),
                new Malformed(
                        "response, then failure",
                        "03 00 00 1b  16 d0 00 00 12 34 00  02 00 08 00 01 00 00 00  03 00 08 00 02 00 00 00",
                        "neg-length"));
    }

    @ParameterizedTest
    @MethodSource
    void malformed(Malformed sample) {
        assertMalformed(hex(sample.answer), sample.word);
    }

    @Test
    void answer_cutAnywhere_isMalformed() {
        for (int length = 0; length < Samples.CONFIRM_HYBRID.length; length++) {
            byte[] cut = Arrays.copyOf(Samples.CONFIRM_HYBRID, length);
            assertThatThrownBy(() -> NegotiationResponse.read(cut)).isInstanceOf(MalformedPdu.class);
        }
    }

    @Test
    void answer_longerThanAnyConfirm_isMalformed() {
        byte[] long_ = Arrays.copyOf(hex("03 00 02 01  ff d0 00 00 12 34 00"), 513);
        assertMalformed(long_, "tpkt-length");
    }

    record Malformed(String title, String answer, String word) {
        @Override
        public String toString() {
            return title;
        }
    }

    private static byte[] negotiation(int type, int value) {
        return new ByteWriter()
                .bytes(hex("03 00 00 13  0e d0 00 00 12 34 00"))
                .u8(type)
                .u8(0)
                .u16le(8)
                .u32le(value)
                .toByteArray();
    }

    private static void assertMalformed(byte[] answer, String word) {
        assertThatThrownBy(() -> NegotiationResponse.read(answer))
                .isInstanceOfSatisfying(
                        MalformedPdu.class, pdu -> assertThat(pdu.word()).isEqualTo(word));
    }
}
