package dev.redial.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.probe.Observation.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the kernel tells about bytes that nobody has answered. */
class SendQueueTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final boolean LINUX = Files.exists(Path.of("/proc/self/net/tcp"));

    @Test
    void bytesToASleepingProgram_haveArrived() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK);
                Socket socket = new Socket(LOOPBACK, server.getLocalPort())) {
            socket.getOutputStream().write(1);
            assertThat(SendQueue.of(socket)).isEqualTo(LINUX ? Delivery.RECEIVED : Delivery.UNKNOWN);
        }
    }

    /** Nobody reads, both buffers are full, and the rest waits on our side. */
    @Test
    void moreThanTheOtherSideTakes_hasNotArrived() throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            server.setReceiveBufferSize(4_096);
            server.bind(new InetSocketAddress(LOOPBACK, 0));
            try (Socket socket = new Socket(LOOPBACK, server.getLocalPort())) {
                socket.setSendBufferSize(1 << 20);
                socket.getOutputStream().write(new byte[200_000]);
                assertThat(SendQueue.of(socket)).isEqualTo(LINUX ? Delivery.NOT_RECEIVED : Delivery.UNKNOWN);
            }
        }
    }
}
