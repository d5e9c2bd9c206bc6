package dev.redial.handover.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody on this machine who does with each connection what a test wants. */
final class Peer implements AutoCloseable {

    /** What is done with one connection. */
    interface Part {
        void play(Socket socket) throws Exception;
    }

    private final ServerSocket server;
    private final AtomicInteger visits = new AtomicInteger();

    private Peer(ServerSocket server) {
        this.server = server;
    }

    static Peer playing(Part part) throws IOException {
        Peer peer = new Peer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(() -> peer.serve(part));
        return peer;
    }

    private void serve(Part part) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                visits.incrementAndGet();
                Thread.ofVirtual().start(() -> play(part, socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void play(Part part, Socket socket) {
        try (socket) {
            part.play(socket);
        } catch (Exception gone) {
            // whoever called has hung up
        }
    }

    int port() {
        return server.getLocalPort();
    }

    int visits() {
        return visits.get();
    }

    /** One line without its end, read byte by byte, as what follows may be TLS. */
    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the end");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).stripTrailing();
    }

    static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
