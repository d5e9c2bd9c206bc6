package dev.redial.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
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

    private final ServerSocket listener;
    private final IntFunction<Script> scripts;
    private final ServerLog log = new ServerLog();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ScriptedRdpServer(ServerSocket listener, IntFunction<Script> scripts) {
        this.listener = listener;
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
        return start(port, connection -> script);
    }

    /**
     * Plays to each client its own.
     *
     * @param port 0 for a free one
     * @param byConnection gives the script for the first connection (1), the second, and so on
     * @throws java.net.BindException if the port is taken
     */
    public static ScriptedRdpServer start(int port, IntFunction<Script> byConnection) throws IOException {
        var server = new ScriptedRdpServer(new ServerSocket(port, BACKLOG, LOOPBACK), byConnection);
        server.threads.execute(server::accept);
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
}
