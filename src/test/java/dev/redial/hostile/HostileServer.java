package dev.redial.hostile;

import dev.redial.hostile.HostileCase.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Plays one case over TCP on a free port of 127.0.0.1, to whoever connects. */
final class HostileServer implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int BACKLOG = 128;

    /** Linux queues one more than the backlog; further connection requests go unanswered. */
    private static final int FILLS_THE_BACKLOG = 4;

    private final HostileCase played;
    private final int numbersBefore;
    private final ServerSocket listener;
    private final List<SocketChannel> fill = new ArrayList<>();
    private final HostileLog log = new HostileLog();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HostileServer(HostileCase played, int numbersBefore, ServerSocket listener) {
        this.played = played;
        this.numbersBefore = numbersBefore;
        this.listener = listener;
    }

    /** @param numbersBefore how many connections count as gone, for cases in which each connection gets another answer */
    static HostileServer start(HostileCase played, int numbersBefore) throws IOException {
        boolean blackHole = played.script().getFirst().does().equals("blackhole");
        ServerSocket listener = new ServerSocket(0, blackHole ? 1 : BACKLOG, LOOPBACK);
        HostileServer server = new HostileServer(played, numbersBefore, listener);
        if (blackHole) {
            server.fillBacklog();
        } else {
            server.threads.execute(server::accept);
        }
        return server;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(LOOPBACK, listener.getLocalPort());
    }

    HostileLog log() {
        return log;
    }

    private void fillBacklog() throws IOException {
        for (int i = 0; i < FILLS_THE_BACKLOG; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            boolean unused = channel.connect(address());
            fill.add(channel);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                int number = numbersBefore + log.connections.incrementAndGet();
                serve(socket, number);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) throws IOException {
        try {
            threads.execute(() -> play(socket, number));
        } catch (RejectedExecutionException closing) {
            socket.close();
        }
    }

    /** However a visit ends, its socket is closed; a client that leaves early is no news here. */
    private void play(Socket socket, int number) {
        try (socket) {
            new HostileVisit(socket, number, log).play(scriptOf(number));
        } catch (IOException | InterruptedException over) {
            // the client or close() ended it
        }
    }

    private List<Step> scriptOf(int number) {
        Step first = played.script().getFirst();
        return switch (first.does()) {
            case "nth_connection" -> {
                Map<String, List<?>> byNumber = HostileCases.as(first.with());
                List<?> own = byNumber.get(String.valueOf(number));
                yield HostileCases.steps(own == null ? HostileCases.<List<?>>as(byNumber.get("*")) : own);
            }
            case "cycle" -> {
                List<List<?>> turns = HostileCases.as(first.with());
                yield HostileCases.steps(turns.get((number - 1) % turns.size()));
            }
            default -> played.script();
        };
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (SocketChannel channel : fill) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow(); // wakes those that pause, and closes the sockets of those that read
        threads.close();
    }
}
