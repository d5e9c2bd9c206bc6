package dev.redial.rdp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Mutator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Valid answers, spoiled: each reader keeps its {@link Promises}. And what we write, read back. */
@Tag("deeper")
class MutationTest {

    private static final byte[] CHALLENGE = Samples.challenge();

    @Test
    void negotiation() {
        spoil(
                Promises::negotiation,
                Samples.CONFIRM_HYBRID,
                Samples.FAILURE_HYBRID_REQUIRED,
                Samples.PLAIN_CONFIRM,
                Hex.hex("03 00 00 09 02 f0 80 21 80"));
    }

    @Test
    void tsRequest() {
        spoil(Promises::tsRequest, Samples.tsRequest(CHALLENGE), Samples.tsRequest(Samples.spnego(CHALLENGE)));
    }

    /** Whether a sequence of calls fits the bytes is chance, so that nothing is said of how many are read. */
    @Test
    void der() {
        Mutator mutator = new Mutator(9);
        byte[] calls = {1, 3, 5, 3, 1, 1, 0, 6, 7};
        for (int i = 0; i < Mutator.ROUNDS; i++) {
            Promises.der(mutator.mutate(calls), mutator.mutate(Samples.tsRequest(CHALLENGE)));
        }
    }

    @Test
    void challenge() {
        spoil(Promises::challenge, CHALLENGE, Samples.spnego(CHALLENGE));
    }

    @Test
    void targetInfo() {
        spoil(Promises::targetInfo, Samples.targetInfo());
    }

    @Test
    void udpSynAck() {
        // Nearly all of it is padding, of which every change is refused: only what comes before is spoiled.
        spoil(
                bytes -> Promises.udpSynAck(Arrays.copyOf(bytes, UdpSyn.LENGTH)),
                Arrays.copyOf(Hex.wire("udp-synack-1"), 20),
                Arrays.copyOf(Hex.wire("udp-synack-2"), 20));
    }

    @Test
    void mcsConnectResponse() {
        spoil(Promises::mcsConnectResponse, Hex.wire("mcs-connect-response"), Hex.wire("mcs-connect-response-xrdp"));
    }

    @Test
    void foreignService() {
        spoil(
                Promises::foreignService,
                "HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII),
                "220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII),
                new byte[] {21, 3, 3, 0, 2, 2, 40});
    }

    @Test
    void peerText() {
        spoil(
                bytes -> {
                    Promises.peerText(new String(bytes, StandardCharsets.UTF_16LE));
                    return bytes.length % 2 == 0;
                },
                Samples.utf16("HOST1\u202e\ud83d\ude00"),
                Samples.utf16("x".repeat(253) + "\ud83d\ude00"));
    }

    @Test
    void httpAnswer() {
        spoil(
                Promises::httpAnswer,
                ascii(
                        "HTTP/1.1 401 X\r\nWWW-Authenticate: Negotiate, NTLM\r\nWWW-Authenticate: Basic realm=\"a\"\r\n\r\n"),
                ascii("HTTP/1.1 302 X\r\nLocation: https://gw.example.org/RDWeb\r\nContent-Length: 0\r\n\r\n"),
                ascii(
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1a;x=y\r\nabc"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** P-16: what the writers write is read back as it was. */
    @Test
    void tsRequest_written_isReadBack() throws MalformedPdu {
        Random random = new Random(16);
        for (int length : new int[] {1, 2, 90, 116, 118, 120, 127, 128, 240, 255, 256, 300, 40_000}) {
            byte[] token = new byte[length];
            random.nextBytes(token);
            byte[] written = TsRequest.negotiate(1 + random.nextInt(127), token);
            TsRequest read = TsRequest.read(written);
            assertThat(read.negoToken())
                    .hasValueSatisfying(same -> assertThat(same).isEqualTo(token));
            assertThat(TsRequest.negotiate(read.version(), token)).isEqualTo(written);
        }
    }

    @Test
    void numbers_written_areReadBack() throws MalformedPdu {
        Random random = new Random(17);
        for (int i = 0; i < 10_000; i++) {
            int a = random.nextInt(0x100);
            int b = random.nextInt(0x10000);
            int c = random.nextInt();
            long d = random.nextLong();
            byte[] written = new ByteWriter()
                    .u8(a)
                    .u16be(b)
                    .u16le(b)
                    .u32be(c)
                    .u32le(c)
                    .i64le(d)
                    .toByteArray();
            ByteReader in = new ByteReader(written, "der-truncated");
            assertThat(new long[] {in.u8(), in.u16be(), in.u16le(), in.i32be(), in.u32le(), in.i64le(), in.remaining()})
                    .containsExactly(a, b, b, c, Integer.toUnsignedLong(c), d, 0);
        }
    }

    private static void spoil(Predicate<byte[]> reader, byte[]... answers) {
        List<byte[]> valid = List.of(answers);
        assertThat(valid).as("valid answers are understood").allMatch(reader::test);
        Mutator mutator = new Mutator(3389);
        int understood = 0;
        for (int i = 0; i < Mutator.ROUNDS; i++) {
            byte[] bytes = mutator.mutate(valid.get(i % valid.size()));
            try {
                understood += reader.test(bytes) ? 1 : 0;
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError(Arrays.toString(bytes), broken);
            }
        }
        // Neither all nor none: the mutations reach beyond the first check and do break things.
        assertThat(understood).isBetween(Mutator.ROUNDS / 200, Mutator.ROUNDS * 199 / 200);
    }
}
