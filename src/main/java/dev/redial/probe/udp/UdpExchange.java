package dev.redial.probe.udp;

import dev.redial.probe.FailureKind;
import dev.redial.probe.net.DatagramLine;
import dev.redial.probe.net.Deadline;
import dev.redial.probe.net.LineFailure;
import dev.redial.rdp.MalformedPdu;
import dev.redial.rdp.UdpSyn;
import dev.redial.rdp.UdpSynAck;
import dev.redial.rdp.UdpVersion;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The question whether RDP over UDP is answered: up to three SYN datagrams, and the first answer, whatever it is, ends it. The first one claims
 * version 2; the others, for whoever is too old for that, name no version, which is version 1. They share a sequence number, so a host that got
 * several takes them for one.
 */
final class UdpExchange {

    private static final List<UdpVersion> ATTEMPTS = List.of(UdpVersion.V2, UdpVersion.V1, UdpVersion.V1);

    /** Somebody waits for us, so we repeat sooner than clients do: they after 300 or 500 ms, MS-RDPEUDP 3.1.6.1. */
    private static final Duration LEAST = Duration.ofMillis(850);

    private static final Duration FOR_THE_HOST = Duration.ofMillis(300);
    private static final int ROUND_TRIPS = 6;

    private static final SecureRandom RANDOM = new SecureRandom();

    private UdpExchange() {}

    /**
     * How long an answer is waited for in all; each of the datagrams has a third of it, two round trips and a little for the host.
     *
     * @param roundTrip as TCP measured it
     * @param atMost the limit, be the path as long as it may
     */
    static Duration patience(Duration roundTrip, Duration atMost) {
        Duration wanted = roundTrip.multipliedBy(ROUND_TRIPS).plus(FOR_THE_HOST);
        Duration enough = wanted.compareTo(LEAST) < 0 ? LEAST : wanted;
        return enough.compareTo(atMost) < 0 ? enough : atMost;
    }

    /**
     * Asks over a line that has not been used yet.
     *
     * @param patience how long an answer is waited for in all
     * @param end when to stop at the latest
     * @throws LineFailure with READ_TIMEOUT (no answer), REFUSED (the host says that nobody listens), UNREACHABLE or TOO_MUCH
     * @throws MalformedPdu an answer that is not RDP over UDP; a word beginning {@code udp-}
     */
    static UdpSynAck over(DatagramLine line, Duration patience, Deadline end) throws LineFailure, MalformedPdu {
        int sequence = RANDOM.nextInt();
        Deadline last = end.orIn(patience);
        Duration pause = patience.dividedBy(ATTEMPTS.size());
        for (UdpVersion version : ATTEMPTS) {
            line.send(new UdpSyn(sequence, version).bytes());
            Optional<byte[]> answer = await(line, last.orIn(pause));
            if (answer.isPresent()) {
                return UdpSynAck.read(answer.get(), new UdpSyn(sequence, ATTEMPTS.getFirst()));
            }
            if (last.passed()) {
                break;
            }
        }
        throw new LineFailure(FailureKind.READ_TIMEOUT);
    }

    private static Optional<byte[]> await(DatagramLine line, Deadline until) throws LineFailure {
        try {
            return Optional.of(line.receive(until));
        } catch (LineFailure e) {
            if (e.kind() == FailureKind.READ_TIMEOUT) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
