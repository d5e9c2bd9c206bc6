package dev.redial.rdp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a web server's answer to a {@link GatewayRequest} says about a gateway there, MS-TSGU 3.3.5.1 and 4.2.1. */
public sealed interface GatewayAnswer {

    /** It wants to know who asks, as a gateway in health does (401). @param schemes empty when it names none */
    record AsksToSignIn(Set<SignInScheme> schemes) implements GatewayAnswer {
        public AsksToSignIn {
            schemes = Set.copyOf(schemes);
        }
    }

    /** It opens the way before anybody has signed in; the sign-in then comes inside (101, or 200 with bytes and no page). @param transport the way that is open */
    record Opens(GatewayTransport transport) implements GatewayAnswer {}

    /** It sends the client elsewhere (301 and its like). @param host where to, in lower case, when it names one in plain form */
    record Redirects(Optional<String> host) implements GatewayAnswer {}

    /** Something in front says that the service behind is away (500, 502, 503, 504) or that there are too many requests (429). */
    record Unavailable(int status) implements GatewayAnswer {}

    /** A web server that knows of no such thing. */
    record OtherServer(int status) implements GatewayAnswer {}

    /**
     * Reads an answer.
     *
     * @throws MalformedPdu {@code http-challenge}, or {@code http-upgrade} for a change of protocol that was not asked for or not done right
     */
    static GatewayAnswer read(HttpAnswer answer, GatewayRequest request) throws MalformedPdu {
        return switch (answer.status()) {
            case 101 -> upgraded(answer, request);
            case 200 -> carriesBytes(answer) ? new Opens(withoutWebSocket(request)) : new OtherServer(200);
            case 301, 302, 303, 307, 308 -> new Redirects(answer.redirectHost());
            case 401 -> new AsksToSignIn(SignInScheme.read(answer.values("www-authenticate")));
            case 429, 500, 502, 503, 504 -> new Unavailable(answer.status());
            default -> new OtherServer(answer.status());
        };
    }

    private static GatewayAnswer upgraded(HttpAnswer answer, GatewayRequest request) throws MalformedPdu {
        boolean right = request.transport() == GatewayTransport.WEBSOCKET
                && answer.lists("upgrade", "websocket")
                && answer.lists("connection", "upgrade")
                && answer.values("sec-websocket-accept").equals(List.of(request.webSocketProof()));
        if (!right) {
            throw new MalformedPdu("http-upgrade");
        }
        return new Opens(GatewayTransport.WEBSOCKET);
    }

    /** Whoever answers a request for WebSocket with a channel has not heard the word. */
    private static GatewayTransport withoutWebSocket(GatewayRequest request) {
        return request.transport() == GatewayTransport.RPC ? GatewayTransport.RPC : GatewayTransport.HTTP;
    }

    /**
     * A gateway's channel has no end, so its answer states no length (MS-TSGU 4.2.1), and no page that a web server shows to everybody is of
     * these types.
     */
    private static boolean carriesBytes(HttpAnswer answer) {
        String type = answer.first("content-type").orElse("").toLowerCase(Locale.ROOT);
        boolean endless = answer.values("content-length").isEmpty()
                && answer.values("transfer-encoding").isEmpty();
        return type.isEmpty()
                ? endless
                : type.startsWith("application/octet-stream") || type.startsWith("application/rpc");
    }
}
