package dev.redial.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the addresses in a hostile certificate point. Nobody may ever call. */
public final class HostileCanary {

    private static final ServerSocket LISTENER = listen();
    private static final AtomicInteger HITS = new AtomicInteger();

    private HostileCanary() {}

    /** At 127.0.0.1. */
    public static int port() {
        return LISTENER.getLocalPort();
    }

    /** How often somebody called. */
    public static int hits() {
        return HITS.get();
    }

    private static ServerSocket listen() {
        try {
            ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
            Thread.ofVirtual().start(() -> count(listener));
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void count(ServerSocket listener) {
        try {
            while (true) {
                listener.accept().close();
                HITS.incrementAndGet();
            }
        } catch (IOException over) {
            // the program ends
        }
    }
}
