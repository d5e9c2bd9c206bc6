package dev.redial.practice;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first exchange: X.224 Connection Request and Confirm, with the choice of the security protocol. */
final class X224Stage {

    private static final Optional<Protocol> OVER = Optional.empty();

    private final Wire wire;
    private final ServerLog log;
    private @Nullable ConnectionRequest request;
    private Duration pause = Duration.ZERO;

    X224Stage(Wire wire, ServerLog log) {
        this.wire = wire;
        this.log = log;
    }

    /** The protocol to go on with; empty if the connection is over. */
    Optional<Protocol> play(X224Answer answer) throws IOException, InterruptedException {
        return switch (answer) {
            case X224Answer.Select(var byPreference, var otherwise) -> select(byPreference, otherwise);
            case X224Answer.AlwaysSelect(var protocol) -> {
                request();
                yield confirm(X224Bytes.response(protocol), protocol);
            }
            case X224Answer.Refuse(var failureCode) -> {
                request();
                yield refuse(failureCode);
            }
            case X224Answer.WithoutNegotiation() -> {
                request();
                yield confirm(X224Bytes.confirm(), Protocol.RDP);
            }
            case X224Answer.Bytes(var bytes) -> {
                wire.readSomething();
                wire.send(bytes, pause);
                yield end(Ending.CLOSE);
            }
            case X224Answer.Banner(var bytes) -> {
                wire.send(bytes, pause);
                yield end(Ending.STALL);
            }
            case X224Answer.EndAtOnce(var ending) -> end(ending);
            case X224Answer.EndAfterRequest(var ending) -> {
                request();
                yield end(ending);
            }
            case X224Answer.Drip(var inner, var between) -> {
                pause = between;
                yield play(inner);
            }
            case X224Answer.Late(var inner, var wait) -> {
                request();
                Thread.sleep(wait);
                yield play(inner);
            }
            case X224Answer.ResetOnCookie(var otherwise) ->
                request().hasMstshash() ? end(Ending.RESET) : play(otherwise);
        };
    }

    private Optional<Protocol> select(List<Protocol> byPreference, int otherwise)
            throws IOException, InterruptedException {
        var requested = request().requestedProtocols();
        if (requested.isEmpty()) {
            return byPreference.contains(Protocol.RDP) ? confirm(X224Bytes.confirm(), Protocol.RDP) : end(Ending.CLOSE);
        }
        for (var protocol : byPreference) {
            if (protocol.isOfferedIn(requested.getAsInt())) {
                return confirm(X224Bytes.response(protocol), protocol);
            }
        }
        return refuse(otherwise);
    }

    private Optional<Protocol> confirm(WireBytes bytes, Protocol selected) throws IOException, InterruptedException {
        wire.send(bytes, pause);
        return Optional.of(selected);
    }

    private Optional<Protocol> refuse(int failureCode) throws IOException, InterruptedException {
        wire.send(X224Bytes.failure(failureCode), pause);
        return end(Ending.CLOSE);
    }

    private Optional<Protocol> end(Ending ending) throws IOException {
        wire.end(ending);
        return OVER;
    }

    /** Reads the request the first time it is asked for. */
    private ConnectionRequest request() throws IOException {
        if (request == null) {
            request = ConnectionRequest.read(X224Bytes.readFrame(wire.in()));
            log.requests.add(request);
        }
        return request;
    }
}
