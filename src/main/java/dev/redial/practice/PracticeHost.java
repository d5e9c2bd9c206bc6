package dev.redial.practice;

import static dev.redial.practice.X224Answer.SSL_NOT_ALLOWED_BY_SERVER;
import static dev.redial.practice.X224Answer.SSL_REQUIRED_BY_SERVER;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The hosts one can practise on in the dev profile; each has one thing wrong with it, but for the first. */
public enum PracticeHost {
    /** As a Windows computer that is well: self-signed certificate, TLS and NLA accepted, UDP open. */
    HEALTHY(33890, "0x904/0x7"),
    EXPIRED_CERTIFICATE(33891, "0x1b07"),
    NAME_MISMATCH(33892, "0x4"),
    /** TLS without CredSSP is answered by failure 5. */
    NLA_DEMANDED(33893, "0xb09"),
    /** Anything but classic security is answered by failure 2; its encryption is 128 bit, level "client compatible". */
    CLASSIC_ONLY(33894, "0x904/0x7"),
    /** As Windows when its certificate's private key can't be used, and as some inspection devices. */
    RESET_AFTER_CLIENT_HELLO(33895, "0x904/0x7"),
    /** Accepts connections, reads, and never answers. */
    SILENT(33896, "0x108"),
    /** Nothing listens there. */
    CLOSED_PORT(33897, "0x204"),
    HTTP_ON_PORT(33898, "0x1104"),
    CLOCK_TWO_HOURS_OFF(33899, "0x1807"),
    /** A computer that only its gateway reaches, and something before the gateway says that its service is away. */
    GATEWAY_DOWN(33900, "0x300000C");

    /** A computer of a house's own network. The name is reserved (RFC 2606), so nobody can have it. */
    private static final String BEHIND_GATEWAY = "pc7.corp.example";

    private final int port;
    private final String errorCode;

    PracticeHost(int port, String errorCode) {
        this.port = port;
        this.errorCode = errorCode;
    }

    /** {@code expired-certificate}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The port it has in the dev profile. */
    public int port() {
        return port;
    }

    /** An error code a person with such a host might arrive with: {@code 0x904/0x7}. */
    public String errorCode() {
        return errorCode;
    }

    /** What to type as computer, when what listens on the port is not it but the gateway before it. */
    public Optional<String> behindGateway() {
        return gateway().map(script -> BEHIND_GATEWAY);
    }

    /** How the gateway answers; empty where what listens is the host itself. */
    public Optional<GatewayScript> gateway() {
        return this == GATEWAY_DOWN ? Optional.of(GatewayScript.serviceDown(good())) : Optional.empty();
    }

    /** How the host answers, with certificates made anew; empty if nothing shall listen. */
    public Optional<Script> script() {
        return switch (this) {
            case HEALTHY -> Optional.of(wellWith(good()).with(new UdpAnswer.SynAck(2)));
            case EXPIRED_CERTIFICATE -> Optional.of(wellWith(expired()));
            case NAME_MISMATCH -> Optional.of(wellWith(forAnotherName()));
            case NLA_DEMANDED -> Optional.of(Script.windows(good(), me()));
            case CLASSIC_ONLY ->
                Optional.of(Script.selecting(SSL_NOT_ALLOWED_BY_SERVER, Protocol.RDP)
                        .with(new McsAnswer.ConnectResponse(2, 2)));
            case RESET_AFTER_CLIENT_HELLO ->
                Optional.of(wellWith(good()).with(new TlsAnswer.EndAfterHello(Ending.RESET)));
            case SILENT -> Optional.of(Script.answering(new X224Answer.EndAfterRequest(Ending.STALL)));
            case CLOSED_PORT -> Optional.empty();
            case HTTP_ON_PORT -> Optional.of(Script.answering(new X224Answer.Bytes(badRequest())));
            case CLOCK_TWO_HOURS_OFF ->
                Optional.of(wellWith(good()).with(new NlaAnswer.Challenge(me(), Duration.ofHours(2), 6)));
            case GATEWAY_DOWN -> Optional.empty();
        };
    }

    private static Script wellWith(PracticeCertificate certificate) {
        return Script.selecting(SSL_REQUIRED_BY_SERVER, Protocol.HYBRID_EX, Protocol.HYBRID, Protocol.SSL)
                .with(TlsAnswer.handshake(certificate))
                .with(NlaAnswer.challenge(me()));
    }

    private static PracticeCertificate good() {
        return localhost().selfSigned();
    }

    private static PracticeCertificate expired() {
        return localhost().validUntil(Instant.now().minus(Duration.ofDays(9))).selfSigned();
    }

    private static PracticeCertificate forAnotherName() {
        return PracticeCertificate.named("old-name.example")
                .sans("old-name.example")
                .key(Keys.SHARED)
                .selfSigned();
    }

    /** Windows' own certificates have no alternative names; these have, so that both ways to name this computer fit. */
    private static PracticeCertificateBuilder localhost() {
        return PracticeCertificate.named("localhost")
                .sans("localhost", "127.0.0.1")
                .key(Keys.SHARED);
    }

    private static HostIdentity me() {
        return HostIdentity.workgroup("LOCALHOST", "localhost");
    }

    private static WireBytes badRequest() {
        return WireBytes.text("""
                HTTP/1.1 400 Bad Request\r
                Server: practice\r
                Content-Length: 0\r
                Connection: close\r
                \r
                """);
    }

    /** One pair for all of them, made when first needed: practice needs no secrecy, and start-up shall be quick. */
    private static final class Keys {
        static final KeyPair SHARED = PracticeKey.RSA_2048.generate();
    }
}
