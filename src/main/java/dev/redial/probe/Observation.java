package dev.redial.probe;

import dev.redial.rdp.ForeignService;
import dev.redial.rdp.GatewayAnswer;
import dev.redial.rdp.GatewayTransport;
import dev.redial.rdp.McsConnectResponse;
import dev.redial.rdp.NegotiationResponse;
import dev.redial.rdp.NtlmChallenge;
import dev.redial.rdp.SecurityProtocols;
import dev.redial.rdp.UdpSynAck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was seen, not yet judged. */
public sealed interface Observation {

    /** What support staff read in the trace: constant words and numbers of ours only. */
    default String trace() {
        return getClass().getSimpleName();
    }

    /** The port accepted a connection. @param roundTrip how long that took, about one round trip */
    record Connected(Duration roundTrip) implements Observation {

        /** RFC 6298 section 2.1: a lost SYN is sent again after a second, so that such a connection takes that much longer. */
        public static final Duration SYN_LOST = Duration.ofMillis(950);

        /** Whether it took so long that a packet was lost, which says nothing about the distance. */
        public boolean synLost() {
            return roundTrip.compareTo(SYN_LOST) >= 0;
        }
    }

    /** The host answered our offer in the way of RDP. */
    record Negotiated(SecurityProtocols offered, NegotiationResponse response) implements Observation {}

    /**
     * The host took classic security.
     *
     * @param response in which words
     * @param encryption how it would encrypt then
     */
    record ClassicTaken(NegotiationResponse response, Encryption encryption) implements Observation {

        @Override
        public String trace() {
            return "ClassicTaken " + encryption.trace();
        }
    }

    /** What a host says of its encryption under classic security. */
    sealed interface Encryption {

        record Told(McsConnectResponse answer) implements Encryption {}

        /** It declined, hung up or was silent. */
        record Untold() implements Encryption {}

        /** @param word where the answer breaks the rules, in a constant word of ours */
        record Malformed(String word) implements Encryption {}

        private String trace() {
            return switch (this) {
                case Told(var answer) -> answer.encryptionLevel().word() + " method " + answer.encryptionMethod();
                case Untold u -> "untold";
                case Malformed(var word) -> word;
            };
        }
    }

    /** The host answered in the way of RDP over UDP. */
    record UdpAnswered(UdpSynAck answer) implements Observation {

        @Override
        public String trace() {
            return "UdpAnswered version " + answer.version().number() + " up to " + answer.upstreamMtu() + " and "
                    + answer.downstreamMtu() + " bytes";
        }
    }

    /** Something else than RDP answered. */
    record OtherService(ForeignService service) implements Observation {}

    /** What came of TLS. */
    sealed interface TlsAnswer extends Observation {}

    /** What came of CredSSP. */
    sealed interface NlaAnswer extends Observation {}

    /**
     * A TLS handshake that was completed.
     *
     * @param version such as {@code 1.2}
     * @param cipher the suite's IANA name
     */
    record TlsOpened(String version, String cipher, CertificateChain chain) implements TlsAnswer {}

    /**
     * A TLS handshake that broke off. The certificate is kept when it came before the break.
     *
     * @param alert the number of the alert that the peer sent, RFC 8446 section 6
     * @param delivery whether the host's system has acknowledged all that we sent
     */
    record TlsBroken(
            TlsPhase phase, FailureKind kind, Optional<Integer> alert, CertificateChain chain, Delivery delivery)
            implements TlsAnswer {

        @Override
        public String trace() {
            return "TlsBroken " + phase + " " + kind
                    + alert.map(a -> " alert " + a).orElse("") + " " + delivery;
        }
    }

    /** The host did something in answer to a ClientHello that is too small to be lost for its size. */
    record SmallHelloAnswered() implements Observation {}

    /** The same light question, asked several times. */
    record Repeated(List<Look> looks) implements Observation {

        @Override
        public String trace() {
            return "Repeated " + looks.stream().map(Look::trace).toList();
        }
    }

    /**
     * One of several light questions: a connection, and the host's answer to the main offer.
     *
     * @param connect how long the connection took to open, when it did
     * @param failure what went wrong, if anything
     */
    record Look(Optional<Duration> connect, Optional<FailureKind> failure) {

        public boolean answered() {
            return failure.isEmpty();
        }

        String trace() {
            return connect.map(c -> c.toMillis() + " ms").orElse("-")
                    + failure.map(f -> " " + f).orElse("");
        }
    }

    /** The version that a host chose among those offered; nobody went on from there. */
    record TlsVersionChosen(String version) implements TlsAnswer {}

    /** Instead of a ServerHello the host said in plain RDP that it disconnects: the way of xrdp with a wrong key. */
    record TlsRefusedInPlain() implements TlsAnswer {}

    /** The host chose a version from before TLS, which we can name and not speak. */
    record TlsTooOld(String version) implements TlsAnswer {}

    /**
     * The host's NTLM challenge.
     *
     * @param credSspVersion as the host states it, MS-CSSP 2.2.1
     * @param receivedAt our clock when it arrived
     * @param roundTrip between our message and it: half of it is the uncertainty of the host's clock
     */
    record Challenged(NtlmChallenge challenge, int credSspVersion, Instant receivedAt, Duration roundTrip)
            implements NlaAnswer {}

    /** The host answered CredSSP with an error. @param status NTSTATUS */
    record CredSspRefused(int credSspVersion, int status) implements NlaAnswer {}

    /**
     * What answers inside TLS at a gateway's port.
     *
     * @param tls the handshake of the first connection
     * @param replies in the order asked, at least one
     */
    record GatewaySeen(TlsOpened tls, List<GatewayReply> replies) implements Observation {

        @Override
        public String trace() {
            return "GatewaySeen TLS " + tls.version() + " "
                    + replies.stream().map(GatewayReply::trace).toList();
        }
    }

    /** What came of asking for one of the ways through a gateway. */
    sealed interface GatewayReply {

        GatewayTransport way();

        /** For the trace: constant words and numbers of ours only. */
        String trace();

        record Answered(GatewayTransport way, GatewayAnswer answer) implements GatewayReply {

            @Override
            public String trace() {
                return way + " " + answer.getClass().getSimpleName();
            }
        }

        /** @param detail a constant word of ours that says more, or empty */
        record Failed(GatewayTransport way, FailureKind kind, String detail) implements GatewayReply {

            @Override
            public String trace() {
                return way + " failed " + kind + (detail.isEmpty() ? "" : " " + detail);
            }
        }
    }

    /** Certificates as sent, the host's own first, in DER; empty when none came. */
    record CertificateChain(List<byte[]> der) {
        public static final CertificateChain NONE = new CertificateChain(List.of());

        public boolean isEmpty() {
            return der.isEmpty();
        }
    }

    /** Whether the system at the other end has acknowledged what we sent; it does so even when its programs sleep. */
    enum Delivery {
        RECEIVED,
        NOT_RECEIVED,
        /** This machine's kernel does not tell. */
        UNKNOWN;

        /** The word in findings: {@code not-received}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How far a handshake came. */
    enum TlsPhase {
        /** Before our ClientHello was sent. */
        BEFORE_HELLO,
        AFTER_HELLO,
        AFTER_SERVER_HELLO,
        AFTER_CERTIFICATE
    }
}
