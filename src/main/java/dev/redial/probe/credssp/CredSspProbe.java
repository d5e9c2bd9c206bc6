package dev.redial.probe.credssp;

import dev.redial.probe.Conversation;
import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.Probe;
import dev.redial.probe.ProbeId;
import dev.redial.probe.SkipReason;
import dev.redial.probe.net.Deadline;
import dev.redial.probe.net.LineFailure;
import dev.redial.probe.net.TlsLine;
import dev.redial.rdp.DerFrame;
import dev.redial.rdp.MalformedPdu;
import dev.redial.rdp.NegotiationConfirm;
import dev.redial.rdp.NtlmChallenge;
import dev.redial.rdp.NtlmNegotiate;
import dev.redial.rdp.SecurityProtocols;
import dev.redial.rdp.TsRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for the host's NTLM challenge and hangs up. The challenge names the computer, its domain and its clock. There is no third message in
 * this program: without it no log-on is attempted and no account can be locked.
 */
public final class CredSspProbe implements Probe {

    /** The newest version, which a host answers with the lower of its own and ours, MS-CSSP 2.2.1. */
    private static final int VERSION = 6;

    private static final int CHUNK = 4096;

    @Override
    public ProbeId id() {
        return ProbeId.CREDSSP;
    }

    @Override
    public Set<ProbeId> after() {
        return Set.of(ProbeId.TLS);
    }

    @Override
    public Optional<SkipReason> skip(Conversation soFar) {
        boolean chosen = soFar.seen(ProbeId.NEGOTIATION).orElse(null)
                        instanceof Observation.Negotiated(var offered, NegotiationConfirm confirm)
                && (confirm.selected().equals(SecurityProtocols.HYBRID)
                        || confirm.selected().equals(SecurityProtocols.HYBRID_EX));
        if (!chosen) {
            return Optional.of(
                    soFar.seen(ProbeId.NEGOTIATION).isPresent() ? SkipReason.NOT_OFFERED : SkipReason.NOT_REACHED);
        }
        return soFar.seen(ProbeId.TLS).orElse(null) instanceof Observation.TlsOpened
                ? Optional.empty()
                : Optional.of(SkipReason.NOT_REACHED);
    }

    @Override
    public Observation run(Conversation conversation) throws LineFailure, MalformedPdu {
        Deadline deadline = conversation.within(conversation.config().credssp());
        TlsLine line = conversation.secured();
        long asked = System.nanoTime();
        line.write(TsRequest.negotiate(VERSION, NtlmNegotiate.bytes()));
        TsRequest answer = TsRequest.read(readPdu(line, deadline));
        Duration roundTrip = Duration.ofNanos(System.nanoTime() - asked);
        if (answer.errorCode().isPresent()) {
            return new Observation.CredSspRefused(
                    answer.version(), answer.errorCode().getAsInt());
        }
        byte[] token = answer.negoToken().orElseThrow(() -> new MalformedPdu("tsrequest-empty"));
        return new Observation.Challenged(NtlmChallenge.read(token), answer.version(), conversation.now(), roundTrip);
    }

    /** Reads one PDU into a buffer that grows with what has arrived, not with what was announced. */
    private static byte[] readPdu(TlsLine line, Deadline deadline) throws LineFailure, MalformedPdu {
        byte[] buffer = new byte[CHUNK];
        int count = 0;
        while (true) {
            switch (DerFrame.expect(buffer, count)) {
                case DerFrame.Complete(int length) -> {
                    return Arrays.copyOf(buffer, length);
                }
                case DerFrame.TooLarge() -> throw new LineFailure(FailureKind.TOO_MUCH);
                case DerFrame.NotDer(String why) -> throw new MalformedPdu(why);
                case DerFrame.Incomplete(int atLeast) -> {
                    if (count == buffer.length) {
                        buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, DerFrame.LONGEST));
                    }
                    count += read(line, buffer, count, deadline);
                }
            }
        }
    }

    private static int read(TlsLine line, byte[] buffer, int count, Deadline deadline)
            throws LineFailure, MalformedPdu {
        try {
            return line.read(buffer, count, buffer.length - count, deadline);
        } catch (LineFailure e) {
            if (e.kind() == FailureKind.MALFORMED) {
                throw new MalformedPdu("tls-records");
            }
            throw e;
        }
    }
}
