package dev.redial.probe;

import dev.redial.probe.net.Deadline;
import dev.redial.probe.net.Dialer;
import dev.redial.probe.net.Line;
import dev.redial.probe.net.LineFailure;
import dev.redial.probe.net.Spacing;
import dev.redial.probe.net.TlsLine;
import dev.redial.target.ApprovedTarget;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that passes between us and one address in one run: the main connection as it climbs from TCP to CredSSP, short connections
 * beside it, and what each measurement has brought so far.
 */
public final class Conversation implements AutoCloseable {

    private final ApprovedTarget target;
    private final InetAddress address;
    private final ProbeConfig config;
    private final Dialer dialer;
    private final Spacing spacing;
    private final Clock clock;
    private final Deadline runEnd;
    private final Map<ProbeId, Attempt> results = new EnumMap<>(ProbeId.class);
    private @Nullable Line main;
    private @Nullable TlsLine secured;

    Conversation(
            ApprovedTarget target,
            InetAddress address,
            ProbeConfig config,
            Dialer dialer,
            Spacing spacing,
            Clock clock,
            Deadline runEnd) {
        this.target = target;
        this.address = address;
        this.config = config;
        this.dialer = dialer;
        this.spacing = spacing;
        this.clock = clock;
        this.runEnd = runEnd;
    }

    public ApprovedTarget target() {
        return target;
    }

    public InetAddress address() {
        return address;
    }

    public ProbeConfig config() {
        return config;
    }

    public Instant now() {
        return clock.instant();
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
    }

    /** What a measurement has seen, when it was answered. */
    public Optional<Observation> seen(ProbeId probe) {
        return results.get(probe) instanceof Attempt.Answered(var observation)
                ? Optional.of(observation)
                : Optional.empty();
    }

    /** How a measurement failed, when it did. */
    public Optional<FailureKind> failure(ProbeId probe) {
        return results.get(probe) instanceof Attempt.Failed(var kind, var detail)
                ? Optional.of(kind)
                : Optional.empty();
    }

    /** Opens a connection to this address, after the pause that we owe the host. */
    public Line dial() throws LineFailure {
        spacing.await();
        return dialer.dial(target, address, within(config.connect()));
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
