package dev.redial.probe.negotiation;

import dev.redial.probe.Conversation;
import dev.redial.probe.Observation;
import dev.redial.probe.Probe;
import dev.redial.probe.ProbeId;
import dev.redial.probe.SkipReason;
import dev.redial.probe.net.LineFailure;
import dev.redial.rdp.MalformedPdu;
import dev.redial.rdp.NegotiationRequest;
import dev.redial.rdp.SecurityProtocols;
import java.util.Optional;

/** The main question: offers TLS and CredSSP as current clients do, so the answer is what they would get. */
public final class NegotiationProbe implements Probe {

    private static final SecurityProtocols AS_CLIENTS_DO =
            SecurityProtocols.SSL.with(SecurityProtocols.HYBRID).with(SecurityProtocols.HYBRID_EX);

    @Override
    public ProbeId id() {
        return ProbeId.NEGOTIATION;
    }

    @Override
    public Optional<SkipReason> skip(Conversation soFar) {
        return soFar.seen(ProbeId.PORT).isPresent() ? Optional.empty() : Optional.of(SkipReason.NOT_REACHED);
    }

    @Override
    public Observation run(Conversation conversation) throws LineFailure, MalformedPdu {
        return Exchange.over(
                conversation.main(),
                new NegotiationRequest(
                        AS_CLIENTS_DO, Optional.of(conversation.config().identity())),
                conversation.within(conversation.config().negotiation()));
    }
}
