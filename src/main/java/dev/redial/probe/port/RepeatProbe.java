package dev.redial.probe.port;

import dev.redial.probe.Conversation;
import dev.redial.probe.Depth;
import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.Observation.Look;
import dev.redial.probe.Probe;
import dev.redial.probe.ProbeId;
import dev.redial.probe.SkipReason;
import dev.redial.probe.negotiation.NegotiationProbe;
import dev.redial.probe.net.Line;
import dev.redial.probe.net.LineFailure;
import dev.redial.probe.net.Pace;
import dev.redial.rdp.MalformedPdu;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the main question again, several times and alone: does the host answer always? Only when something suggests that it does not, or when
 * a person wants the deep test, for each of these connections is one more for the host.
 */
public final class RepeatProbe implements Probe {

    /** For a path that loses packets, where many connections tell more than long rests. */
    private static final Duration BRIEF = Duration.ofMillis(200);

    /** Each costs the whole deadline, and a third would say nothing new. */
    private static final int ENOUGH_TIMEOUTS = 2;

    @Override
    public ProbeId id() {
        return ProbeId.REPEATS;
    }

    @Override
    public Set<ProbeId> after() {
        return Set.of(
                ProbeId.CREDSSP,
                ProbeId.WITHOUT_COOKIE,
                ProbeId.SMALL_HELLO,
                ProbeId.TLS_12,
                ProbeId.OLD_TLS,
                ProbeId.WITHOUT_NLA,
                ProbeId.CLASSIC,
                ProbeId.OTHER_SIGN_INS);
    }

    @Override
    public Optional<SkipReason> skip(Conversation soFar) {
        return looks(soFar) > 0 ? Optional.empty() : Optional.of(SkipReason.NOT_NEEDED);
    }

    /** How often to look again. */
    private static int looks(Conversation soFar) {
        boolean settled = soFar.failure(ProbeId.PORT)
                .or(() -> soFar.failure(ProbeId.NEGOTIATION))
                .filter(kind -> !hungUp(kind))
                .isPresent();
        if (settled) {
            return 0;
        }
        int wanted;
        if (soFar.depth() == Depth.DEEP || synLost(soFar)) {
            wanted = 6;
        } else if (soFar.failure(ProbeId.PORT).isPresent()
                || soFar.failure(ProbeId.NEGOTIATION).isPresent()) {
            wanted = 3;
        } else {
            wanted = sideQuestionFailed(soFar) ? 4 : 0;
        }
        return Math.min(wanted, soFar.connectionsLeft());
    }

    /** What a moment later may be otherwise. Silence is not asked again: it costs the deadline each time. */
    private static boolean hungUp(FailureKind kind) {
        return kind == FailureKind.REFUSED || kind == FailureKind.RESET || kind == FailureKind.CLOSED_BY_PEER;
    }

    private static boolean synLost(Conversation soFar) {
        return soFar.seen(ProbeId.PORT).orElse(null) instanceof Observation.Connected connected && connected.synLost();
    }

    /** Some hosts hang up on an offer they dislike; a connection that failed before it could, or with the main offer, is another thing. */
    private static boolean sideQuestionFailed(Conversation soFar) {
        boolean sameOffer = soFar.failure(ProbeId.TLS_12).isPresent()
                || soFar.failure(ProbeId.OLD_TLS).isPresent();
        boolean noConnection = Set.of(ProbeId.WITHOUT_NLA, ProbeId.CLASSIC, ProbeId.OTHER_SIGN_INS).stream()
                .flatMap(side -> soFar.failure(side).stream())
                .anyMatch(kind -> kind == FailureKind.REFUSED || kind == FailureKind.CONNECT_TIMEOUT);
        return sameOffer || noConnection;
    }

    @Override
    public Observation run(Conversation conversation) {
        Duration pause = synLost(conversation) ? BRIEF : conversation.config().rest();
        List<Look> looks = new ArrayList<>();
        for (int left = looks(conversation); left > 0 && timeouts(looks) < ENOUGH_TIMEOUTS; left--) {
            Pace.rest(pause);
            looks.add(look(conversation));
        }
        return new Observation.Repeated(List.copyOf(looks));
    }

    private static long timeouts(List<Look> looks) {
        return looks.stream()
                .filter(l ->
                        l.failure().filter(FailureKind.CONNECT_TIMEOUT::equals).isPresent())
                .count();
    }

    private static Look look(Conversation conversation) {
        Optional<Duration> connect = Optional.empty();
        try (Line line = conversation.dial()) {
            connect = Optional.of(line.connectTook());
            Observation unused = NegotiationProbe.ask(conversation, line);
            return new Look(connect, Optional.empty());
        } catch (LineFailure e) {
            return new Look(connect, Optional.of(e.kind()));
        } catch (MalformedPdu e) {
            // It answered; what it said is judged elsewhere.
            return new Look(connect, Optional.empty());
        }
    }
}
