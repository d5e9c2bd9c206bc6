package dev.redial.practice;

import java.time.Duration;
import java.util.List;

/**
 * How a server answers at each step. Steps the script doesn't set end with a close, so that a test sees at once that the client came further than
 * it was meant to.
 */
public record Script(X224Answer x224, TlsAnswer tls, NlaAnswer nla, McsAnswer mcs, UdpAnswer udp) {

    public static Script answering(X224Answer x224) {
        return new Script(
                x224,
                new TlsAnswer.EndAfterHello(Ending.CLOSE),
                new NlaAnswer.End(Ending.CLOSE),
                new McsAnswer.End(Ending.CLOSE),
                new UdpAnswer.Closed());
    }

    /** Like {@link X224Answer.Select}. */
    public static Script selecting(int otherwise, Protocol... byPreference) {
        return answering(new X224Answer.Select(List.of(byPreference), otherwise));
    }

    /** As Windows does by default: NLA demanded, TLS 1.2 and 1.3, a challenge with names and the time. */
    public static Script windows(PracticeCertificate certificate, HostIdentity identity) {
        return selecting(X224Answer.HYBRID_REQUIRED_BY_SERVER, Protocol.HYBRID_EX, Protocol.HYBRID)
                .with(TlsAnswer.handshake(certificate))
                .with(NlaAnswer.challenge(identity));
    }

    public Script with(X224Answer answer) {
        return new Script(answer, tls, nla, mcs, udp);
    }

    public Script with(TlsAnswer answer) {
        return new Script(x224, answer, nla, mcs, udp);
    }

    public Script with(NlaAnswer answer) {
        return new Script(x224, tls, answer, mcs, udp);
    }

    public Script with(McsAnswer answer) {
        return new Script(x224, tls, nla, answer, udp);
    }

    public Script with(UdpAnswer answer) {
        return new Script(x224, tls, nla, mcs, answer);
    }

    /** The same, with the X.224 answer byte by byte. */
    public Script dripping(Duration pause) {
        return with(new X224Answer.Drip(x224, pause));
    }
}
