package dev.redial.practice;

import java.util.List;
import org.bouncycastle.tls.ProtocolVersion;

/** What a server does when TLS begins. */
public sealed interface TlsAnswer {

    /**
     * Shakes hands.
     *
     * @param cipherSuites numbers of the IANA registry; empty for the usual ones of the certificate's key
     */
    record Handshake(
            PracticeCertificate certificate, ProtocolVersion oldest, ProtocolVersion newest, List<Integer> cipherSuites)
            implements TlsAnswer {
        public Handshake {
            cipherSuites = List.copyOf(cipherSuites);
        }

        public Handshake versions(ProtocolVersion oldest, ProtocolVersion newest) {
            return new Handshake(certificate, oldest, newest, cipherSuites);
        }

        public Handshake onlyCipherSuites(Integer... numbers) {
            return new Handshake(certificate, oldest, newest, List.of(numbers));
        }
    }

    /** The end, right after the negotiation; the ClientHello is not read. */
    record EndBeforeHello(Ending ending) implements TlsAnswer {}

    record EndAfterHello(Ending ending) implements TlsAnswer {}

    /** A fatal alert with this number (RFC 8446 section 6) after the ClientHello, then close. */
    record Alert(int description) implements TlsAnswer {}

    /** These bytes after the ClientHello, then close. */
    record Bytes(WireBytes bytes) implements TlsAnswer {}

    /** These bytes without waiting for a ClientHello, then close. */
    record BytesBeforeHello(WireBytes bytes) implements TlsAnswer {}

    /** A handshake that is over after so many bytes of the server's: interrupted (CLOSE, RESET) or swallowed on the way (STALL). */
    record CutAfter(Handshake handshake, int bytes, Ending ending) implements TlsAnswer {}

    /**
     * A path that loses large packets: a ClientHello whose record is longer than {@code largest} bytes never arrives, others do.
     */
    record LargeHelloLost(int largest, TlsAnswer otherwise) implements TlsAnswer {}

    /** TLS 1.2 and 1.3 with the usual cipher suites. */
    static Handshake handshake(PracticeCertificate certificate) {
        return new Handshake(certificate, ProtocolVersion.TLSv12, ProtocolVersion.TLSv13, List.of());
    }

    /** What xrdp sends when its private key doesn't fit: an MCS Disconnect Provider Ultimatum without encryption. */
    static Bytes refusedInPlain() {
        return new Bytes(WireBytes.hex("""
                03 00 00 09  # TPKT: version, reserved, length 9
                02 f0 80     # X.224 data
                21 80        # MCS Disconnect Provider Ultimatum, reason: provider initiated
                """));
    }
}
