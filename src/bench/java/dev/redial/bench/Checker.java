package dev.redial.bench;

import dev.redial.finding.Assessor;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.Seen;
import dev.redial.finding.TrustAnchors;
import dev.redial.probe.ProbeConfig;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeListener;
import dev.redial.probe.ProbeOrder;
import dev.redial.probe.ProbeReport;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.ProbeRuns;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.LoopbackTarget;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks hosts with the default settings, and judges after each measurement as the program does. */
final class Checker {

    /**
     * One check.
     *
     * @param verdictMillis when the finding that was waited for came; absent if it never did
     */
    record Check(Optional<Double> verdictMillis, double millis, List<Finding> findings) {
        boolean found(FindingCode code) {
            return findings.stream().anyMatch(finding -> finding.code() == code);
        }

        Optional<String> said(FindingCode code) {
            return findings.stream()
                    .filter(finding -> finding.code() == code)
                    .findFirst()
                    .map(finding -> code + " " + finding.args());
        }
    }

    private final ProbeRuns runs = new ProbeRuns(
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(ProbeConfig.class)
                    .build()
                    .getConfigMapping(ProbeConfig.class),
            Clock.systemUTC());
    private final Assessor assessor = new Assessor(new TrustAnchors(Set.of()));

    /** Blocks until the check has ended. */
    Check check(InetSocketAddress host, FindingCode awaited) {
        ApprovedTarget target = LoopbackTarget.named(PracticeSide.NAME, host);
        Watch watch = new Watch(target, awaited);
        ProbeReport report = runs.run(ProbeOrder.of(target), watch);
        List<Finding> findings = assess(target, report.results());
        return new Check(Optional.ofNullable(watch.verdict), (System.nanoTime() - watch.begun) / 1e6, findings);
    }

    private List<Finding> assess(ApprovedTarget target, List<ProbeResult> results) {
        return assessor.assess(new Seen(
                target.name(),
                target.port(),
                LoopbackTarget.lookup(PracticeSide.NAME),
                false,
                List.copyOf(results),
                Instant.now()));
    }

    /** Follows a check live. */
    private final class Watch implements ProbeListener {
        private final ApprovedTarget target;
        private final FindingCode awaited;
        private final long begun = System.nanoTime();
        private final List<ProbeResult> soFar = new ArrayList<>();
        private Double verdict;

        Watch(ApprovedTarget target, FindingCode awaited) {
            this.target = target;
            this.awaited = awaited;
        }

        @Override
        public void started(ProbeId probe) {}

        @Override
        public synchronized void finished(ProbeResult result) {
            soFar.add(result);
            boolean came = assess(target, soFar).stream().anyMatch(finding -> finding.code() == awaited);
            if (came && verdict == null) {
                verdict = (System.nanoTime() - begun) / 1e6;
            }
        }
    }
}
