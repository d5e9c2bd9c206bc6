package dev.redial.probe.tls;

import dev.redial.probe.Conversation;
import dev.redial.probe.Observation;
import dev.redial.probe.Probe;
import dev.redial.probe.ProbeId;
import dev.redial.probe.SkipReason;
import dev.redial.probe.negotiation.NegotiationProbe;
import dev.redial.probe.net.Line;
import dev.redial.probe.net.LineFailure;
import dev.redial.probe.net.TlsHandshake;
import dev.redial.probe.net.TlsRange;
import dev.redial.rdp.MalformedPdu;
import java.util.Optional;
import java.util.Set;

/** The same way as the main connection, with older versions of TLS alone: would a client that knows no newer one get in? */
public final class VersionProbe implements Probe {

    private final ProbeId id;
    private final TlsRange range;
    private final Set<String> settledBelow;

    /** @param settledBelow versions on the main connection that leave nothing to ask */
    private VersionProbe(ProbeId id, TlsRange range, Set<String> settledBelow) {
        this.id = id;
        this.range = range;
        this.settledBelow = settledBelow;
    }

    /** TLS 1.2 at most. A host that chose less than 1.3 by itself has answered already. */
    public static Probe twelve() {
        return new VersionProbe(ProbeId.TLS_12, TlsRange.UP_TO_1_2, Set.of("1.0", "1.1", "1.2"));
    }

    /** TLS 1.1 at most. */
    public static Probe old() {
        return new VersionProbe(ProbeId.OLD_TLS, TlsRange.UP_TO_1_1, Set.of("1.0", "1.1"));
    }

    @Override
    public ProbeId id() {
        return id;
    }

    @Override
    public Set<ProbeId> after() {
        return Set.of(ProbeId.TLS);
    }

    @Override
    public Optional<SkipReason> skip(Conversation soFar) {
        if (soFar.seen(ProbeId.TLS).orElse(null) instanceof Observation.TlsOpened opened) {
            return settledBelow.contains(opened.version()) ? Optional.of(SkipReason.NOT_NEEDED) : Optional.empty();
        }
        return Optional.of(SkipReason.NOT_REACHED);
    }

    @Override
    public Observation run(Conversation conversation) throws LineFailure, MalformedPdu {
        try (Line line = conversation.dial()) {
            Observation answer = NegotiationProbe.ask(conversation, line);
            if (!TlsProbe.runsInTls(answer)) {
                return answer;
            }
            return TlsHandshake.versionOver(
                    line,
                    range,
                    conversation.serverName(),
                    conversation.within(conversation.config().negotiation()));
        }
    }
}
