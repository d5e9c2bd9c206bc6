package dev.redial.probe.net;

import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.Observation.CertificateChain;
import dev.redial.probe.Observation.Delivery;
import dev.redial.probe.Observation.TlsPhase;
import dev.redial.rdp.RefusedInPlain;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsFatalAlertReceived;

/**
 * One TLS handshake over a line, told in detail: how far it came, what was agreed, which certificates were sent. Nothing is trusted and
 * nothing secret is sent through it; the certificate is judged later.
 */
public final class TlsHandshake {

    /** What came of it. */
    public sealed interface Outcome {
        record Open(TlsLine line, Observation.TlsOpened seen) implements Outcome {}

        record Broken(Observation seen) implements Outcome {}
    }

    private TlsHandshake() {}

    /**
     * Performs the handshake.
     *
     * @param serverName sent as SNI as RDP clients do; empty for an address
     */
    public static Outcome over(Line line, TlsRange range, Optional<String> serverName, Deadline deadline) {
        LineStreams streams = new LineStreams(line, deadline);
        return over(streams, new WatchingClient(range, serverName, streams::serverHelloCame));
    }

    /** Asks for the version alone and leaves with the ServerHello, without a word that a host would log as an error. */
    public static Observation versionOver(Line line, TlsRange range, Optional<String> serverName, Deadline deadline) {
        LineStreams streams = new LineStreams(line, deadline);
        WatchingClient client = new WatchingClient(range, serverName, streams::serverHelloCame) {
            @Override
            public void notifyServerVersion(ProtocolVersion selected) throws IOException {
                super.notifyServerVersion(selected);
                streams.silence();
                throw new IOException("all that we wanted to know");
            }
        };
        return switch (over(streams, client)) {
            case Outcome.Open(var open, var seen) -> throw new IllegalStateException("went on after the ServerHello");
            case Outcome.Broken(var seen) ->
                client.version()
                        .<Observation>map(Observation.TlsVersionChosen::new)
                        .orElse(seen);
        };
    }

    private static Outcome over(LineStreams streams, WatchingClient client) {
        TlsClientProtocol protocol = new TlsClientProtocol(streams.in(), streams.out());
        try {
            protocol.connect(client);
            return new Outcome.Open(new TlsLine(protocol, streams), client.opened());
        } catch (TlsFatalAlertReceived e) {
            return broken(client, streams, FailureKind.CLOSED_BY_PEER, Optional.of(e.getAlertDescription() & 0xff));
        } catch (LineFailure e) {
            return broken(client, streams, e.kind(), client.alert());
        } catch (IOException e) {
            // The end of the line is a LineFailure; all else is the library complaining about what the peer sent.
            return refused(streams)
                    .<Outcome>map(Outcome.Broken::new)
                    .orElseGet(() -> broken(client, streams, FailureKind.MALFORMED, Optional.empty()));
        }
    }

    /** What the TLS library does not understand may still be an answer. */
    private static Optional<Observation> refused(LineStreams streams) {
        if (refusedInPlain(streams)) {
            return Optional.of(new Observation.TlsRefusedInPlain());
        }
        return choseSsl3(streams) ? Optional.of(new Observation.TlsTooOld("SSL 3.0")) : Optional.empty();
    }

    /** A ServerHello (RFC 6101 section 5.6.1.3) with version 3.0: type 22, version (2), length (2); type 2, length (3), version (2). */
    private static boolean choseSsl3(LineStreams streams) {
        byte[] first = streams.first();
        return first.length >= 11 && first[0] == 22 && first[5] == 2 && first[9] == 3 && first[10] == 0;
    }

    /** The TLS library gives up at the first five bytes, which it takes for a record's header; the refusal's others are read here. */
    private static boolean refusedInPlain(LineStreams streams) {
        byte[] first = streams.first();
        if (!RefusedInPlain.canBegin(first)) {
            return false;
        }
        try {
            return RefusedInPlain.matches(streams.firstAtLeast(RefusedInPlain.LENGTH));
        } catch (IOException e) {
            return false;
        }
    }

    private static Outcome broken(
            WatchingClient client, LineStreams streams, FailureKind kind, Optional<Integer> alert) {
        TlsPhase phase = streams.sent() ? client.phase() : TlsPhase.BEFORE_HELLO;
        boolean begun = phase == TlsPhase.AFTER_HELLO && streams.first().length > 0;
        if (begun && kind == FailureKind.READ_TIMEOUT) {
            // A piece of a ServerHello came, so that nothing swallows what is too large.
            return new Outcome.Broken(
                    new Observation.TlsBroken(phase, FailureKind.UNFINISHED, alert, client.chain(), Delivery.RECEIVED));
        }
        CertificateChain chain = client.chain();
        Delivery delivery = kind == FailureKind.READ_TIMEOUT ? streams.line().delivery() : Delivery.UNKNOWN;
        return new Outcome.Broken(new Observation.TlsBroken(phase, kind, alert, chain, delivery));
    }
}
