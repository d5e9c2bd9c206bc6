package dev.redial.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntFunction;

/**
 * An RDP server on 127.0.0.1 that plays a {@link Script} to every client and remembers what clients did. It never gets as far as a log-on: whoever
 * sends NTLM AUTHENTICATE is remembered too, because Redial must not.
 */
public final class ScriptedRdpServer implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /** More than a test opens at once; a full queue would look like a lossy network. */
    private static final int BACKLOG = 50;

    /** A free TCP port may be taken for UDP, if seldom. */
    private static final int TRIES = 10;

    private final ServerSocket listener;
    private final Optional<DatagramSocket> datagrams;
    private final IntFunction<Script> scripts;
    private final ServerLog log = new ServerLog();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ScriptedRdpServer(Ports ports, IntFunction<Script> scripts) {
        this.listener = ports.listener();
        this.datagrams = ports.datagrams();
        this.scripts = scripts;
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
        var server = new ScriptedRdpServer(Ports.open(port, withUdp, port == 0 ? TRIES : 1), byConnection);
        server.threads.execute(server::accept);
        server.datagrams.ifPresent(socket -> server.threads.execute(() -> new UdpStage(socket, server.log).play(udp)));
        return server;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** {@code 127.0.0.1:33890}. */
    public String address() {
        return LOOPBACK.getHostAddress() + ":" + port();
    }

    /** How many connections were accepted so far. */
    public int connections() {
        return log.connections.get();
    }

    /** How many connections were open at the same time at most. */
    public int mostOpenAtOnce() {
        return log.mostOpen();
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
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        datagrams.ifPresent(DatagramSocket::close);
        threads.shutdownNow(); // wakes those that pause, and closes the sockets of those that read
        threads.close();
    }

    private void accept() {
        for (int number = 1; !listener.isClosed(); number++) {
            try {
                var socket = listener.accept();
                log.opened();
                serve(socket, scripts.apply(number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, Script script) throws IOException {
        try {
            threads.execute(() -> play(socket, script));
        } catch (RejectedExecutionException closing) {
            socket.close();
        }
    }

    /** However a visit ends, its socket is closed; a client that leaves early is no news here. */
    private void play(Socket socket, Script script) {
        try (socket) {
            new Visit(script, new Wire(socket, log), log).play();
        } catch (IOException | InterruptedException over) {
            // the client or close() ended it
        } finally {
            log.closed();
        }
    }

    /** One number for TCP, and for UDP if wanted. */
    private record Ports(ServerSocket listener, Optional<DatagramSocket> datagrams) {

        static Ports open(int port, boolean withUdp, int tries) throws IOException {
            var listener = new ServerSocket(port, BACKLOG, LOOPBACK);
            try {
                return new Ports(
                        listener,
                        withUdp
                                ? Optional.of(new DatagramSocket(listener.getLocalPort(), LOOPBACK))
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
