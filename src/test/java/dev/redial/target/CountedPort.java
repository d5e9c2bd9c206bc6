package dev.redial.target;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One port on several addresses of loopback, by TCP and UDP, that counts who comes: the only witness that counts, as it does not trust what
 * we say of ourselves. Whoever comes is told that TLS is chosen and dropped at the next word, so that a run goes on to all its questions.
 */
final class CountedPort implements AutoCloseable {
    private static final int TRIES = 50;
    private static final int BACKLOG = 200;
    private static final byte[] NO_ANSWER = new byte[8];
    private static final byte[] CHOOSES_TLS = HexFormat.of().parseHex("030000130ed000001234000200080001000000");

    private final int number;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Map<InetAddress, AtomicLong> connections = new ConcurrentHashMap<>();
    private final Map<InetAddress, AtomicLong> datagrams = new ConcurrentHashMap<>();

    private CountedPort(int number) {
        this.number = number;
    }

    /** A number that is free on all of them. An address that this machine does not have cannot be reached either, and is left out. */
    static CountedPort on(InetAddress first, List<InetAddress> others) throws IOException {
        for (int i = 1; ; i++) {
            ServerSocket listener = new ServerSocket(0, BACKLOG, first);
            CountedPort port = new CountedPort(listener.getLocalPort());
            try {
                port.listen(first, listener);
                for (InetAddress other : others) {
                    if (exists(other)) {
                        port.listen(other, new ServerSocket(port.number, BACKLOG, other));
                    }
                }
                return port;
            } catch (BindException taken) {
                listener.close();
                port.close();
                if (i == TRIES) {
                    throw taken;
                }
            }
        }
    }

    private static boolean exists(InetAddress address) {
        try (DatagramSocket socket = new DatagramSocket(0, address)) {
            return socket.isBound();
        } catch (IOException no) {
            return false;
        }
    }

    private void listen(InetAddress address, ServerSocket listener) throws IOException {
        open.add(listener);
        DatagramSocket udp = new DatagramSocket(new InetSocketAddress(address, number));
        open.add(udp);
        AtomicLong callers = connections.computeIfAbsent(address, a -> new AtomicLong());
        AtomicLong packets = datagrams.computeIfAbsent(address, a -> new AtomicLong());
        Thread.ofVirtual().start(() -> accept(listener, callers));
        Thread.ofVirtual().start(() -> receive(udp, packets));
    }

    private static void accept(ServerSocket listener, AtomicLong callers) {
        try {
            while (true) {
                Socket caller = listener.accept();
                callers.incrementAndGet();
                Thread.ofVirtual().start(() -> answer(caller));
            }
        } catch (IOException over) {
            // The test is over.
        }
    }

    private static void answer(Socket connected) {
        try (Socket caller = connected) {
            // No TIME_WAIT: ten thousand runs would use up the ports of this machine.
            caller.setSoLinger(true, 0);
            InputStream in = caller.getInputStream();
            byte[] some = new byte[4_096];
            if (in.read(some) > 0) {
                caller.getOutputStream().write(CHOOSES_TLS);
                int unused = in.read(some);
            }
        } catch (IOException left) {
            // They were counted; what they wanted is no matter.
        }
    }

    private static void receive(DatagramSocket udp, AtomicLong packets) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
                udp.receive(packet);
                packets.incrementAndGet();
                // No RDP-UDP, so that nobody waits for more.
                udp.send(new DatagramPacket(NO_ANSWER, NO_ANSWER.length, packet.getSocketAddress()));
            }
        } catch (IOException over) {
            // The test is over.
        }
    }

    int number() {
        return number;
    }

    long connections(InetAddress address) {
        return connections.getOrDefault(address, new AtomicLong()).get();
    }

    long datagrams(InetAddress address) {
        return datagrams.getOrDefault(address, new AtomicLong()).get();
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
