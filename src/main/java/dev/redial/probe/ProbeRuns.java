package dev.redial.probe;

import java.time.Clock;

/** Carries out runs. Blocks until a run has ended, so callers bring a virtual thread. */
public final class ProbeRuns {

    private final ProbeConfig config;
    private final Clock clock;
    private final ProbePlan plan;

    public ProbeRuns(ProbeConfig config, Clock clock) {
        this(config, clock, ProbePlan.standard());
    }

    ProbeRuns(ProbeConfig config, Clock clock, ProbePlan plan) {
        this.config = config;
        this.clock = clock;
        this.plan = plan;
    }

    /** Measures everything the plan holds; whatever the host does, a report comes back within the run's time. */
    public ProbeReport run(ProbeOrder order, ProbeListener listener) {
        try (ProbeRun run = new ProbeRun(order, config, clock, listener)) {
            return run.carryOut(plan);
        }
    }
}
