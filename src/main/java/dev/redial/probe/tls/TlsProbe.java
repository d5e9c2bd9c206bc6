package dev.redial.probe.tls;

import dev.redial.probe.Conversation;
import dev.redial.probe.Observation;
import dev.redial.probe.Observation.CertificateChain;
import dev.redial.probe.Observation.Delivery;
import dev.redial.probe.Observation.TlsPhase;
import dev.redial.probe.Probe;
import dev.redial.probe.ProbeId;
import dev.redial.probe.SkipReason;
import dev.redial.probe.net.Line;
import dev.redial.probe.net.LineFailure;
import dev.redial.probe.net.TlsHandshake;
import dev.redial.probe.net.TlsRange;
import dev.redial.rdp.MalformedPdu;
import dev.redial.rdp.NegotiationConfirm;
import dev.redial.rdp.RefusedInPlain;
import dev.redial.rdp.SecurityProtocols;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** TLS on the main connection, where the host chose a protocol that runs inside it. */
public final class TlsProbe implements Probe {

    /** What a host sends right behind its confirmation arrives with it; more than this would only slow the test. */
    private static final Duration MOMENT = Duration.ofMillis(10);

    @Override
    public ProbeId id() {
        return ProbeId.TLS;
    }

    @Override
    public Set<ProbeId> after() {
        return Set.of(ProbeId.NEGOTIATION);
    }

    @Override
    public Optional<SkipReason> skip(Conversation soFar) {
        return soFar.seen(ProbeId.NEGOTIATION)
                .map(answer -> runsInTls(answer) ? Optional.<SkipReason>empty() : Optional.of(SkipReason.NOT_OFFERED))
                .orElse(Optional.of(SkipReason.NOT_REACHED));
    }

    /** Whether the host chose a protocol that runs inside TLS. */
    static boolean runsInTls(Observation answer) {
        return answer instanceof Observation.Negotiated(var offered, NegotiationConfirm confirm)
                && !confirm.selected().equals(SecurityProtocols.RDP);
    }

    @Override
    public Observation run(Conversation conversation) throws MalformedPdu {
        Optional<Observation> early = unasked(conversation.main());
        if (early.isPresent()) {
            return early.get();
        }
        var outcome = TlsHandshake.over(
                conversation.main(),
                TlsRange.ALL,
                conversation.serverName(),
                conversation.within(conversation.config().tls()));
        return switch (outcome) {
            case TlsHandshake.Outcome.Open(var line, var seen) -> {
                conversation.goOnWith(line);
                yield seen;
            }
            case TlsHandshake.Outcome.Broken(var seen) -> seen;
        };
    }

    /**
     * The server speaks second in TLS (RFC 8446 section 2): bytes before our hello are nobody's, and were never protected. But xrdp without the right key
     * says at once, and in plain, that it disconnects.
     */
    private static Optional<Observation> unasked(Line line) throws MalformedPdu {
        try {
            byte[] said = line.unasked(RefusedInPlain.LENGTH, MOMENT);
            if (RefusedInPlain.matches(said)) {
                return Optional.of(new Observation.TlsRefusedInPlain());
            }
            if (said.length > 0) {
                throw new MalformedPdu("data-before-hello");
            }
            return Optional.empty();
        } catch (LineFailure e) {
            return Optional.of(new Observation.TlsBroken(
                    TlsPhase.BEFORE_HELLO, e.kind(), Optional.empty(), CertificateChain.NONE, Delivery.UNKNOWN));
        }
    }
}
