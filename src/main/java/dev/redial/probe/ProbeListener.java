package dev.redial.probe;

/** Is told how a run goes on, on the run's own threads, one call at a time. */
public interface ProbeListener {

    /** A measurement begins. */
    void started(ProbeId probe);

    /** A measurement has ended. */
    void finished(ProbeResult result);
}
