package dev.redial.probe.negotiation;

import dev.redial.probe.Conversation;
import dev.redial.probe.Observation;
import dev.redial.probe.Observation.Encryption;
import dev.redial.probe.Probe;
import dev.redial.probe.ProbeId;
import dev.redial.probe.SkipReason;
import dev.redial.probe.net.Deadline;
import dev.redial.probe.net.Line;
import dev.redial.probe.net.LineFailure;
import dev.redial.rdp.FailureCode;
import dev.redial.rdp.MalformedPdu;
import dev.redial.rdp.McsConnectInitial;
import dev.redial.rdp.McsConnectResponse;
import dev.redial.rdp.NegotiationConfirm;
import dev.redial.rdp.NegotiationFailure;
import dev.redial.rdp.NegotiationRequest;
import dev.redial.rdp.NegotiationResponse;
import dev.redial.rdp.PlainConfirm;
import dev.redial.rdp.SecurityProtocols;
import dev.redial.rdp.TpktFrame;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Offers classic security alone and, where that is taken, asks on the same connection how it would be encrypted: MS-RDPBCGR 2.2.1.3 and 2.2.1.4. */
public final class ClassicProbe implements Probe {

    @Override
    public ProbeId id() {
        return ProbeId.CLASSIC;
    }

    @Override
    public Set<ProbeId> after() {
        return Set.of(ProbeId.CREDSSP);
    }

    @Override
    public Optional<SkipReason> skip(Conversation soFar) {
        if (!(soFar.seen(ProbeId.NEGOTIATION).orElse(null)
                instanceof Observation.Negotiated(var offered, var response))) {
            return Optional.of(SkipReason.NOT_REACHED);
        }
        return mayTakeIt(response) ? Optional.empty() : Optional.of(SkipReason.NOT_NEEDED);
    }

    /** A host that refused the main offer for another reason will not take less. */
    private static boolean mayTakeIt(NegotiationResponse toTheMainOffer) {
        return switch (toTheMainOffer) {
            case NegotiationConfirm c -> true;
            case PlainConfirm p -> true;
            case NegotiationFailure(var code) -> code.equals(FailureCode.SSL_NOT_ALLOWED_BY_SERVER);
        };
    }

    @Override
    public Observation run(Conversation conversation) throws LineFailure, MalformedPdu {
        String us = conversation.config().identity();
        try (Line line = conversation.dial()) {
            Deadline deadline = conversation.within(conversation.config().negotiation());
            Observation answer =
                    Exchange.over(line, new NegotiationRequest(SecurityProtocols.RDP, Optional.of(us)), deadline);
            return answer instanceof Observation.Negotiated(var offered, var response) && takes(response)
                    ? new Observation.ClassicTaken(response, encryption(line, us, deadline))
                    : answer;
        }
    }

    private static boolean takes(NegotiationResponse response) {
        return switch (response) {
            // Nothing else was offered.
            case NegotiationConfirm c -> true;
            case PlainConfirm p -> true;
            case NegotiationFailure f -> false;
        };
    }

    /** However this fails, that classic security was taken stays seen. */
    private static Encryption encryption(Line line, String us, Deadline deadline) {
        try {
            return ask(line, us, deadline).<Encryption>map(Encryption.Told::new).orElseGet(Encryption.Untold::new);
        } catch (MalformedPdu e) {
            return new Encryption.Malformed(e.word());
        } catch (LineFailure e) {
            return new Encryption.Untold();
        }
    }

    private static Optional<McsConnectResponse> ask(Line line, String us, Deadline deadline)
            throws LineFailure, MalformedPdu {
        line.write(new McsConnectInitial(us).bytes());
        byte[] buffer = new byte[McsConnectResponse.LONGEST];
        int count = 0;
        while (true) {
            switch (TpktFrame.expect(buffer, count, McsConnectResponse.LONGEST)) {
                case TpktFrame.Complete(int length) -> {
                    return McsConnectResponse.read(Arrays.copyOf(buffer, length));
                }
                case TpktFrame.NotTpkt n -> throw new MalformedPdu("mcs-frame");
                case TpktFrame.Incomplete i -> count += line.read(buffer, count, buffer.length - count, deadline);
            }
        }
    }
}
