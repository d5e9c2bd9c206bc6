package dev.redial.probe.tls;

import dev.redial.probe.Conversation;
import dev.redial.probe.Observation;
import dev.redial.probe.Probe;
import dev.redial.probe.ProbeId;
import dev.redial.probe.SkipReason;
import dev.redial.probe.net.TlsHandshake;
import dev.redial.rdp.NegotiationConfirm;
import dev.redial.rdp.SecurityProtocols;
import dev.redial.target.HostName;
import java.util.Optional;

/** TLS on the main connection, where the host chose a protocol that runs inside it. */
public final class TlsProbe implements Probe {

    @Override
    public ProbeId id() {
        return ProbeId.TLS;
    }

    @Override
    public Optional<SkipReason> skip(Conversation soFar) {
        Optional<Observation> negotiated = soFar.seen(ProbeId.NEGOTIATION);
        if (negotiated.isEmpty()) {
            return Optional.of(SkipReason.NOT_REACHED);
        }
        boolean runsInTls = negotiated.get() instanceof Observation.Negotiated(var offered, NegotiationConfirm confirm)
                && !confirm.selected().equals(SecurityProtocols.RDP);
        return runsInTls ? Optional.empty() : Optional.of(SkipReason.NOT_OFFERED);
    }

    @Override
    public Observation run(Conversation conversation) {
        Optional<String> serverName =
                conversation.target().name() instanceof HostName.Dns dns ? Optional.of(dns.ascii()) : Optional.empty();
        var outcome = TlsHandshake.over(
                conversation.main(),
                serverName,
                conversation.within(conversation.config().tls()));
        return switch (outcome) {
            case TlsHandshake.Outcome.Open(var line, var seen) -> {
                conversation.goOnWith(line);
                yield seen;
            }
            case TlsHandshake.Outcome.Broken(var seen) -> seen;
        };
    }
}
