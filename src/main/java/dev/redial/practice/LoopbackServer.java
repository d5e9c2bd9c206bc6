package dev.redial.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Listens on 127.0.0.1, gives each client a thread, and drops them all at the end. What is said to a client is up to its {@link Play}. */
final class LoopbackServer implements AutoCloseable {

    static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /** More than a test opens at once; a full queue would look like a lossy network. */
    private static final int BACKLOG = 50;

    /** What is said to one client. */
    interface Play {
        /** @param connection 1 for the first, 2 for the second, and so on */
        void play(int connection, Wire wire) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final ServerLog log;
    private final Play play;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LoopbackServer(ServerSocket listener, ServerLog log, Play play) {
        this.listener = listener;
        this.log = log;
        this.play = play;
    }

    /** @param port 0 for a free one */
    static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, BACKLOG, LOOPBACK);
    }

    void start() {
        threads.execute(this::accept);
    }

    /** On a thread of its own, which ends with the server. */
    void beside(Runnable work) {
        threads.execute(work);
    }

    int port() {
        return listener.getLocalPort();
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
                serve(listener.accept(), number);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) throws IOException {
        log.opened();
        try {
            threads.execute(() -> play(socket, number));
        } catch (RejectedExecutionException closing) {
            socket.close();
        }
    }

    /** However a visit ends, its socket is closed; a client that leaves early is no news here. */
    private void play(Socket socket, int number) {
        try (socket) {
            play.play(number, new Wire(socket, log));
        } catch (IOException | InterruptedException over) {
            // the client or close() ended it
        }
    }
}
