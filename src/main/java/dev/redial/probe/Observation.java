package dev.redial.probe;

import dev.redial.rdp.ForeignService;
import dev.redial.rdp.NegotiationResponse;
import dev.redial.rdp.NtlmChallenge;
import dev.redial.rdp.SecurityProtocols;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was seen, not yet judged. */
public sealed interface Observation {

    /** The port accepted a connection. @param roundTrip how long that took, about one round trip */
    record Connected(Duration roundTrip) implements Observation {}

    /** The host answered our offer in the way of RDP. */
    record Negotiated(SecurityProtocols offered, NegotiationResponse response) implements Observation {}

    /** Something else than RDP answered. */
    record OtherService(ForeignService service) implements Observation {}

    /**
     * A TLS handshake that was completed.
     *
     * @param version such as {@code 1.2}
     * @param cipher the suite's IANA name
     */
    record TlsOpened(String version, String cipher, CertificateChain chain) implements Observation {}

    /**
     * A TLS handshake that broke off. The certificate is kept when it came before the break.
     *
     * @param alert the number of the alert that the peer sent, RFC 8446 section 6
     */
    record TlsBroken(TlsPhase phase, FailureKind kind, Optional<Integer> alert, CertificateChain chain)
            implements Observation {}

    /** Instead of a ServerHello the host said in plain RDP that it disconnects: the way of xrdp with a wrong key. */
    record TlsRefusedInPlain() implements Observation {}

    /**
     * The host's NTLM challenge.
     *
     * @param credSspVersion as the host states it, MS-CSSP 2.2.1
     * @param receivedAt our clock when it arrived
     * @param roundTrip between our message and it: half of it is the uncertainty of the host's clock
     */
    record Challenged(NtlmChallenge challenge, int credSspVersion, Instant receivedAt, Duration roundTrip)
            implements Observation {}

    /** The host answered CredSSP with an error. @param status NTSTATUS */
    record CredSspRefused(int credSspVersion, int status) implements Observation {}

    /** Certificates as sent, the host's own first, in DER; empty when none came. */
    record CertificateChain(List<byte[]> der) {
        public static final CertificateChain NONE = new CertificateChain(List.of());

        public boolean isEmpty() {
            return der.isEmpty();
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
