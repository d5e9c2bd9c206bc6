package dev.redial.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run has brought so far, in the order in which it came, passed on to whoever watches. */
final class RunLog {

    private final ProbeListener listener;
    private final long begun = System.nanoTime();
    private final List<ProbeResult> results = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();

    RunLog(ProbeListener listener) {
        this.listener = listener;
    }

    synchronized void started(ProbeId probe) {
        listener.started(probe);
    }

    synchronized void finished(ProbeResult result) {
        results.add(result);
        trace.add(line(result));
        listener.finished(result);
    }

    synchronized ProbeReport report(Traffic traffic) {
        return new ProbeReport(List.copyOf(results), List.copyOf(trace), sinceBegin(), traffic);
    }

    private String line(ProbeResult result) {
        String what = switch (result.attempt()) {
            case Attempt.Answered(var seen) -> seen.trace();
            case Attempt.Failed(var kind, var detail) -> "failed " + kind + (detail.isEmpty() ? "" : " " + detail);
            case Attempt.Skipped(var why) -> "skipped " + why.id();
        };
        return String.format(
                Locale.ROOT,
                "+%d ms %s %s: %s (%d ms)",
                sinceBegin().toMillis(),
                result.address().getHostAddress(),
                result.probe(),
                what,
                result.took().toMillis());
    }

    private Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
