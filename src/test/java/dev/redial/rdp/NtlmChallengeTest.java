package dev.redial.rdp;

import static dev.redial.rdp.Hex.hex;
import static dev.redial.rdp.Hex.join;
import static dev.redial.rdp.Samples.endMark;
import static dev.redial.rdp.Samples.names;
import static dev.redial.rdp.Samples.pair;
import static dev.redial.rdp.Samples.timestamp;
import static dev.redial.rdp.Samples.utf16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.rdp.Samples.Challenge;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NtlmChallengeTest {

    private final Challenge challenge = new Challenge();

    @Test
    void challenge_small_inHex() throws Exception {
        NtlmChallenge read = NtlmChallenge.read(hex("""
                4e 54 4c 4d 53 53 50 00 # "NTLMSSP"
                02 00 00 00             # CHALLENGE
                04 00 04 00 38 00 00 00 # target name: 4 bytes at 56
                15 82 89 e2             # flags: Unicode, target info, version
                01 23 45 67 89 ab cd ef # the challenge itself
                00 00 00 00 00 00 00 00
                14 00 14 00 3c 00 00 00 # target info: 20 bytes at 60
                06 01 b1 1d 00 00 00 0f # version 6.1 build 7601
                48 00 31 00             # "H1"
                01 00 04 00 48 00 31 00 # NetBIOS computer "H1"
                09 00 04 00 41 00 42 00 # target name of a client: not for us
                00 00 00 00             # end
                """));
        assertThat(read.targetName()).contains("H1");
        assertThat(read.netbiosComputer()).contains("H1");
        assertThat(read.osBuild()).contains(new OsBuild(6, 1, 7601));
        assertThat(read.flags()).hasToString("0xe2898215");
        assertThat(read.netbiosDomain()).isEmpty();
        assertThat(read.timestamp()).isEmpty();
        assertThat(read.timestampImplausible()).isFalse();
    }

    @Test
    void challenge_complete() throws Exception {
        assertComplete(NtlmChallenge.read(Samples.challenge()));
    }

    @Test
    void challenge_insideSpnego() throws Exception {
        assertComplete(NtlmChallenge.read(Samples.spnego(Samples.challenge())));
    }

    @Test
    void challenge_throughTsRequest() throws Exception {
        TsRequest request = TsRequest.read(Samples.tsRequest(Samples.challenge()));
        assertComplete(NtlmChallenge.read(request.negoToken().orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "41 41 41 41 41 41 41 41", // any bytes
                "a1 07 30 05 a0 03 0a 01 02", // SPNEGO that rejects, without a token
                "a1 06 30 04 a2 02 04 00", // SPNEGO with an empty token
                "60 06 06 04 2a 03 04 05", // another mechanism
                "00 4e 54 4c 4d 53 53 50 00 02 00 00 00" // not where it belongs
            })
    void ntlm_absent(String token) {
        assertMalformed(hex(token), "ntlm-absent");
    }

    @ParameterizedTest
    @CsvSource({
        "a1 80 30 00 00 00, der-indefinite",
        "a1 02 30 00 00, der-trailing",
        "a1 04 30 00 05 00, der-trailing",
        "a1 0a 30 08 a2 02 04 00 a2 02 04 00, der-order",
        "a1 06 30 04 a2 02 02 00, der-tag"
    })
    void spnego_malformed(String token, String word) {
        assertMalformed(hex(token), word);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 0x0102})
    void type_notChallenge(int type) {
        challenge.type = type;
        assertMalformed(challenge.bytes(), "ntlm-type");
    }

    @Test
    void message_cutAnywhere_isMalformed() {
        byte[] whole = challenge.bytes();
        for (int length = 1; length < whole.length; length++) {
            String word = length < 48 ? "ntlm-truncated" : "ntlm-field-range";
            assertMalformed(Arrays.copyOf(whole, length), word);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 47, 0x1_0000, Integer.MAX_VALUE})
    void field_outsideThePayload(int offset) {
        challenge.targetNameOffset = offset;
        assertMalformed(challenge.bytes(), "ntlm-field-range");
        challenge.targetNameOffset = -1;
        challenge.targetInfoOffset = offset;
        assertMalformed(challenge.bytes(), "ntlm-field-range");
    }

    @Test
    void field_offsetWithTopBit_isNotNegative() {
        byte[] message = challenge.bytes();
        Arrays.fill(message, 16, 20, (byte) 0xff);
        assertMalformed(message, "ntlm-field-range");
    }

    @Test
    void field_empty_mayPointAnywhere() throws Exception {
        challenge.targetName = new byte[0];
        challenge.targetNameOffset = Integer.MAX_VALUE;
        assertThat(NtlmChallenge.read(challenge.bytes()).targetName()).isEmpty();
    }

    @Test
    void maximumLength_smallerThanLength_doesNotMatter() throws Exception {
        byte[] message = challenge.bytes();
        message[14] = 0;
        assertThat(NtlmChallenge.read(message).targetName()).contains("LAB");
    }

    @Test
    void targetInfo_emptyAlthoughFlagged() throws Exception {
        challenge.targetInfo = new byte[0];
        NtlmChallenge read = NtlmChallenge.read(challenge.bytes());
        assertThat(read.netbiosComputer()).isEmpty();
        assertThat(read.targetName()).contains("LAB");
    }

    @Test
    void flags_allZero_nothingIsClaimed() throws Exception {
        challenge.flags = 0;
        NtlmChallenge read = NtlmChallenge.read(challenge.bytes());
        assertThat(read.targetName()).isEmpty();
        assertThat(read.netbiosComputer()).isEmpty();
        assertThat(read.osBuild()).isEmpty();
    }

    @Test
    void version_whereThePayloadAlreadyBegins_isNone() throws Exception {
        challenge.version = new byte[0];
        NtlmChallenge read = NtlmChallenge.read(challenge.bytes());
        assertThat(read.osBuild()).isEmpty();
        assertThat(read.netbiosComputer()).contains("HOST1");
    }

    @Test
    void version_extremes() throws Exception {
        challenge.version = hex("ff ff ff ff 00 00 00 0f");
        assertThat(NtlmChallenge.read(challenge.bytes()).osBuild()).contains(new OsBuild(255, 255, 65535));
        challenge.version = new byte[8];
        assertThat(NtlmChallenge.read(challenge.bytes()).osBuild()).isEmpty();
    }

    @Test
    void targetName_inOem_onlyAsciiIsCertain() throws Exception {
        challenge.flags = 0xe289_8216;
        challenge.targetName = hex("4c 41 42 81 ff");
        NtlmChallenge read = NtlmChallenge.read(challenge.bytes());
        assertThat(read.targetName()).contains("LAB\ufffd\ufffd");
        assertThat(read.netbiosComputer()).contains("HOST1");
    }

    @Test
    void targetName_neitherUnicodeNorOem_isNotGuessed() throws Exception {
        challenge.flags = 0xe289_8214;
        assertThat(NtlmChallenge.read(challenge.bytes()).targetName()).isEmpty();
    }

    @Test
    void av_lengthPastTheList() {
        challenge.targetInfo = join(names(), hex("07 00 ff 7f 00 40 78 0e 71 ff da 01"), endMark());
        assertMalformed(challenge.bytes(), "ntlm-av-truncated");
    }

    @Test
    void av_withoutEndMark() {
        challenge.targetInfo = names();
        assertMalformed(challenge.bytes(), "ntlm-av-truncated");
    }

    @Test
    void av_endMarkWithLength() {
        challenge.targetInfo = join(names(), hex("00 00 08 00 41 41 41 41 41 41 41 41"));
        assertMalformed(challenge.bytes(), "ntlm-av-end");
    }

    @Test
    void av_endMarkFirst_whatFollowsDoesNotCount() throws Exception {
        challenge.targetInfo = join(endMark(), names(), endMark());
        assertThat(NtlmChallenge.read(challenge.bytes()).netbiosComputer()).isEmpty();
    }

    @Test
    void av_unknownId_isPassedOver() throws Exception {
        challenge.targetInfo =
                join(pair(0x7fff, hex("7a 7a")), pair(6, hex("01 00")), pair(0x7fff, hex("7a")), Samples.targetInfo());
        assertComplete(NtlmChallenge.read(challenge.bytes()));
    }

    @Test
    void av_sameIdTwice() {
        challenge.targetInfo = join(pair(1, utf16("AAA")), pair(1, utf16("BBB")), endMark());
        assertMalformed(challenge.bytes(), "ntlm-av-duplicate");
        challenge.targetInfo = join(pair(1, new byte[0]), pair(1, new byte[0]), endMark());
        assertMalformed(challenge.bytes(), "ntlm-av-duplicate");
    }

    @Test
    void av_atMost64Pairs() throws Exception {
        challenge.targetInfo = join(repeated(pair(99, new byte[0]), 63), endMark());
        assertThat(NtlmChallenge.read(challenge.bytes()).netbiosComputer()).isEmpty();
        challenge.targetInfo = join(repeated(pair(99, new byte[0]), 64), endMark());
        assertMalformed(challenge.bytes(), "ntlm-av-many");
    }

    @Test
    void name_oddNumberOfBytes() {
        challenge.targetInfo = join(pair(1, hex("48 00 4f 00 41")), endMark());
        assertMalformed(challenge.bytes(), "ntlm-name-odd");
    }

    @ParameterizedTest
    @CsvSource({
        "48 00 00 d8 00 d8, H\ufffd\ufffd", // two high surrogates
        "48 00 00 dc 49 00, H\ufffdI", // a low surrogate alone
        "48 00 3d d8 00 de, H\ud83d\ude00", // a pair
        "48 00 4f 00 00 00 53 00, HO\ufffdS", // NUL
        "68 00 2e 20 74 00, h\ufffdt" // right-to-left override
    })
    void name_isCleaned(String bytes, String shown) throws Exception {
        challenge.targetInfo = join(pair(3, hex(bytes)), endMark());
        assertThat(NtlmChallenge.read(challenge.bytes()).dnsComputer()).contains(shown);
    }

    @Test
    void name_tooLong_isCut() throws Exception {
        challenge.targetInfo = join(pair(3, utf16("h".repeat(30_000))), endMark());
        assertThat(NtlmChallenge.read(challenge.bytes()).dnsComputer()).contains("h".repeat(254) + "…");
    }

    @Test
    void name_empty_isAbsent() throws Exception {
        challenge.targetInfo = join(pair(3, new byte[0]), endMark());
        assertThat(NtlmChallenge.read(challenge.bytes()).dnsComputer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0x01daff268cfbc000, false", // 2024
        "0x01e6339fc63bc000, false", // ten years later
        "0, true", // 1601
        "0x7fffffffffffffff, true",
        "-0x8000000000000000, true", // 2^63
        "-1, true" // 2^64-1
    })
    void timestamp_everyValueIsATime_fewArePlausible(String fileTime, boolean implausible) throws Exception {
        challenge.targetInfo = join(timestamp(Long.decode(fileTime)), endMark());
        NtlmChallenge read = NtlmChallenge.read(challenge.bytes());
        assertThat(read.timestamp()).isPresent();
        assertThat(read.timestampImplausible()).isEqualTo(implausible);
    }

    @Test
    void timestamp_ofSevenBytes() {
        challenge.targetInfo = join(pair(7, new byte[7]), endMark());
        assertMalformed(challenge.bytes(), "ntlm-av-timestamp");
    }

    @ParameterizedTest
    @CsvSource({
        "122756255999999999, true",
        "122756256000000000, false",
        "157469183999999999, false",
        "157469184000000000, true"
    })
    void timestamp_plausibleFrom1990To2099(long fileTime, boolean implausible) throws Exception {
        challenge.targetInfo = join(timestamp(fileTime), endMark());
        assertThat(NtlmChallenge.read(challenge.bytes()).timestampImplausible()).isEqualTo(implausible);
    }

    private static void assertComplete(NtlmChallenge read) {
        assertThat(read.targetName()).contains("LAB");
        assertThat(read.netbiosComputer()).contains("HOST1");
        assertThat(read.netbiosDomain()).contains("LAB");
        assertThat(read.dnsComputer()).contains("host1.lab.example");
        assertThat(read.dnsDomain()).contains("lab.example");
        assertThat(read.dnsTree()).contains("lab.example");
        assertThat(read.timestamp()).contains(Instant.parse("2024-09-05T00:00:00Z"));
        assertThat(read.timestampImplausible()).isFalse();
        assertThat(read.osBuild()).contains(new OsBuild(10, 0, 20348));
        assertThat(read.osBuild().orElseThrow()).hasToString("10.0.20348");
    }

    private static byte[] repeated(byte[] pair, int times) {
        byte[][] pairs = new byte[times][];
        Arrays.fill(pairs, pair);
        return join(pairs);
    }

    private static void assertMalformed(byte[] token, String word) {
        assertThatThrownBy(() -> NtlmChallenge.read(token))
                .isInstanceOfSatisfying(
                        MalformedPdu.class, pdu -> assertThat(pdu.word()).isEqualTo(word));
    }
}
