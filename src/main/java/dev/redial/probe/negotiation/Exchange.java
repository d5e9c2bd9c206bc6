package dev.redial.probe.negotiation;

import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.net.Deadline;
import dev.redial.probe.net.Line;
import dev.redial.probe.net.LineFailure;
import dev.redial.rdp.ForeignService;
import dev.redial.rdp.MalformedPdu;
import dev.redial.rdp.NegotiationConfirm;
import dev.redial.rdp.NegotiationRequest;
import dev.redial.rdp.NegotiationResponse;
import dev.redial.rdp.TpktFrame;
import java.util.Arrays;

/** One X.224 question and its answer. Decides as soon as the bytes allow; a peer that babbles is not waited for. */
final class Exchange {

    private Exchange() {}

    static Observation over(Line line, NegotiationRequest request, Deadline deadline) throws LineFailure, MalformedPdu {
        line.write(request.bytes());
        byte[] buffer = new byte[TpktFrame.LONGEST];
        int count = 0;
        while (true) {
            switch (TpktFrame.expect(buffer, count)) {
                case TpktFrame.Complete(int length) -> {
                    NegotiationResponse response = NegotiationResponse.read(Arrays.copyOf(buffer, length));
                    return answer(request, response);
                }
                case TpktFrame.NotTpkt(String why) -> {
                    return new Observation.OtherService(recognise(Arrays.copyOf(buffer, count), why));
                }
                case TpktFrame.Incomplete(int atLeast) -> {
                    if (atLeast > buffer.length) {
                        throw new LineFailure(FailureKind.TOO_MUCH);
                    }
                    count += read(line, buffer, count, deadline);
                }
            }
        }
    }

    /** Silence is told apart: nothing came at all, and then whether our question arrived; or an answer that did not end. */
    private static int read(Line line, byte[] buffer, int count, Deadline deadline) throws LineFailure {
        try {
            return line.read(buffer, count, buffer.length - count, deadline);
        } catch (LineFailure e) {
            if (e.kind() != FailureKind.READ_TIMEOUT) {
                throw e;
            }
            throw count > 0
                    ? new LineFailure(FailureKind.UNFINISHED)
                    : new LineFailure(FailureKind.READ_TIMEOUT, line.delivery().id());
        }
    }

    /** A host may not choose what was never offered; believing it would be false evidence. */
    private static Observation answer(NegotiationRequest request, NegotiationResponse response) throws MalformedPdu {
        if (response instanceof NegotiationConfirm confirm && !confirm.isAnswerTo(request.requested())) {
            throw new MalformedPdu("neg-not-offered");
        }
        return new Observation.Negotiated(request.requested(), response);
    }

    /** Bytes that begin like RDP and are none are the protocol broken, not another service. */
    private static ForeignService recognise(byte[] answer, String why) throws MalformedPdu {
        return ForeignService.recognise(answer).orElseThrow(() -> new MalformedPdu(why));
    }
}
