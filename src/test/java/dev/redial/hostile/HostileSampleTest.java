package dev.redial.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A few cases of each stage, none of which waits for a time-out. The whole corpus is played by {@link dev.redial.full.HostileCorpusTest}. */
class HostileSampleTest {

    /** Still less than the shortest time-out: what is decided within it was decided by the bytes. */
    private static final Duration BUSY_MACHINE = Duration.ofMillis(2500);

    private static final List<String> SAMPLE = List.of(
            "H002", // reset at once
            "H014", // another service, with control characters
            "H019", // a flood
            "H025", // TPKT of length 3
            "H043", // bytes put in before TLS
            "H050", // X.224 that says more than it holds
            "H079", // two protocols at once
            "H109", // 10 000 warnings of TLS
            "H119", // SSL 3.0
            "H129", // a certificate nested 20 000 deep
            "H133", // a name with a log line in it
            "H141", // RSA 1024, SHA-1
            "H145", // 60 certificates
            "H159", // 2 GB announced
            "H181", // a decoy
            "H216", // 8 000 attribute pairs
            "H228"); // a time that cannot be

    @Test
    void sample_isJudgedRightly() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Verdict>> verdicts = SAMPLE.stream()
                    .map(id -> threads.submit(() -> HostilePlay.of(HostileCases.the(id), BUSY_MACHINE)))
                    .toList();
            for (Future<Verdict> verdict : verdicts) {
                assertThat(verdict.get().right()).as("%s", verdict.get()).isTrue();
            }
        }
        assertThat(HostileCanary.hits()).isZero();
    }
}
