package dev.redial.probe;

import dev.redial.probe.net.Deadline;
import dev.redial.probe.net.Dialer;
import dev.redial.probe.net.LineFailure;
import dev.redial.probe.net.Pace;
import dev.redial.rdp.MalformedPdu;
import dev.redial.target.ApprovedTarget;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * One run. Every address of the host is climbed as far as it goes; the first one that is open is asked the side questions as well. The
 * gateway is another computer and is asked meanwhile. A measurement that breaks ends alone; the others go on.
 */
final class ProbeRun implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ProbeRun.class);

    /** Every measurement ends by its own deadline; one that does not is a bug, and is left behind this long after the run's end. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ProbeOrder order;
    private final ProbeConfig config;
    private final Clock clock;
    private final ConnectionRate rate;
    private final Dialer dialer = new Dialer();
    private final Deadline end;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Conversation> conversations = new ArrayList<>();
    private final RunLog log;

    ProbeRun(ProbeOrder order, ProbeConfig config, Clock clock, ConnectionRate rate, ProbeListener listener) {
        this.order = order;
        this.config = config;
        this.clock = clock;
        this.rate = rate;
        this.log = new RunLog(listener);
        this.end = Deadline.in(config.run());
    }

    ProbeReport carryOut(ProbePlan plan) {
        List<CompletableFuture<Void>> work = new ArrayList<>();
        order.host().ifPresent(host -> work.add(host(host, plan)));
        order.gateway().ifPresent(gateway -> work.add(gateway(gateway, plan)));
        await(CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)));
        return log.report(dialer.traffic());
    }

    private CompletableFuture<Void> host(ApprovedTarget host, ProbePlan plan) {
        List<Conversation> each = conversations(host, end);
        CompletableFuture<Conversation> open = new CompletableFuture<>();
        List<CompletableFuture<Void>> ladders = each.stream()
                .map(c -> CompletableFuture.runAsync(() -> climb(plan.ladder(), c, open), threads))
                .toList();
        CompletableFuture<Void> climbed = CompletableFuture.allOf(ladders.toArray(CompletableFuture[]::new));
        CompletableFuture<Conversation> asked =
                open.applyToEither(climbed.thenApply(all -> open.getNow(each.getFirst())), Function.identity());
        return asked.thenCompose(c -> beside(plan.beside(), c)).thenCombine(climbed, (a, b) -> null);
    }

    /** One address after the other until one answers: a gateway is the same at all of them, and clients go on in this way too. */
    private CompletableFuture<Void> gateway(ApprovedTarget gateway, ProbePlan plan) {
        List<Conversation> each = conversations(gateway, end.orIn(config.gateway()));
        return CompletableFuture.runAsync(
                () -> {
                    for (Conversation conversation : each) {
                        plan.gateway().forEach(probe -> measure(probe, conversation));
                        if (conversation.seen(ProbeId.GATEWAY).isPresent()) {
                            return;
                        }
                    }
                },
                threads);
    }

    private List<Conversation> conversations(ApprovedTarget target, Deadline until) {
        Pace pace = new Pace(config.spacing(), rate);
        List<Conversation> each = target.addresses().stream()
                .map(address -> conversation(target, address, pace, until))
                .toList();
        conversations.addAll(each);
        return each;
    }

    private Conversation conversation(ApprovedTarget target, InetAddress address, Pace pace, Deadline until) {
        return new Conversation(target, address, order.depth(), config, dialer, pace, clock, until);
    }

    /** The main connection from the bottom up. */
    private void climb(List<Probe> ladder, Conversation conversation, CompletableFuture<Conversation> open) {
        boolean turn = conversation.pace().enter(end);
        try {
            for (Probe probe : ladder) {
                measure(probe, conversation);
                if (probe.id() == ProbeId.PORT
                        && conversation.seen(ProbeId.PORT).isPresent()) {
                    open.complete(conversation);
                }
            }
        } finally {
            conversation.hangUp();
            if (turn) {
                conversation.pace().leave();
            }
        }
    }

    private CompletableFuture<Void> beside(List<Probe> probes, Conversation conversation) {
        return CompletableFuture.allOf(probes.stream()
                .map(probe -> conversation
                        .ended(probe.after())
                        .thenRunAsync(() -> measureInTurn(probe, conversation), threads))
                .toArray(CompletableFuture[]::new));
    }

    private void measureInTurn(Probe probe, Conversation conversation) {
        if (!probe.connects() || probe.skip(conversation).isPresent()) {
            measure(probe, conversation);
            return;
        }
        boolean turn = conversation.pace().enter(end);
        try {
            measure(probe, conversation);
        } finally {
            if (turn) {
                conversation.pace().leave();
            }
        }
    }

    private void measure(Probe probe, Conversation conversation) {
        long start = System.nanoTime();
        Optional<SkipReason> skip =
                conversation.outOfTime() ? Optional.of(SkipReason.TIME_RAN_OUT) : probe.skip(conversation);
        Attempt attempt;
        if (skip.isPresent()) {
            attempt = new Attempt.Skipped(skip.get());
        } else {
            log.started(probe.id());
            attempt = attempt(probe, conversation);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        log.finished(new ProbeResult(probe.id(), conversation.address(), attempt, took));
        conversation.remember(probe.id(), attempt);
    }

    private Attempt attempt(Probe probe, Conversation conversation) {
        try {
            Observation seen = probe.run(conversation);
            return seen instanceof Observation.TlsBroken broken && cutShort(broken.kind())
                    ? new Attempt.Failed(FailureKind.OUT_OF_TIME, "")
                    : new Attempt.Answered(seen);
        } catch (LineFailure e) {
            return new Attempt.Failed(cutShort(e.kind()) ? FailureKind.OUT_OF_TIME : e.kind(), e.detail());
        } catch (MalformedPdu e) {
            return new Attempt.Failed(FailureKind.MALFORMED, e.word());
        } catch (RuntimeException | VirtualMachineError e) {
            LOG.errorf(e, "probe %s broke", probe.id());
            return new Attempt.Failed(FailureKind.OUR_BUG, "");
        }
    }

    /** Silence that ended with the run was cut short by us, and says nothing about the host. */
    private boolean cutShort(FailureKind kind) {
        return end.passed() && (kind == FailureKind.READ_TIMEOUT || kind == FailureKind.CONNECT_TIMEOUT);
    }

    private void await(CompletableFuture<Void> work) {
        try {
            work.get(config.run().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            LOG.errorf(e, "a run did not end by itself");
        }
    }

    @Override
    public void close() {
        conversations.forEach(Conversation::close);
        threads.shutdownNow();
    }
}
