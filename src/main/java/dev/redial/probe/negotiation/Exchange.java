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
import dev.redial.rdp.RefusedInPlain;
import dev.redial.rdp.TpktFrame;
import java.time.Duration;
import java.util.Arrays;

/** One X.224 question and its answer. Decides as soon as the bytes allow; a peer that babbles is not waited for. */
final class Exchange {

    /** A byte as recent as this, when time is up, is part of an answer that goes on. */
    private static final Duration STILL_DRIPPING = Duration.ofSeconds(2);

    private Exchange() {}

    static Observation over(Line line, NegotiationRequest request, Deadline deadline) throws LineFailure, MalformedPdu {
        line.write(request.bytes());
        byte[] buffer = new byte[TpktFrame.LONGEST];
        int count = 0;
        while (true) {
            switch (TpktFrame.expect(buffer, count)) {
                case TpktFrame.Complete(int length) -> {
                    NegotiationResponse response = NegotiationResponse.read(Arrays.copyOf(buffer, length));
                    byte[] beyond = Arrays.copyOfRange(buffer, length, count);
                    // xrdp without the right key adds at once that it disconnects; that is for TLS to hear.
                    boolean disconnects = beyond.length > 0 && RefusedInPlain.canBegin(beyond);
                    if (disconnects) {
                        line.unread(beyond);
                    }
                    return answer(request, response, beyond.length > 0 && !disconnects);
                }
                case TpktFrame.NotTpkt(String why) -> {
                    return new Observation.OtherService(recognise(Arrays.copyOf(buffer, count), why));
                }
                case TpktFrame.Incomplete(int atLeast) -> {
                    if (atLeast > buffer.length) {
                        throw new LineFailure(FailureKind.TOO_MUCH);
                    }
                    count += more(line, buffer, count, deadline);
                }
            }
        }
    }

    /**
     * Silence is told apart: nothing came at all, and then whether our question arrived; an answer that still drips; and one that broke off, which is
     * not as the protocol wants.
     */
    private static int more(Line line, byte[] buffer, int count, Deadline deadline) throws LineFailure, MalformedPdu {
        long asked = System.nanoTime();
        try {
            return line.read(buffer, count, buffer.length - count, deadline);
        } catch (LineFailure e) {
            boolean silent = e.kind() == FailureKind.READ_TIMEOUT;
            if (count == 0) {
                throw silent ? new LineFailure(e.kind(), line.delivery().id()) : e;
            }
            if (silent && System.nanoTime() - asked < STILL_DRIPPING.toNanos()) {
                throw new LineFailure(FailureKind.UNFINISHED);
            }
            if (silent || e.kind() == FailureKind.CLOSED_BY_PEER) {
                throw new MalformedPdu("tpkt-truncated");
            }
            throw e;
        }
    }

    /**
     * A host may not choose what was never offered; believing it would be false evidence. Nor may it go on speaking after its choice, as the next word is
     * ours: what follows was put in by somebody who wants it taken for protected (the class of CVE-2011-0411).
     */
    private static Observation answer(NegotiationRequest request, NegotiationResponse response, boolean goesOn)
            throws MalformedPdu {
        if (response instanceof NegotiationConfirm confirm) {
            if (!confirm.isAnswerTo(request.requested())) {
                throw new MalformedPdu("neg-not-offered");
            }
            if (goesOn) {
                throw new MalformedPdu("tpkt-extra");
            }
        }
        return new Observation.Negotiated(request.requested(), response);
    }

    /** Bytes that begin like RDP and are none are the protocol broken, not another service. */
    private static ForeignService recognise(byte[] answer, String why) throws MalformedPdu {
        return ForeignService.recognise(answer).orElseThrow(() -> new MalformedPdu(why));
    }
}
