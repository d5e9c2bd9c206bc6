package dev.redial.probe.udp;

import dev.redial.probe.Conversation;
import dev.redial.probe.Observation;
import dev.redial.probe.Probe;
import dev.redial.probe.ProbeId;
import dev.redial.probe.SkipReason;
import dev.redial.probe.net.DatagramLine;
import dev.redial.probe.net.LineFailure;
import dev.redial.rdp.MalformedPdu;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Asks for RDP over UDP at the port that has just spoken RDP over TCP, and at no other. */
public final class UdpProbe implements Probe {

    @Override
    public ProbeId id() {
        return ProbeId.UDP;
    }

    @Override
    public Set<ProbeId> after() {
        return Set.of(ProbeId.NEGOTIATION);
    }

    @Override
    public Optional<SkipReason> skip(Conversation soFar) {
        boolean speaksRdp = soFar.seen(ProbeId.NEGOTIATION)
                .filter(Observation.Negotiated.class::isInstance)
                .isPresent();
        return speaksRdp ? Optional.empty() : Optional.of(SkipReason.NOT_REACHED);
    }

    @Override
    public boolean connects() {
        return false;
    }

    @Override
    public Observation run(Conversation conversation) throws LineFailure, MalformedPdu {
        Duration limit = conversation.config().udp();
        Duration patience = UdpExchange.patience(roundTrip(conversation), limit);
        try (DatagramLine line = conversation.datagrams()) {
            return new Observation.UdpAnswered(UdpExchange.over(line, patience, conversation.within(limit)));
        }
    }

    private static Duration roundTrip(Conversation conversation) {
        return conversation.seen(ProbeId.PORT).orElse(null) instanceof Observation.Connected(var roundTrip)
                ? roundTrip
                : Duration.ZERO;
    }
}
