package dev.redial.full;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.Severity;
import dev.redial.hostile.HostileCanary;
import dev.redial.hostile.HostileCase;
import dev.redial.hostile.HostileCases;
import dev.redial.hostile.HostilePlay;
import dev.redial.hostile.ReadBytes;
import dev.redial.hostile.Verdict;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole corpus of hostile servers against the real engine with its real times. Prints the score of each stage. */
@Tag("full")
class HostileCorpusTest {

    private static final Duration SLACK = Duration.ofMillis(500);

    /** Handshakes at once; more would measure this machine's two cores. Cases that wait for a time-out are not counted. */
    private static final int AT_ONCE = 6;

    /** The most a read may overshoot by: one TLS record with its header (RFC 5246 section 6.2.3). */
    private static final int TLS_RECORD = 16_384 + 2048 + 5;

    /** Where each connection splits the same answer elsewhere, in one of 18 places. */
    private static final String SPLIT = "H042";

    private static final int PLACES_TO_SPLIT = 18;

    /** Bytes without end: of no protocol, of TLS warnings, of a handshake message, of TSRequests. */
    private static final List<String> FLOODS = List.of("H019", "H109", "H115", "H189");

    private static final int FLOODS_AT_ONCE = 200;

    /** What ±5 % leaves of a small heap is less than the collector's own noise. */
    private static final long KEPT_PER_RUN = 16 * 1024;

    private final Semaphore busy = new Semaphore(AT_ONCE);

    @BeforeAll
    static void warmUp() {
        HostilePlay.prepare();
        healthyHost_isFoundHealthy();
    }

    @Test
    void hostsPort_isJudgedRightlyAndHarmsNobody() throws Exception {
        try (ReadBytes read = ReadBytes.counting()) {
            List<Verdict> verdicts = played(HostileCases.ofTheHost());
            score(verdicts);
            assertThat(verdicts).filteredOn(v -> !v.right()).isEmpty();
            notReadTooMuch(verdicts, read.byPort());
        }
        assertThat(HostileCanary.hits()).isZero();
        healthyHost_isFoundHealthy();
    }

    @Test
    void classicSecurity_isSeenAndWhatFollowsIsJudged() throws Exception {
        List<Verdict> verdicts = played(HostileCases.of("mcs"));
        score(verdicts);
        assertThat(verdicts).allSatisfy(v -> {
            assertThat(v.complaints()).isEmpty();
            assertThat(v.found())
                    .extracting(Finding::code)
                    .contains(FindingCode.CLASSIC_ONLY, FindingCode.NEGOTIATION_MALFORMED);
        });
    }

    @Test
    void udpPort_isJudgedRightly() throws Exception {
        List<Verdict> verdicts = played(HostileCases.of("udp"));
        score(verdicts);
        assertThat(verdicts).filteredOn(v -> !v.right()).isEmpty();
    }

    @Test
    void gateway_isJudgedRightly() throws Exception {
        try (ReadBytes read = ReadBytes.counting()) {
            List<Verdict> verdicts = played(HostileCases.of("gateway"));
            score(verdicts);
            assertThat(verdicts).filteredOn(v -> !v.right()).isEmpty();
            notReadTooMuch(verdicts, read.byPort());
        }
    }

    /** Whatever is poured over many runs at once is gone when they have ended. */
    @Test
    void floods_leaveNoHeapBehind() throws Exception {
        List<HostileCase> floods = FLOODS.stream().map(HostileCases::the).toList();
        floods.forEach(flood -> once(flood, 0));
        long before = heapInUse();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, FLOODS_AT_ONCE)
                    .forEach(i -> threads.execute(() -> once(floods.get(i % floods.size()), 0)));
        }
        assertThat(heapInUse() - before)
                .as("bytes kept")
                .isLessThan(Math.max(before / 20, FLOODS_AT_ONCE * KEPT_PER_RUN));
    }

    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void notReadTooMuch(List<Verdict> verdicts, Map<Integer, Long> bytesByPort) {
        for (Verdict verdict : verdicts) {
            assertThat(bytesByPort.getOrDefault(verdict.server().getPort(), 0L))
                    .as("bytes read from %s", verdict)
                    .isLessThanOrEqualTo(verdict.played().mostBytesRead() + TLS_RECORD);
        }
    }

    private List<Verdict> played(List<HostileCase> cases) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Verdict>> running = new ArrayList<>();
            for (HostileCase one : cases) {
                int times = one.id().equals(SPLIT) ? PLACES_TO_SPLIT : 1;
                IntStream.range(0, times).forEach(before -> running.add(threads.submit(() -> play(one, before))));
            }
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> verdict : running) {
                verdicts.add(verdict.get());
            }
            verdicts.replaceAll(HostileCorpusTest::onceMoreIfLate);
            return verdicts;
        }
    }

    /** What came late among many others gets a second chance alone. */
    private static Verdict onceMoreIfLate(Verdict verdict) {
        return verdict.late().isEmpty() ? verdict : once(verdict.played(), verdict.numbersBefore());
    }

    private Verdict play(HostileCase one, int before) throws InterruptedException {
        if (one.mayBeSilent()) {
            return once(one, before);
        }
        busy.acquire();
        try {
            return once(one, before);
        } finally {
            busy.release();
        }
    }

    private static Verdict once(HostileCase one, int before) {
        if (one.stage().equals("gateway")) {
            return HostilePlay.ofGateway(one, SLACK);
        }
        return one.udp() ? HostilePlay.ofUdp(one, SLACK) : HostilePlay.of(one, SLACK, before);
    }

    /** A case that was played several times is right if it was each time. */
    private static void score(List<Verdict> verdicts) {
        Map<HostileCase, Boolean> right = new LinkedHashMap<>();
        verdicts.forEach(v -> right.merge(v.played(), v.right(), Boolean::logicalAnd));
        Map<String, List<Boolean>> byStage = new LinkedHashMap<>();
        right.forEach((played, fine) ->
                byStage.computeIfAbsent(played.stage(), s -> new ArrayList<>()).add(fine));
        StringBuilder text = new StringBuilder("Hostile servers, right of all:\n");
        byStage.forEach((stage, all) -> text.append("  %-8s %3d of %3d%n"
                .formatted(stage, all.stream().filter(fine -> fine).count(), all.size())));
        verdicts.stream().filter(v -> !v.right()).forEach(v -> text.append(v).append('\n'));
        System.out.print(text);
    }

    private static void healthyHost_isFoundHealthy() {
        List<Finding> found = HostilePlay.ofHealthyHost();
        assertThat(found).extracting(Finding::code).contains(FindingCode.TLS_OK, FindingCode.NLA_OK);
        assertThat(found).extracting(Finding::severity).doesNotContain(Severity.PROBLEM);
    }
}
