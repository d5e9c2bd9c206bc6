package dev.redial.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.redial.bench.Checker.Check;
import dev.redial.finding.FindingCode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How many checks of a healthy host on loopback end in a minute. */
final class Throughput {

    private static final int LEAST_PER_MINUTE = 3000;

    /** Each check mostly waits between its connections, as it owes the host. */
    private static final int UNDER_WAY = 200;

    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private Throughput() {}

    /** Alone, for a profile. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Result result = new Result();
        try (PracticeProcess practice = PracticeProcess.start()) {
            measure(practice, new Checker(), result);
        }
        System.out.println(result.markdown());
    }

    static void measure(PracticeProcess practice, Checker checker, Result result) throws InterruptedException {
        AtomicInteger well = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        int count;
        Cpu used;
        try (var unused = Concurrent.keepUnderWay(UNDER_WAY, 5_000_000, number -> {
            InetSocketAddress host = practice.host("healthy" + number % PracticeSide.HEALTHY_HOSTS);
            Check check = checker.check(host, FindingCode.NLA_OK);
            (check.found(FindingCode.NLA_OK) && check.found(FindingCode.NLA_REQUIRED) ? well : others)
                    .incrementAndGet();
        })) {
            Thread.sleep(WARM_UP);
            int before = well.get();
            Cpu begun = Cpu.now(practice);
            Thread.sleep(MEASURED);
            count = well.get() - before;
            used = Cpu.now(practice).since(begun);
        }
        double perMinute = count * 60.0 / MEASURED.toSeconds();
        result.row(
                "healthy loopback checks per minute on " + Runtime.getRuntime().availableProcessors() + " cores",
                "≥ 3,000",
                perMinute >= LEAST_PER_MINUTE,
                Figures.of(
                        "%,.0f; processor time of a check: ours %.1f ms, the practice host's %.1f ms",
                        perMinute, used.ours * 1e3 / count, used.theirs * 1e3 / count),
                "");
        result.note(Figures.of(
                "Loopback checks: %d at a time, of %d hosts, counted for %d s; %.2f cores were used by the checks and %.2f by the practice host, which"
                        + " is a process of its own; %d checks did not find the whole host healthy.",
                UNDER_WAY,
                PracticeSide.HEALTHY_HOSTS,
                MEASURED.toSeconds(),
                used.ours / MEASURED.toSeconds(),
                used.theirs / MEASURED.toSeconds(),
                others.get()));
    }

    /** Processor time in seconds. */
    private record Cpu(double ours, double theirs) {
        static Cpu now(PracticeProcess practice) {
            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Cpu(system.getProcessCpuTime() / 1e9, practice.cpu().toNanos() / 1e9);
        }

        Cpu since(Cpu before) {
            return new Cpu(ours - before.ours, theirs - before.theirs);
        }
    }
}
