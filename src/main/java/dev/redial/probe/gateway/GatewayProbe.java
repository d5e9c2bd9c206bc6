package dev.redial.probe.gateway;

import dev.redial.probe.Conversation;
import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.Observation.GatewayReply;
import dev.redial.probe.Observation.GatewaySeen;
import dev.redial.probe.Probe;
import dev.redial.probe.ProbeId;
import dev.redial.probe.SkipReason;
import dev.redial.probe.net.Deadline;
import dev.redial.probe.net.Line;
import dev.redial.probe.net.LineFailure;
import dev.redial.probe.net.TlsHandshake;
import dev.redial.probe.net.TlsLine;
import dev.redial.probe.net.TlsRange;
import dev.redial.rdp.GatewayAnswer;
import dev.redial.rdp.GatewayRequest;
import dev.redial.rdp.GatewayTransport;
import dev.redial.rdp.MalformedPdu;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.Port;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Asks for an RD Gateway as clients do, and reads how it answers before anybody has signed in. What it answers is never followed: a redirect,
 * a challenge or a cookie leads to no further packet.
 */
public final class GatewayProbe implements Probe {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public ProbeId id() {
        return ProbeId.GATEWAY;
    }

    @Override
    public Set<ProbeId> after() {
        return Set.of();
    }

    @Override
    public Optional<SkipReason> skip(Conversation soFar) {
        return Optional.empty();
    }

    @Override
    public Observation run(Conversation conversation) throws LineFailure {
        Deadline deadline = conversation.within(conversation.config().gateway());
        try (Line line = conversation.dial()) {
            return switch (handshake(line, conversation, deadline)) {
                case TlsHandshake.Outcome.Broken(var seen) -> seen;
                case TlsHandshake.Outcome.Open(var secured, var tls) -> {
                    List<GatewayReply> replies = new ArrayList<>();
                    replies.add(ask(secured, GatewayTransport.WEBSOCKET, conversation, deadline));
                    secured.close();
                    askOn(replies, conversation, deadline);
                    yield new GatewaySeen(tls, List.copyOf(replies));
                }
            };
        }
    }

    /** The other ways in turn, each on a short connection of its own, while it is open whether there is a gateway. */
    private static void askOn(List<GatewayReply> replies, Conversation conversation, Deadline deadline) {
        for (GatewayTransport next : List.of(GatewayTransport.HTTP, GatewayTransport.RPC)) {
            if (settled(replies.getLast()) || deadline.passed()) {
                return;
            }
            replies.add(askAnew(next, conversation, deadline));
        }
    }

    /** A web server that knows nothing of the way, or a device that cuts it, may still let another one through. */
    private static boolean settled(GatewayReply reply) {
        return switch (reply) {
            case GatewayReply.Answered(var way, var answer) -> !(answer instanceof GatewayAnswer.OtherServer);
            case GatewayReply.Failed(var way, var kind, var detail) ->
                kind != FailureKind.CLOSED_BY_PEER && kind != FailureKind.RESET;
        };
    }

    private static GatewayReply askAnew(GatewayTransport way, Conversation conversation, Deadline deadline) {
        try (Line line = conversation.dial()) {
            return switch (handshake(line, conversation, deadline)) {
                case TlsHandshake.Outcome.Broken(var seen) ->
                    new GatewayReply.Failed(way, FailureKind.CLOSED_BY_PEER, "");
                case TlsHandshake.Outcome.Open(var secured, var tls) -> ask(secured, way, conversation, deadline);
            };
        } catch (LineFailure e) {
            return new GatewayReply.Failed(way, e.kind(), "");
        }
    }

    private static TlsHandshake.Outcome handshake(Line line, Conversation conversation, Deadline deadline) {
        return TlsHandshake.over(
                line,
                TlsRange.ALL,
                conversation.serverName(),
                deadline.orIn(conversation.config().tls()));
    }

    private static GatewayReply ask(TlsLine line, GatewayTransport way, Conversation conversation, Deadline deadline) {
        try {
            return new GatewayReply.Answered(way, HttpExchange.over(line, request(way, conversation), deadline));
        } catch (LineFailure e) {
            return new GatewayReply.Failed(way, e.kind(), "");
        } catch (MalformedPdu e) {
            return new GatewayReply.Failed(way, FailureKind.MALFORMED, e.word());
        }
    }

    private static GatewayRequest request(GatewayTransport way, Conversation conversation) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        return new GatewayRequest(
                way,
                hostField(conversation.target()),
                conversation.config().identity(),
                UUID.randomUUID().toString(),
                Base64.getEncoder().encodeToString(nonce));
    }

    /** RFC 9110 section 7.2: an IPv6 address in brackets, the port unless it is the usual one. */
    private static String hostField(ApprovedTarget target) {
        String name = target.name().ascii();
        String host = name.contains(":") ? "[" + name + "]" : name;
        return target.port().equals(Port.HTTPS)
                ? host
                : host + ":" + target.port().number();
    }
}
