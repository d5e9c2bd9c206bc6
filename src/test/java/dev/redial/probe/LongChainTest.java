package dev.redial.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.practice.HostIdentity;
import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.PracticeCertificateBuilder;
import dev.redial.practice.PracticeKey;
import dev.redial.practice.Script;
import dev.redial.practice.ScriptedRdpServer;
import dev.redial.target.TestTargets;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** P-07: what a host sends is kept, however long. */
class LongChainTest {

    private static final String NAME = "pc7.example";

    private static final ProbeListener NOBODY = new ProbeListener() {
        @Override
        public void started(ProbeId probe) {}

        @Override
        public void finished(ProbeResult result) {}
    };

    /** Longer than the 10 certificates and the 32 KiB at which the TLS library gives up by itself. */
    @Test
    void longChain_isKeptWhole() throws IOException {
        PracticeCertificate issuer = wordy("ca 0").authority().selfSigned();
        for (int i = 1; i <= 12; i++) {
            issuer = wordy("ca " + i).authority().signedBy(issuer);
        }
        PracticeCertificate own = wordy(NAME).signedBy(issuer);
        List<byte[]> sent = own.chain().stream().map(PracticeCertificate::der).toList();
        assertThat(sent).hasSize(13);
        assertThat(sent.stream().mapToInt(der -> der.length).sum()).isBetween(33_000, 120_000);
        try (var server = ScriptedRdpServer.start(Script.windows(own, HostIdentity.workgroup("PC7", NAME)))) {
            ProbeReport report = new ProbeRuns(TestProbeConfig.PATIENT, Clock.systemUTC())
                    .run(
                            ProbeOrder.of(TestTargets.approved(NAME, server.port(), InetAddress.getLoopbackAddress())),
                            NOBODY);
            assertThat(report.results())
                    .extracting(ProbeResult::attempt)
                    .filteredOn(a -> a instanceof Attempt.Answered(Observation.TlsOpened opened))
                    .allSatisfy(a -> assertThat(chain(a)).containsExactlyElementsOf(sent));
        }
    }

    private static List<byte[]> chain(Attempt attempt) {
        return attempt instanceof Attempt.Answered(Observation.TlsOpened opened)
                ? opened.chain().der()
                : List.of();
    }

    /** Three kilobytes and more. */
    private static PracticeCertificateBuilder wordy(String name) {
        String[] names = IntStream.range(0, 50)
                .mapToObj(i -> "a-name-of-no-use-but-for-its-length-".repeat(2).substring(0, 60) + i + ".example")
                .toArray(String[]::new);
        return PracticeCertificate.named(name).sans(names).key(PracticeKey.EC_P256);
    }
}
