package dev.redial.probe.negotiation;

import dev.redial.probe.Conversation;
import dev.redial.probe.Observation;
import dev.redial.probe.Probe;
import dev.redial.probe.ProbeId;
import dev.redial.probe.SkipReason;
import dev.redial.probe.net.Line;
import dev.redial.probe.net.LineFailure;
import dev.redial.rdp.MalformedPdu;
import dev.redial.rdp.NegotiationRequest;
import dev.redial.rdp.SecurityProtocols;
import java.util.Optional;
import java.util.Set;

/** The main question: offers TLS and CredSSP as current clients do, so the answer is what they would get. */
public final class NegotiationProbe implements Probe {

    private static final SecurityProtocols AS_CLIENTS_DO =
            SecurityProtocols.SSL.with(SecurityProtocols.HYBRID).with(SecurityProtocols.HYBRID_EX);

    @Override
    public ProbeId id() {
        return ProbeId.NEGOTIATION;
    }

    @Override
    public Set<ProbeId> after() {
        return Set.of(ProbeId.PORT);
    }

    @Override
    public Optional<SkipReason> skip(Conversation soFar) {
        return soFar.seen(ProbeId.PORT).isPresent() ? Optional.empty() : Optional.of(SkipReason.NOT_REACHED);
    }

    @Override
    public Observation run(Conversation conversation) throws LineFailure, MalformedPdu {
        return ask(conversation, conversation.main());
    }

    /** The same question on another line, for measurements that go on from its answer. */
    public static Observation ask(Conversation conversation, Line line) throws LineFailure, MalformedPdu {
        return Exchange.over(
                line,
                new NegotiationRequest(
                        AS_CLIENTS_DO, Optional.of(conversation.config().identity())),
                conversation.within(conversation.config().negotiation()));
    }
}
