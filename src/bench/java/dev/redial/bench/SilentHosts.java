package dev.redial.bench;

import dev.redial.bench.Checker.Check;
import dev.redial.finding.FindingCode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A thousand checks at once against hosts that accept and stay silent: what they take of memory, and of others' time. */
final class SilentHosts {

    private static final int MOST_MEGABYTES = 300;
    private static final double MOST_SLOWER = 1.2;

    /** Begun over 3 s; each then lasts about as long as we wait for an answer. */
    private static final long APART_NANOS = 3_000_000;

    private static final Duration UNTIL_ALL_WAIT = Duration.ofSeconds(4);
    private static final Duration HEALTHY_FOR = Duration.ofSeconds(15);
    private static final int HEALTHY_AT_ONCE = 4;

    private final PracticeProcess practice;
    private final Checker checker;
    private final Result result;

    SilentHosts(PracticeProcess practice, Checker checker, Result result) {
        this.practice = practice;
        this.checker = checker;
        this.result = result;
    }

    void measure() throws IOException, InterruptedException {
        Healthy idle = healthy();
        Memory before = Memory.now();
        AtomicInteger asExpected = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        Memory during;
        Healthy busy;
        try (var unused = Concurrent.keepUnderWay(PracticeSide.SILENT_HOSTS, APART_NANOS, number -> {
            Check check = checker.check(practice.silentHost(number), FindingCode.NO_ANSWER);
            (check.found(FindingCode.NO_ANSWER) ? asExpected : others).incrementAndGet();
        })) {
            Thread.sleep(UNTIL_ALL_WAIT);
            during = Memory.now();
            busy = healthy();
            during = during.most(Memory.withoutCollecting(during.heap()));
        }
        Memory after = Memory.now();
        result.row(
                "memory for 1,000 checks at once of silent hosts",
                "≤ 300 MB more",
                during.resident() - before.resident() <= MOST_MEGABYTES,
                Figures.of(
                        "%+d MB resident (%d → %d, after it %d), heap %+d MB (%d → %d, after it %d)",
                        during.resident() - before.resident(),
                        before.resident(),
                        during.resident(),
                        after.resident(),
                        during.heap() - before.heap(),
                        before.heap(),
                        during.heap(),
                        after.heap()),
                "");
        double slower = Figures.median(busy.full) / Figures.median(idle.full);
        result.row(
                "checks of a healthy host meanwhile",
                "≤ 20 % slower",
                slower <= MOST_SLOWER,
                Figures.of(
                        "%+.0f %%: %s instead of %s (p95 %s, %s); first verdict %s instead of %s",
                        (slower - 1) * 100,
                        Figures.time(Figures.median(busy.full)),
                        Figures.time(Figures.median(idle.full)),
                        Figures.time(Figures.p95(busy.full)),
                        Figures.time(Figures.p95(idle.full)),
                        Figures.time(Figures.median(busy.verdict)),
                        Figures.time(Figures.median(idle.verdict))),
                "");
        result.note(Figures.of(
                "Of the checks of silent hosts %d ended with NO_ANSWER, %d otherwise; %d checks of the healthy host on loopback, four at a"
                        + " time, were compared with %d on the idle machine.",
                asExpected.get(), others.get(), busy.full.size(), idle.full.size()));
    }

    /** Times of checks of a healthy host, in milliseconds. */
    private record Healthy(List<Double> verdict, List<Double> full) {
        synchronized void add(Check check) {
            verdict.add(check.verdictMillis().orElse(Double.POSITIVE_INFINITY));
            full.add(check.millis());
        }
    }

    private Healthy healthy() throws InterruptedException {
        Healthy all = new Healthy(new ArrayList<>(), new ArrayList<>());
        InetSocketAddress host = practice.host("windows");
        try (var unused = Concurrent.keepUnderWay(
                HEALTHY_AT_ONCE, 70_000_000, number -> all.add(checker.check(host, FindingCode.NLA_OK)))) {
            Thread.sleep(HEALTHY_FOR);
        }
        return all;
    }

    /** What our process uses, in MB. @param heap after a collection */
    private record Memory(long heap, long resident) {

        static Memory now() throws IOException, InterruptedException {
            System.gc();
            Thread.sleep(200);
            return withoutCollecting(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        }

        static Memory withoutCollecting(long heap) throws IOException {
            return new Memory(heap, residentNow());
        }

        Memory most(Memory other) {
            return new Memory(Math.max(heap, other.heap), Math.max(resident, other.resident));
        }

        /** proc(5). */
        private static long residentNow() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
