package dev.redial.probe.net;

import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/** An open connection. Every read has a deadline and a bound, and what a peer announces never sizes a buffer. */
public final class Line implements AutoCloseable {

    /** No probe has reason to read more than a handshake of 128 KiB and a TSRequest of 64 KiB. */
    private static final int MOST_BYTES = 256 * 1024;

    private final Socket socket;
    private final TrafficCount traffic;
    private final Duration connectTook;
    private int received;
    private byte[] unread = {};

    Line(Socket socket, TrafficCount traffic, Duration connectTook) {
        this.socket = socket;
        this.traffic = traffic;
        this.connectTook = connectTook;
    }

    /** How long the connection took to open: one round trip, if nothing was lost. */
    public Duration connectTook() {
        return connectTook;
    }

    public InetAddress address() {
        return socket.getInetAddress();
    }

    /** Whether the system at the other end has acknowledged all that was sent so far. */
    public Delivery delivery() {
        return SendQueue.of(socket);
    }

    /**
     * Waits a moment for what the peer may say before it is asked.
     *
     * @return its first bytes, at most so many; none as a rule
     * @throws LineFailure when it has hung up without a word
     */
    public byte[] unasked(int most, Duration moment) throws LineFailure {
        byte[] said = new byte[most];
        int count = 0;
        try {
            while (count < most) {
                count += read(said, count, most - count, Deadline.in(moment));
            }
        } catch (LineFailure e) {
            if (count == 0 && e.kind() != FailureKind.READ_TIMEOUT) {
                throw e;
            }
        }
        return Arrays.copyOf(said, count);
    }

    /** Gives back what was read too far, for whoever reads next. */
    public void unread(byte[] bytes) {
        unread = bytes.clone();
    }

    /** Sends all bytes. */
    public void write(byte[] bytes) throws LineFailure {
        write(bytes, 0, bytes.length);
    }

    void write(byte[] bytes, int offset, int length) throws LineFailure {
        try {
            socket.getOutputStream().write(bytes, offset, length);
            traffic.sent(length);
        } catch (IOException e) {
            throw new LineFailure(kindOf(e));
        }
    }

    /**
     * Reads what has arrived into a buffer, waiting for at least one byte.
     *
     * @return how many bytes, at least 1
     * @throws LineFailure with READ_TIMEOUT, CLOSED_BY_PEER, RESET or TOO_MUCH
     */
    public int read(byte[] buffer, int offset, int length, Deadline deadline) throws LineFailure {
        if (unread.length > 0) {
            int count = Math.min(length, unread.length);
            System.arraycopy(unread, 0, buffer, offset, count);
            unread = Arrays.copyOfRange(unread, count, unread.length);
            return count;
        }
        int millis = deadline.millisLeft();
        if (millis == 0) {
            throw new LineFailure(FailureKind.READ_TIMEOUT);
        }
        if (received >= MOST_BYTES) {
            throw new LineFailure(FailureKind.TOO_MUCH);
        }
        try {
            socket.setSoTimeout(millis);
            int count = socket.getInputStream().read(buffer, offset, Math.min(length, MOST_BYTES - received));
            if (count < 0) {
                throw new LineFailure(FailureKind.CLOSED_BY_PEER);
            }
            received += count;
            traffic.received(count);
            return count;
        } catch (LineFailure e) {
            throw e;
        } catch (IOException e) {
            throw new LineFailure(kindOf(e));
        }
    }

    private static FailureKind kindOf(IOException e) {
        // "Connection reset" and "Broken pipe" alike: the peer is gone without having said goodbye.
        return e instanceof SocketTimeoutException ? FailureKind.READ_TIMEOUT : FailureKind.RESET;
    }

    /** Bytes received so far. */
    public int received() {
        return received;
    }

    @Override
    public void close() {
        if (socket.isClosed()) {
            return;
        }
        try {
            socket.close();
        } catch (IOException ignored) {
            // nothing is lost with a line that cannot be closed
        }
        traffic.closed();
    }
}
