package dev.redial.probe;

import java.time.Clock;

/** Carries out runs. Blocks until a run has ended, so callers bring a virtual thread. */
public final class ProbeRuns {

    private final ProbeConfig config;
    private final Clock clock;
    private final ConnectionRate rate;
    private final ProbePlan plan;

    public ProbeRuns(ProbeConfig config, Clock clock) {
        this(config, clock, ConnectionRate.UNLIMITED);
    }

    /** @param rate what all runs together may do */
    public ProbeRuns(ProbeConfig config, Clock clock, ConnectionRate rate) {
        this(config, clock, rate, ProbePlan.standard());
    }

    ProbeRuns(ProbeConfig config, Clock clock, ConnectionRate rate, ProbePlan plan) {
        this.config = config;
        this.clock = clock;
        this.rate = rate;
        this.plan = plan;
    }

    /** Measures everything the plan holds; whatever the host does, a report comes back within the run's time. */
    public ProbeReport run(ProbeOrder order, ProbeListener listener) {
        try (ProbeRun run = new ProbeRun(order, config, clock, rate, listener)) {
            return run.carryOut(plan);
        }
    }
}
