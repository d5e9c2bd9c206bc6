package dev.redial.full;

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
import dev.redial.target.NameLookup;
import dev.redial.target.TestTargets;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a whole check of a server on loopback finds, with the real probes and the real judgement, under a name of our choice. */
record Look(List<Finding> findings) {

    private static final ProbeListener NOBODY = new ProbeListener() {
        @Override
        public void started(ProbeId probe) {}

        @Override
        public void finished(ProbeResult result) {}
    };

    /** Tests the server as if {@code name} had led to it. @param trusted PEM files of authorities to trust besides the usual ones */
    static Look at(String name, int port, Path... trusted) {
        Clock clock = Clock.systemUTC();
        ApprovedTarget target =
                TestTargets.approved(name, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        ProbeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ProbeConfig.class)
                .build()
                .getConfigMapping(ProbeConfig.class);
        ProbeReport report = new ProbeRuns(config, clock).run(ProbeOrder.of(target), NOBODY);
        NameLookup lookup = new NameLookup(name, NameLookup.Status.FOUND, List.of(), 1, Duration.ZERO);
        Seen seen = new Seen(target.name(), target.port(), lookup, false, report.results(), clock.instant());
        return new Look(new Assessor(TrustAnchors.withRuntime(List.of(trusted))).assess(seen));
    }

    List<FindingCode> codes() {
        return findings.stream().map(Finding::code).toList();
    }

    Finding the(FindingCode code) {
        return findings.stream()
                .filter(f -> f.code() == code)
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not among\n" + this));
    }

    @Override
    public String toString() {
        return findings.stream()
                .map(f -> "%s %s %s".formatted(f.code(), f.severity().id(), f.args()))
                .collect(Collectors.joining("\n"));
    }
}
