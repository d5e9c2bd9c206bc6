package dev.redial.probe;

import dev.redial.probe.net.Deadline;
import dev.redial.probe.net.Dialer;
import dev.redial.probe.net.LineFailure;
import dev.redial.probe.net.Spacing;
import dev.redial.rdp.MalformedPdu;
import dev.redial.target.ApprovedTarget;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * One run against one target: every address is tried for an open port, the first open one gets the whole plan. A measurement that breaks
 * ends alone; the others go on.
 */
final class ProbeRun implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ProbeRun.class);

    /** xrdp's listen backlog is 2; more at once costs a weak host its other visitors. */
    private static final int MOST_OPEN_AT_ONCE = 2;

    private final ApprovedTarget target;
    private final ProbeConfig config;
    private final Clock clock;
    private final ProbeListener listener;
    private final Dialer dialer = new Dialer();
    private final long begun = System.nanoTime();
    private final Deadline end;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ProbeResult> results = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();

    ProbeRun(ApprovedTarget target, ProbeConfig config, Clock clock, ProbeListener listener) {
        this.target = target;
        this.config = config;
        this.clock = clock;
        this.listener = listener;
        this.end = Deadline.in(config.run());
    }

    ProbeReport carryOut(ProbePlan plan) {
        Probe port = plan.probes().getFirst();
        listener.started(port.id());
        List<Conversation> conversations =
                target.addresses().stream().map(this::conversation).toList();
        try {
            Conversation main = firstOpen(port, conversations);
            plan.probes().stream().skip(1).forEach(probe -> measure(probe, main));
        } finally {
            conversations.forEach(Conversation::close);
        }
        return new ProbeReport(List.copyOf(results), List.copyOf(trace), sinceBegin());
    }

    private Conversation conversation(InetAddress address) {
        return new Conversation(target, address, config, dialer, new Spacing(config.spacing()), clock, end);
    }

    /** Tries the port of all addresses, two at a time, and takes the first in order that is open; the first of all if none is. */
    private Conversation firstOpen(Probe port, List<Conversation> conversations) {
        Semaphore atOnce = new Semaphore(MOST_OPEN_AT_ONCE);
        List<CompletableFuture<Attempt>> attempts = conversations.stream()
                .map(c -> CompletableFuture.supplyAsync(() -> onePortAtATime(port, c, atOnce), threads))
                .toList();
        CompletableFuture.allOf(attempts.toArray(CompletableFuture[]::new)).join();
        Optional<Conversation> open = conversations.stream()
                .filter(c -> c.seen(port.id()).isPresent())
                .findFirst();
        conversations.stream().filter(c -> open.isEmpty() || c != open.get()).forEach(Conversation::hangUp);
        return open.orElse(conversations.getFirst());
    }

    private Attempt onePortAtATime(Probe port, Conversation conversation, Semaphore atOnce) {
        atOnce.acquireUninterruptibly();
        try {
            return measured(port, conversation);
        } finally {
            atOnce.release();
        }
    }

    private void measure(Probe probe, Conversation conversation) {
        Optional<SkipReason> skip =
                conversation.outOfTime() ? Optional.of(SkipReason.TIME_RAN_OUT) : probe.skip(conversation);
        if (skip.isPresent()) {
            conversation.remember(probe.id(), new Attempt.Skipped(skip.get()));
            report(probe, conversation, new Attempt.Skipped(skip.get()), Duration.ZERO);
            return;
        }
        if (beside(probe.id())) {
            conversation.hangUp();
        }
        listener.started(probe.id());
        Attempt unused = measured(probe, conversation);
    }

    /** Measurements with a connection of their own; the main one is closed before, so that one connection is open at a time. */
    private static boolean beside(ProbeId probe) {
        return switch (probe) {
            case WITHOUT_COOKIE, WITHOUT_NLA, CLASSIC -> true;
            case PORT, NEGOTIATION, TLS, CREDSSP -> false;
        };
    }

    private Attempt measured(Probe probe, Conversation conversation) {
        long start = System.nanoTime();
        Attempt attempt = attempt(probe, conversation);
        conversation.remember(probe.id(), attempt);
        report(probe, conversation, attempt, Duration.ofNanos(System.nanoTime() - start));
        return attempt;
    }

    private Attempt attempt(Probe probe, Conversation conversation) {
        try {
            Observation seen = probe.run(conversation);
            return seen instanceof Observation.TlsBroken broken && cutShort(broken.kind())
                    ? new Attempt.Failed(FailureKind.OUT_OF_TIME, "")
                    : new Attempt.Answered(seen);
        } catch (LineFailure e) {
            return new Attempt.Failed(cutShort(e.kind()) ? FailureKind.OUT_OF_TIME : e.kind(), "");
        } catch (MalformedPdu e) {
            return new Attempt.Failed(FailureKind.MALFORMED, e.word());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "probe %s broke", probe.id());
            return new Attempt.Failed(FailureKind.OUR_BUG, "");
        }
    }

    /** Silence that ended with the run was cut short by us, and says nothing about the host. */
    private boolean cutShort(FailureKind kind) {
        return end.passed() && (kind == FailureKind.READ_TIMEOUT || kind == FailureKind.CONNECT_TIMEOUT);
    }

    private synchronized void report(Probe probe, Conversation conversation, Attempt attempt, Duration took) {
        ProbeResult result = new ProbeResult(probe.id(), conversation.address(), attempt, took);
        results.add(result);
        trace.add(traceLine(result));
        listener.finished(result);
    }

    private String traceLine(ProbeResult result) {
        String what = switch (result.attempt()) {
            case Attempt.Answered(var seen) -> seen.getClass().getSimpleName();
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

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
