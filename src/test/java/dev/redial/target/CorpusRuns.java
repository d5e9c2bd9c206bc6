package dev.redial.target;

import dev.redial.probe.Depth;
import dev.redial.probe.ProbeConfig;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeListener;
import dev.redial.probe.ProbeOrder;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.ProbeRuns;
import dev.redial.target.SsrfCorpusTest.Row;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Decides every row of the corpus and dials what is approved, as the product does; a program, for a network in which packets are counted.
 * Says which addresses the corpus allows, and how many rows were refused.
 */
public final class CorpusRuns {
    private static final Set<String> STAGES = Set.of("input", "resolve", "port");

    /** Where the corpus says in words what may be dialled: four of the many addresses of one answer, which are all public. */
    private static final String IN_WORDS = "at most";

    private static final ProbeListener NOBODY = new ProbeListener() {
        @Override
        public void started(ProbeId probe) {}

        @Override
        public void finished(ProbeResult result) {}
    };

    private CorpusRuns() {}

    public static void main(String[] none) throws IOException {
        ProbeRuns runs = new ProbeRuns(quick(), Clock.systemUTC());
        AtomicInteger refused = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Row row : SsrfCorpusTest.rows()) {
                if (STAGES.contains(row.stage())) {
                    threads.execute(() -> run(row, runs, refused));
                }
            }
        }
        System.out.println("refused: " + refused);
    }

    private static void run(Row row, ProbeRuns runs, AtomicInteger refused) {
        TargetDecision decision = SsrfCorpusTest.decide(row, ScriptedDnsServers.of(row.resolvesTo()));
        if (decision instanceof TargetDecision.Approved(var target, var lookup)) {
            allowed(row, target).forEach(address -> System.out.println("may " + address));
            Optional<ApprovedTarget> approved = Optional.of(target);
            runs.run(
                    row.forGateway()
                            ? new ProbeOrder(Optional.empty(), approved, Depth.USUAL)
                            : new ProbeOrder(approved, Optional.empty(), Depth.USUAL),
                    NOBODY);
        } else {
            refused.incrementAndGet();
        }
    }

    /** By the corpus, not by what was decided. */
    private static Set<String> allowed(Row row, ApprovedTarget target) {
        if (!row.allowed()) {
            return Set.of();
        }
        return row.dialOnly().startsWith(IN_WORDS)
                ? target.addresses().stream().map(RefusedSpace::text).collect(Collectors.toSet())
                : Set.of(IpAddress.read(row.dialOnly()).orElseThrow().text());
    }

    /** Nobody answers here. */
    private static ProbeConfig quick() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ProbeConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("redial.probe.connect", "400ms"), "test", 100))
                .build()
                .getConfigMapping(ProbeConfig.class);
    }
}
