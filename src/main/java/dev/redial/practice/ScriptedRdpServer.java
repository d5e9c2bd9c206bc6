package dev.redial.practice;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * An RDP server on 127.0.0.1 that plays a {@link Script} to every client and remembers what clients did. It never gets as far as a log-on: whoever
 * sends NTLM AUTHENTICATE is remembered too, because Redial must not.
 */
public final class ScriptedRdpServer implements AutoCloseable {

    /** A free TCP port may be taken for UDP, if seldom. */
    private static final int TRIES = 10;

    private final Optional<DatagramSocket> datagrams;
    private final ServerLog log = new ServerLog();
    private final LoopbackServer server;

    private ScriptedRdpServer(Ports ports, IntFunction<Script> scripts) {
        this.datagrams = ports.datagrams();
        this.server = new LoopbackServer(
                ports.listener(), log, (connection, wire) -> new Visit(scripts.apply(connection), wire, log).play());
    }

    /** Plays to every client the same, on a free port. */
    public static ScriptedRdpServer start(Script script) throws IOException {
        return start(0, script);
    }

    /**
     * Plays to every client the same.
     *
     * @throws java.net.BindException if the port is taken
     */
    public static ScriptedRdpServer start(int port, Script script) throws IOException {
        return start(port, script.udp(), connection -> script);
    }

    /**
     * Plays to each client its own; UDP is closed.
     *
     * @param port 0 for a free one
     * @param byConnection gives the script for the first connection (1), the second, and so on
     * @throws java.net.BindException if the port is taken
     */
    public static ScriptedRdpServer start(int port, IntFunction<Script> byConnection) throws IOException {
        return start(port, new UdpAnswer.Closed(), byConnection);
    }

    private static ScriptedRdpServer start(int port, UdpAnswer udp, IntFunction<Script> byConnection)
            throws IOException {
        boolean withUdp = !(udp instanceof UdpAnswer.Closed);
        var host = new ScriptedRdpServer(Ports.open(port, withUdp, port == 0 ? TRIES : 1), byConnection);
        host.server.start();
        host.datagrams.ifPresent(socket -> host.server.beside(() -> new UdpStage(socket, host.log).play(udp)));
        return host;
    }

    public int port() {
        return server.port();
    }

    /** {@code 127.0.0.1:33890}. */
    public String address() {
        return LoopbackServer.LOOPBACK.getHostAddress() + ":" + port();
    }

    /** How many connections were accepted so far. */
    public int connections() {
        return log.connections.get();
    }

    /** Bytes received so far, TLS and all. */
    public long received() {
        return log.received.get();
    }

    /** The X.224 requests so far, in the order they came. */
    public List<ConnectionRequest> requests() {
        return List.copyOf(log.requests);
    }

    /** The datagrams received so far, in the order they came. */
    public List<WireBytes> datagrams() {
        return List.copyOf(log.datagrams);
    }

    /** Whether an NTLM AUTHENTICATE (type 3) ever arrived, in plain or inside TLS: an attempt to log on. */
    public boolean sawAuthenticate() {
        return log.sawAuthenticate();
    }

    /** Stops listening, drops every connection and waits until all threads are gone. */
    @Override
    public void close() {
        datagrams.ifPresent(DatagramSocket::close);
        server.close();
    }

    /** One number for TCP, and for UDP if wanted. */
    private record Ports(ServerSocket listener, Optional<DatagramSocket> datagrams) {

        static Ports open(int port, boolean withUdp, int tries) throws IOException {
            var listener = LoopbackServer.listen(port);
            try {
                return new Ports(
                        listener,
                        withUdp
                                ? Optional.of(new DatagramSocket(listener.getLocalPort(), LoopbackServer.LOOPBACK))
                                : Optional.empty());
            } catch (BindException taken) {
                listener.close();
                if (tries == 1) {
                    throw taken;
                }
                return open(port, withUdp, tries - 1);
            }
        }
    }
}
