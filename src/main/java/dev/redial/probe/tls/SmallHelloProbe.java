package dev.redial.probe.tls;

import dev.redial.probe.Conversation;
import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.Probe;
import dev.redial.probe.ProbeId;
import dev.redial.probe.SkipReason;
import dev.redial.probe.negotiation.NegotiationProbe;
import dev.redial.probe.net.Line;
import dev.redial.probe.net.LineFailure;
import dev.redial.rdp.MalformedPdu;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A ClientHello that fits any path and that no server can accept, when the main one earned nothing. Its answer, an alert, is small too: it
 * comes back through a path that loses large packets, and neither from a service that hangs nor past a device that swallows hellos.
 */
public final class SmallHelloProbe implements Probe {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /**
     * RFC 5246 section 7.4.1.2: TLS 1.2 with a single cipher suite out of those that RFC 8701 reserves for nobody to know, hence certain of
     * an alert; 52 bytes, and the same every time.
     */
    private static final byte[] HELLO = HexFormat.of()
            .parseHex(
                    "160301002f" // record: handshake, 47 bytes
                            + "0100002b0303" // ClientHello, 43 bytes, version 1.2
                            + HexFormat.of()
                                    .formatHex("Redial asks for an alert, no mor"
                                            .getBytes(StandardCharsets.US_ASCII)) // random
                            + "00" // no session
                            + "00040a0a00ff" // the reserved suite, and the signal of RFC 5746
                            + "0100"); // no compression

    @Override
    public ProbeId id() {
        return ProbeId.SMALL_HELLO;
    }

    @Override
    public Set<ProbeId> after() {
        return Set.of(ProbeId.CREDSSP);
    }

    @Override
    public Optional<SkipReason> skip(Conversation soFar) {
        boolean stalled = soFar.seen(ProbeId.TLS).orElse(null) instanceof Observation.TlsBroken broken
                && broken.kind() == FailureKind.READ_TIMEOUT;
        return stalled ? Optional.empty() : Optional.of(SkipReason.NOT_NEEDED);
    }

    @Override
    public Observation run(Conversation conversation) throws LineFailure, MalformedPdu {
        try (Line line = conversation.dial()) {
            Observation answer = NegotiationProbe.ask(conversation, line);
            if (!TlsProbe.runsInTls(answer)) {
                return answer;
            }
            line.write(HELLO);
            return answered(line, conversation);
        }
    }

    /** An alert, a close or a reset: all of them are the host's word, and all of them are small. */
    private static Observation answered(Line line, Conversation conversation) throws LineFailure {
        try {
            int unused = line.read(new byte[7], 0, 7, conversation.within(PATIENCE));
            return new Observation.SmallHelloAnswered();
        } catch (LineFailure e) {
            if (e.kind() == FailureKind.READ_TIMEOUT) {
                throw new LineFailure(e.kind(), line.delivery().id());
            }
            return new Observation.SmallHelloAnswered();
        }
    }
}
