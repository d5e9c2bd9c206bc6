package dev.redial.bench;

import dev.redial.finding.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutionException;

/** All figures, one after the other; the table goes to standard output, and to the file named as argument. */
final class Benchmarks {

    /** A program that runs for days is warm; figures of its first seconds would be those of the compiler. */
    private static final Duration WARM_UP = Duration.ofSeconds(8);

    private Benchmarks() {}

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Result result = new Result();
        Checker checker = new Checker();
        result.note(machine());
        for (Peer peer : Peer.values()) {
            result.note(
                    peer.installed()
                            ? "Peer: " + peer.program + " (" + peer.version() + ")."
                            : "**" + peer.program + " is missing:** apt-get install " + peer.program + ".");
        }
        try (PracticeProcess practice = PracticeProcess.start()) {
            warmUp(practice, checker);
            new SilentHosts(practice, checker, result).measure();
            Throughput.measure(practice, checker, result);
            new HealthyHost(practice, checker, result).measure();
        }
        FilteredPort.measure(checker, result);
        System.out.println(result.markdown());
        if (args.length > 0) {
            Files.writeString(Path.of(args[0]), result.markdown());
        }
    }

    private static void warmUp(PracticeProcess practice, Checker checker) throws InterruptedException {
        try (var unused = Concurrent.keepUnderWay(10, 30_000_000, number -> {
            Checker.Check ignored = checker.check(practice.host("windows"), FindingCode.NLA_OK);
        })) {
            Thread.sleep(WARM_UP);
        }
    }

    /** The machine without its name. */
    private static String machine() throws IOException {
        String memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", "");
        return Figures.of(
                "%s, %d cores, %d GB of memory; %s %s, Java %s.",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Math.round(Long.parseLong(memory) / 1e6),
                System.getProperty("os.name"),
                System.getProperty("os.version").replaceAll("-.*", ""),
                System.getProperty("java.version"));
    }
}
