package dev.redial.rdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Valid answers, spoiled at random but the same way each time: a reader reads them or throws {@link MalformedPdu}, nothing else. */
class MutationTest {

    private static final int MUTATIONS = 200_000;

    private static final List<byte[]> ANSWERS = List.of(
            Samples.CONFIRM_HYBRID,
            Samples.FAILURE_HYBRID_REQUIRED,
            Samples.PLAIN_CONFIRM,
            Samples.challenge(),
            Samples.spnego(Samples.challenge()),
            Samples.tsRequest(Samples.challenge()),
            Samples.tsRequest(Samples.spnego(Samples.challenge())));

    @Test
    void mutatedAnswers_areReadOrMalformed() {
        Random random = new Random(3389);
        int understood = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutate(ANSWERS.get(i % ANSWERS.size()), random);
            understood += readAll(mutated) ? 1 : 0;
        }
        // Neither all nor none: the mutations reach beyond the first check and do break things.
        assertThat(understood).isBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
    }

    @Test
    void mutatedFrames_neverAskForMoreThanTheirLimit() {
        Random random = new Random(3390);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutate(ANSWERS.get(i % ANSWERS.size()), random);
            int arrived = random.nextInt(mutated.length + 1);
            if (TpktFrame.expect(mutated, arrived) instanceof TpktFrame.Incomplete(int atLeast)) {
                assertThat(atLeast).isGreaterThan(arrived).isLessThanOrEqualTo(TpktFrame.LONGEST);
            }
            if (DerFrame.expect(mutated, arrived) instanceof DerFrame.Incomplete(int atLeast)) {
                assertThat(atLeast).isGreaterThan(arrived).isLessThanOrEqualTo(DerFrame.LONGEST);
            }
        }
    }

    private static boolean readAll(byte[] bytes) {
        ForeignService.recognise(bytes);
        RefusedInPlain.matches(bytes);
        boolean negotiation = reads(() -> NegotiationResponse.read(bytes));
        boolean token = reads(() -> assertClean(NtlmChallenge.read(bytes)));
        boolean request = reads(() -> {
            Optional<byte[]> negoToken = TsRequest.read(bytes).negoToken();
            if (negoToken.isPresent()) {
                assertClean(NtlmChallenge.read(negoToken.get()));
            }
        });
        return negotiation || token || request;
    }

    private static boolean reads(Reading reading) {
        try {
            reading.read();
            return true;
        } catch (MalformedPdu malformed) {
            assertThat(malformed.word()).matches("(tpkt|x224|neg|der|tsrequest|ntlm)-[a-z-]+");
            return false;
        }
    }

    private static void assertClean(NtlmChallenge read) {
        Stream.of(
                        read.targetName(),
                        read.netbiosComputer(),
                        read.netbiosDomain(),
                        read.dnsComputer(),
                        read.dnsDomain(),
                        read.dnsTree())
                .flatMap(Optional::stream)
                .forEach(name -> {
                    if (name.length() > 255 || !PeerText.clean(name).equals(name)) {
                        throw new AssertionError("not clean: " + name);
                    }
                });
    }

    /** One to four changes: a byte, a bit, an insertion, a removal, a cut, or a part said twice. */
    private static byte[] mutate(byte[] valid, Random random) {
        byte[] bytes = valid.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> bytes[at] = (byte) random.nextInt(256);
                case 3, 4 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 5 -> bytes = replaced(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
                case 6 ->
                    bytes = random.nextInt(4) == 0
                            ? Arrays.copyOf(bytes, at)
                            : replaced(bytes, at, at + 1, new byte[0]);
                default -> {
                    int until = at + random.nextInt(bytes.length - at);
                    bytes = replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, until));
                }
            }
        }
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int from, int until, byte[] instead) {
        return Hex.join(Arrays.copyOf(bytes, from), instead, Arrays.copyOfRange(bytes, until, bytes.length));
    }

    private interface Reading {
        void read() throws MalformedPdu;
    }
}
