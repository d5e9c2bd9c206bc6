package dev.redial.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A long way to a server on this machine: passes TCP connections on with half a round trip each way, and counts them.
 *
 * <p>The kernel answers the handshake of our own socket at once, where on a real path the client would wait one round trip. So what a
 * client says before it has heard anything is held for one round trip more, and the server is dialled when a real handshake would have
 * reached it. From then on the clock stands where it would on a real path. A connection that is closed without a byte costs nothing here.
 */
final class DelayedPath implements AutoCloseable {

    private static final int BACKLOG = 500;
    private static final int CHUNK = 16 * 1024;

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final long roundTrip;
    private final AtomicInteger connections = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private DelayedPath(ServerSocket listener, InetSocketAddress server, Duration roundTrip) {
        this.listener = listener;
        this.server = server;
        this.roundTrip = roundTrip.toNanos();
    }

    /** Opens a way from one address to another; port 0 takes a free one. */
    static DelayedPath open(InetSocketAddress from, InetSocketAddress to, Duration roundTrip) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(from, BACKLOG);
        DelayedPath path = new DelayedPath(listener, to, roundTrip);
        path.threads.execute(path::accept);
        return path;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** How many connections were accepted since this was last asked. */
    int connections() {
        return connections.getAndSet(0);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow(); // wakes those that sleep, and closes the sockets of those that read
        threads.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                long accepted = System.nanoTime();
                connections.incrementAndGet();
                threads.execute(() -> carry(client, accepted));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket client, long accepted) {
        try (client;
                Socket far = new Socket()) {
            client.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Way there = new Way(client, far);
            Way back = new Way(far, client);
            threads.execute(() -> there.read(() -> back.delivered ? roundTrip / 2 : roundTrip * 3 / 2));
            sleepUntil(accepted + roundTrip * 3 / 2);
            far.connect(server);
            threads.execute(() -> back.read(() -> roundTrip / 2));
            Future<?> writer = threads.submit(back::write);
            there.write();
            writer.get();
        } catch (IOException | InterruptedException | ExecutionException | RejectedExecutionException over) {
            // one of the two sides is gone, and with it the connection
        }
    }

    private static void sleepUntil(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    /** How long what is read now shall travel, in nanoseconds. */
    private interface Delay {
        long nanos();
    }

    /** Bytes under way; none for the end of the stream. */
    private record Flight(byte[] bytes, Kind kind, long due) {
        enum Kind {
            DATA,
            END,
            RESET
        }
    }

    /** One direction of a connection. */
    private static final class Way {
        private final Socket from;
        private final Socket to;
        private final BlockingQueue<Flight> flights = new LinkedBlockingQueue<>();
        private volatile boolean delivered;

        Way(Socket from, Socket to) {
            this.from = from;
            this.to = to;
        }

        void read(Delay delay) {
            byte[] buffer = new byte[CHUNK];
            long last = Long.MIN_VALUE;
            Flight.Kind kind = Flight.Kind.DATA;
            while (kind == Flight.Kind.DATA) {
                byte[] bytes = {};
                try {
                    int count = from.getInputStream().read(buffer);
                    kind = count < 0 ? Flight.Kind.END : Flight.Kind.DATA;
                    bytes = Arrays.copyOf(buffer, Math.max(0, count));
                } catch (IOException reset) {
                    kind = Flight.Kind.RESET;
                }
                long due = System.nanoTime() + delay.nanos();
                last = last == Long.MIN_VALUE ? due : Math.max(last, due);
                flights.add(new Flight(bytes, kind, last));
            }
        }

        void write() {
            try {
                while (true) {
                    Flight next = flights.take();
                    sleepUntil(next.due());
                    switch (next.kind()) {
                        case DATA -> {
                            to.getOutputStream().write(next.bytes());
                            delivered = true;
                        }
                        case END -> {
                            to.shutdownOutput();
                            return;
                        }
                        case RESET -> {
                            to.setSoLinger(true, 0);
                            to.close();
                            return;
                        }
                    }
                }
            } catch (IOException | InterruptedException over) {
                // the receiver is gone; its reader says so to the other side
            }
        }
    }

    /** What a byte and its echo cost over this path on a new connection, handshake and all, and then once more. In milliseconds. */
    static List<Double> echo(Duration roundTrip) throws IOException {
        InetSocketAddress any = new InetSocketAddress("127.0.0.1", 0);
        try (ServerSocket server = new ServerSocket(0, 1, any.getAddress());
                DelayedPath path = open(any, (InetSocketAddress) server.getLocalSocketAddress(), roundTrip)) {
            Thread.startVirtualThread(() -> {
                try (Socket peer = server.accept()) {
                    peer.setTcpNoDelay(true);
                    peer.getInputStream().transferTo(peer.getOutputStream());
                } catch (IOException over) {
                    // the measurement has ended
                }
            });
            List<Double> millis = new ArrayList<>();
            long begun = System.nanoTime();
            try (Socket client = new Socket()) {
                client.setTcpNoDelay(true);
                client.connect(path.address());
                for (int i = 0; i < 2; i++) {
                    client.getOutputStream().write(1);
                    int unused = client.getInputStream().read();
                    long now = System.nanoTime();
                    millis.add((now - begun) / 1e6);
                    begun = now;
                }
            }
            return millis;
        }
    }
}
