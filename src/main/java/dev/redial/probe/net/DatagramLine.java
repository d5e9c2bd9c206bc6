package dev.redial.probe.net;

import dev.redial.probe.FailureKind;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/**
 * A way for datagrams to one port of one host. It is connected, so the system drops what comes from anywhere else, and tells when the host
 * says that nobody listens there. What may pass is bounded in both directions.
 */
public final class DatagramLine implements AutoCloseable {

    /** REQUIREMENTS A-10. */
    private static final int MOST_SENT = 3;

    private static final int MOST_SENT_BYTES = 3_696;

    /** REQUIREMENTS A-12. */
    private static final int MOST_RECEIVED = 4;

    /** REQUIREMENTS P-04. */
    private static final int LONGEST_RECEIVED = 2_048;

    private final DatagramSocket socket;
    private final TrafficCount traffic;
    private int sent;
    private int sentBytes;
    private int received;

    private DatagramLine(DatagramSocket socket, TrafficCount traffic) {
        this.socket = socket;
        this.traffic = traffic;
    }

    /** Opens and connects at once, so that no moment is left in which others' datagrams could be taken for the host's. */
    static DatagramLine to(InetSocketAddress host, TrafficCount traffic) throws LineFailure {
        DatagramSocket socket = null;
        try {
            socket = new DatagramSocket(null);
            socket.connect(host);
            return new DatagramLine(socket, traffic);
        } catch (IOException e) {
            if (socket != null) {
                socket.close();
            }
            throw new LineFailure(kindOf(e));
        }
    }

    /**
     * Sends one datagram.
     *
     * @throws LineFailure with REFUSED or UNREACHABLE, when the system or an answer to an earlier datagram says so
     * @throws IllegalStateException if it would be more than a host may be sent
     */
    public void send(byte[] datagram) throws LineFailure {
        sent++;
        sentBytes += datagram.length;
        if (sent > MOST_SENT || sentBytes > MOST_SENT_BYTES) {
            throw new IllegalStateException("more than a host may be sent");
        }
        try {
            socket.send(new DatagramPacket(datagram, datagram.length));
            traffic.datagram();
            traffic.sent(datagram.length);
        } catch (IOException e) {
            throw new LineFailure(kindOf(e));
        }
    }

    /**
     * Waits for one datagram.
     *
     * @return its content, empty if it was
     * @throws LineFailure with READ_TIMEOUT, REFUSED (port unreachable), UNREACHABLE, or TOO_MUCH for a fifth one or a longer one than 2,048 bytes
     */
    public byte[] receive(Deadline deadline) throws LineFailure {
        int millis = deadline.millisLeft();
        if (millis == 0) {
            throw new LineFailure(FailureKind.READ_TIMEOUT);
        }
        if (received == MOST_RECEIVED) {
            throw new LineFailure(FailureKind.TOO_MUCH);
        }
        // One byte more, as the system cuts off without a word what does not fit.
        byte[] buffer = new byte[LONGEST_RECEIVED + 1];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        try {
            socket.setSoTimeout(millis);
            socket.receive(packet);
        } catch (IOException e) {
            throw new LineFailure(kindOf(e));
        }
        received++;
        traffic.received(packet.getLength());
        if (packet.getLength() > LONGEST_RECEIVED) {
            throw new LineFailure(FailureKind.TOO_MUCH);
        }
        return Arrays.copyOf(buffer, packet.getLength());
    }

    private static FailureKind kindOf(IOException e) {
        return switch (e) {
            case SocketTimeoutException t -> FailureKind.READ_TIMEOUT;
            case PortUnreachableException p -> FailureKind.REFUSED;
            default -> FailureKind.UNREACHABLE;
        };
    }

    @Override
    public void close() {
        socket.close();
    }
}
