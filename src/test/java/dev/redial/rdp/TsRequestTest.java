package dev.redial.rdp;

import static dev.redial.rdp.Hex.hex;
import static dev.redial.rdp.Hex.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TsRequestTest {

    @Test
    void negotiate_asSent() {
        assertThat(TsRequest.negotiate(6, NtlmNegotiate.bytes())).isEqualTo(hex("""
                30 3d                   # TSRequest
                a0 03 02 01 06          # [0] version 6
                a1 36 30 34 30 32       # [1] negoTokens, one of them
                a0 30 04 2e             # [0] negoToken, 46 bytes
                4e 54 4c 4d 53 53 50 00 # "NTLMSSP"
                01 00 00 00             # NEGOTIATE
                35 a2 88 e2             # flags
                00 00 00 00 28 00 00 00 # no domain
                06 00 06 00 28 00 00 00 # workstation, 6 bytes at 40
                0a 00 00 00 00 00 00 0f # version
                52 45 44 49 41 4c       # "REDIAL"
                """));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 100, 113, 114, 120, 200, 230, 300, 60_000})
    void negotiate_readAgain_isTheSame(int length) throws Exception {
        byte[] token = new byte[length];
        Arrays.fill(token, (byte) 'A');
        byte[] request = TsRequest.negotiate(5, token);
        assertThat(DerFrame.expect(request, request.length)).isEqualTo(new DerFrame.Complete(request.length));
        TsRequest read = TsRequest.read(request);
        assertThat(read.version()).isEqualTo(5);
        assertThat(read.negoToken())
                .hasValueSatisfying(octets -> assertThat(octets).isEqualTo(token));
        assertThat(read.errorCode()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 128})
    void negotiate_noSuchVersion_throws(int version) {
        assertThatThrownBy(() -> TsRequest.negotiate(version, new byte[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "30 0d a0 03 02 01 06 a4 06 02 04 c0 00 00 6d, 0xC000006D",
        "30 0e a0 03 02 01 06 a4 07 02 05 00 c0 00 04 18, 0xC0000418",
        "30 0a a0 03 02 01 03 a4 03 02 01 05, 0x00000005"
    })
    void errorCode(String request, String status) throws Exception {
        TsRequest read = TsRequest.read(hex(request));
        assertThat(read.errorCode()).hasValue(Long.decode(status).intValue());
        assertThat(read.negoToken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30 05  a0 03 02 01 06", // version only
                "30 09  a0 03 02 01 06  a1 02 30 00", // no tokens
                "30 0f  a0 03 02 01 06  a1 08 30 06 30 04 a0 02 04 00", // a token without bytes
                "30 0b  a0 03 02 01 06  a3 04 04 02 41 41", // pubKeyAuth without token
                "30 0b  a0 03 02 01 06  a9 04 04 02 41 41", // a field of the future
                "30 84 00 00 00 05  a0 03 02 01 06" // a length longer than it needs
            })
    void noToken(String request) throws Exception {
        assertThat(TsRequest.read(hex(request)).negoToken()).isEmpty();
    }

    @Test
    void version_newerThanWeKnow_isTolerated() throws Exception {
        assertThat(TsRequest.read(hex("30 05  a0 03 02 01 63")).version()).isEqualTo(99);
    }

    @ParameterizedTest
    @CsvSource({
        "'', der-truncated",
        "30 00, tsrequest-version",
        "31 05 a0 03 02 01 06, der-tag",
        "30 06 a0 03 02 01 06, der-truncated",
        "30 05 a0 03 02 01 06 00, der-trailing",
        "30 80 a0 03 02 01 06 00 00, der-indefinite",
        "30 84 7f ff ff ff a0 03 02 01 06, der-truncated",
        "30 88 ff ff ff ff ff ff ff ff, der-length",
        "30 04 a0 02 02 00, der-integer", // version of no octets
        "30 05 a0 03 02 01 ff, tsrequest-version", // -1
        "30 05 a0 03 02 01 00, tsrequest-version", // 0
        "30 0d a0 0b 02 09 00 80 00 00 00 00 00 00 00, der-integer", // 2^63
        "30 0c a0 0a 02 08 7f ff ff ff ff ff ff ff, tsrequest-version", // 2^63-1
        "30 05 a0 03 01 01 ff, der-tag", // a boolean
        "30 07 a0 05 02 01 06 05 00, der-trailing", // more beside the integer
        "30 0a a0 03 02 01 06 a0 03 02 01 06, der-order", // version twice
        "30 0d a0 03 02 01 06 a1 02 30 00 a1 02 30 00, der-order", // tokens twice
        "30 0a a4 03 02 01 05 a0 03 02 01 06, der-order", // out of order
        "30 05 80 03 02 01 06, der-tag", // implicit tag
        "30 06 bf 00 03 02 01 06, der-tag", // tag of several bytes
        "30 0e a0 03 02 01 06 a4 07 02 05 01 00 00 00 00, tsrequest-error-code", // 2^32
        "30 09 a1 07 30 05 30 03 a0 01 04, der-truncated"
    })
    void malformed(String request, String word) {
        assertMalformed(hex(request), word);
    }

    @Test
    void tokens_two_areRefused() {
        byte[] empty = hex("30 04 a0 02 04 00");
        byte[] two = DerWriter.element(0xa1, DerWriter.element(0x30, join(empty, empty)));
        assertMalformed(DerWriter.element(0x30, join(hex("a0 03 02 01 06"), two)), "tsrequest-tokens");
    }

    @Test
    void decoyInsideTheVersion_isNotFound() {
        byte[] decoy = DerWriter.element(0xa0, DerWriter.element(0x02, Samples.challenge()));
        byte[] real = TsRequest.negotiate(6, Samples.challenge());
        byte[] tokens = Arrays.copyOfRange(real, 3 + 5, real.length);
        assertMalformed(DerWriter.element(0x30, join(decoy, tokens)), "der-integer");
    }

    @Test
    void request_cutAnywhere_isMalformed() {
        byte[] request = Samples.tsRequest(Samples.challenge());
        for (int length = 0; length < request.length; length++) {
            byte[] cut = Arrays.copyOf(request, length);
            assertThatThrownBy(() -> TsRequest.read(cut)).isInstanceOf(MalformedPdu.class);
        }
    }

    @Test
    void request_largerThanAny_isRefused() {
        assertMalformed(new byte[65_540], "tsrequest-too-large");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x30, 0xa0, 0xa1})
    void nesting_asDeepAsFits_isMalformedAndNoStackOverflow(int tag) {
        byte[] nested = nested(tag, 16_000);
        assertThatThrownBy(() -> TsRequest.read(nested)).isInstanceOf(MalformedPdu.class);
        byte[] tokens = DerWriter.element(0xa1, nested);
        byte[] request = DerWriter.element(0x30, join(hex("a0 03 02 01 06"), tokens));
        assertMalformed(request, "der-tag");
    }

    @Test
    void nesting_twentyThousandDeep_isLargerThanAnyRequest() {
        assertMalformed(nested(0x30, 20_000), "tsrequest-too-large");
    }

    @Test
    void reader_deeperThanSixteen_stops() throws Exception {
        DerReader reader = new DerReader(nested(0x30, 20_000));
        for (int depth = 0; depth < 16; depth++) {
            reader = reader.enter(0x30);
        }
        DerReader deepest = reader;
        assertThatThrownBy(() -> deepest.enter(0x30))
                .isInstanceOfSatisfying(
                        MalformedPdu.class, pdu -> assertThat(pdu.word()).isEqualTo("der-depth"));
    }

    /** Elements inside each other, the innermost empty; each length is written as short as 1, 3 or 4 octets allow. */
    private static byte[] nested(int tag, int levels) {
        byte[] backwards = new byte[5 * levels];
        int size = 0;
        for (int level = 0; level < levels; level++) {
            int content = size;
            if (content > 0x7f) {
                backwards[size++] = (byte) content;
                backwards[size++] = (byte) (content >> 8);
                if (content > 0xffff) {
                    backwards[size++] = (byte) (content >> 16);
                }
                backwards[size++] = (byte) (content > 0xffff ? 0x83 : 0x82);
            } else {
                backwards[size++] = (byte) content;
            }
            backwards[size++] = (byte) tag;
        }
        byte[] nested = new byte[size];
        for (int i = 0; i < size; i++) {
            nested[i] = backwards[size - 1 - i];
        }
        return nested;
    }

    private static void assertMalformed(byte[] request, String word) {
        assertThatThrownBy(() -> TsRequest.read(request))
                .isInstanceOfSatisfying(
                        MalformedPdu.class, pdu -> assertThat(pdu.word()).isEqualTo(word));
    }
}
