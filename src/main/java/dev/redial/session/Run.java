package dev.redial.session;

import dev.redial.admission.Entry;
import dev.redial.probe.Depth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One measurement, from its place in the queue to its result, for all the checks that share it.
 *
 * <p>Whoever joins does so before the end or is told that it is over; nobody falls between.
 */
final class Run {

    private final RunKey key;
    private final Approach approach;
    private final Depth depth;
    private final Entry entry;
    private final Instant startedAt;
    private final LiveCheck progress = new LiveCheck();
    private final List<UUID> checks = new ArrayList<>();
    private boolean waiting = true;
    private @Nullable Result result;

    /** What it came to. @param millis how long it took, waiting not included */
    record Result(Examination examination, long millis) {}

    Run(Approach approach, Depth depth, Entry entry, Instant startedAt, UUID check) {
        this.key = RunKey.of(approach, depth);
        this.approach = approach;
        this.depth = depth;
        this.entry = entry;
        this.startedAt = startedAt;
        this.checks.add(check);
    }

    RunKey key() {
        return key;
    }

    Approach approach() {
        return approach;
    }

    Depth depth() {
        return depth;
    }

    Entry entry() {
        return entry;
    }

    Instant startedAt() {
        return startedAt;
    }

    LiveCheck progress() {
        return progress;
    }

    synchronized CheckStatus status() {
        if (result != null) {
            return result.examination().status();
        }
        return waiting ? CheckStatus.QUEUED : CheckStatus.RUNNING;
    }

    /** Its turn has come. @return the checks that wait for it */
    synchronized List<UUID> begin() {
        waiting = false;
        return List.copyOf(checks);
    }

    /** Lets one more check share it. @return what it came to, if it is over already and there is nothing to wait for */
    synchronized Optional<Result> join(UUID check) {
        if (result == null) {
            checks.add(check);
        }
        return Optional.ofNullable(result);
    }

    /** A check that shared it is no more. @return whether it was the last one */
    synchronized boolean leave(UUID check) {
        checks.remove(check);
        return checks.isEmpty();
    }

    /** It is over. @return the checks that share it; from now on none joins */
    synchronized List<UUID> end(Result came) {
        result = came;
        return List.copyOf(checks);
    }
}
