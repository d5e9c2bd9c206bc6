package dev.redial.probe;

import dev.redial.probe.net.DatagramLine;
import dev.redial.probe.net.Deadline;
import dev.redial.probe.net.Dialer;
import dev.redial.probe.net.Line;
import dev.redial.probe.net.LineFailure;
import dev.redial.probe.net.Pace;
import dev.redial.probe.net.TlsLine;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.HostName;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * All that passes between us and one address in one run: the main connection as it climbs from TCP to CredSSP, short connections
 * beside it, and what each measurement has brought so far.
 */
public final class Conversation implements AutoCloseable {

    /** REQUIREMENTS A-10: a test is light. */
    private static final int MOST_CONNECTIONS = 12;

    private final ApprovedTarget target;
    private final InetAddress address;
    private final Depth depth;
    private final ProbeConfig config;
    private final Dialer dialer;
    private final Pace pace;
    private final Clock clock;
    private final Deadline runEnd;
    private final Map<ProbeId, Attempt> results = new ConcurrentHashMap<>();
    private final Map<ProbeId, CompletableFuture<Void>> ended = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private @Nullable Line main;
    private @Nullable TlsLine secured;

    Conversation(
            ApprovedTarget target,
            InetAddress address,
            Depth depth,
            ProbeConfig config,
            Dialer dialer,
            Pace pace,
            Clock clock,
            Deadline runEnd) {
        this.target = target;
        this.address = address;
        this.depth = depth;
        this.config = config;
        this.dialer = dialer;
        this.pace = pace;
        this.clock = clock;
        this.runEnd = runEnd;
    }

    public ApprovedTarget target() {
        return target;
    }

    /** The name the person typed, as clients send it in TLS; an address is no server name (RFC 6066 section 3). */
    public Optional<String> serverName() {
        return target.name() instanceof HostName.Dns dns ? Optional.of(dns.ascii()) : Optional.empty();
    }

    public InetAddress address() {
        return address;
    }

    public Depth depth() {
        return depth;
    }

    public ProbeConfig config() {
        return config;
    }

    public Instant now() {
        return clock.instant();
    }

    Pace pace() {
        return pace;
    }

    /** A stage's deadline: its own time from now, or the end of the run if that comes first. */
    public Deadline within(Duration stage) {
        return runEnd.orIn(stage);
    }

    boolean outOfTime() {
        return runEnd.passed();
    }

    void remember(ProbeId probe, Attempt attempt) {
        results.put(probe, attempt);
        ended(probe).complete(null);
    }

    private CompletableFuture<Void> ended(ProbeId probe) {
        return ended.computeIfAbsent(probe, id -> new CompletableFuture<>());
    }

    CompletableFuture<Void> ended(Set<ProbeId> probes) {
        return CompletableFuture.allOf(probes.stream().map(this::ended).toArray(CompletableFuture[]::new));
    }

    /** What a measurement has seen, when it was answered. */
    public Optional<Observation> seen(ProbeId probe) {
        return Optional.ofNullable(results.get(probe)).flatMap(Attempt::seen);
    }

    /** How a measurement failed, when it did. */
    public Optional<FailureKind> failure(ProbeId probe) {
        return Optional.ofNullable(results.get(probe)).flatMap(Attempt::failure);
    }

    /** How many connections this host may still be asked for in this run. */
    public int connectionsLeft() {
        return MOST_CONNECTIONS - connections.get();
    }

    /** Opens a connection to this address, after the pause that we owe the host. */
    public Line dial() throws LineFailure {
        if (connections.incrementAndGet() > MOST_CONNECTIONS) {
            throw new IllegalStateException("more connections than a host is asked for");
        }
        pace.await();
        return dialer.dial(target, address, within(config.connect()));
    }

    /** Opens a way for datagrams to this address. */
    public DatagramLine datagrams() throws LineFailure {
        return dialer.datagrams(target, address);
    }

    /** Makes this the main connection. */
    public void goOnWith(Line line) {
        main = line;
    }

    /** Makes this the main connection's protected form. */
    public void goOnWith(TlsLine line) {
        secured = line;
    }

    /** The main connection; a probe that asks for it too early has a bug. */
    public Line main() {
        if (main == null) {
            throw new IllegalStateException("no main connection yet");
        }
        return main;
    }

    /** The main connection under TLS; a probe that asks for it too early has a bug. */
    public TlsLine secured() {
        if (secured == null) {
            throw new IllegalStateException("no TLS yet");
        }
        return secured;
    }

    /** Ends the main connection; measurements beside it go on. */
    void hangUp() {
        if (secured != null) {
            secured.close();
            secured = null;
        }
        if (main != null) {
            main.close();
            main = null;
        }
    }

    @Override
    public void close() {
        hangUp();
    }
}
