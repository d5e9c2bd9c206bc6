package dev.redial.handover.net;

import dev.redial.handover.Problem;
import dev.redial.target.ApprovedReceiver;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A connection to an approved receiver; no socket of this package is opened elsewhere. It is a socket because the mail library and TLS want one. It closes
 * itself when its time is up, whatever the other end does or leaves undone, and takes in no more than a bounded number of bytes.
 */
final class Wire extends Socket {

    /** As for a probe's line: far above a handshake with a long chain and an answer, far below what fills the memory. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final int CONNECT_MILLIS = 4_000;

    private final CompletableFuture<Void> end;
    private volatile boolean late;
    private int received;

    private Wire(Duration most) {
        super(Proxy.NO_PROXY);
        end = CompletableFuture.runAsync(
                this::expire, CompletableFuture.delayedExecutor(most.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Connects to the first of the approved addresses that answers. The name is not looked up again. @param most for all that follows, too */
    static Wire to(ApprovedReceiver receiver, Duration most) throws Trouble {
        long begun = System.nanoTime();
        for (InetAddress address : receiver.addresses()) {
            Duration left = most.minusNanos(System.nanoTime() - begun);
            if (!left.isPositive()) {
                throw new Trouble(Problem.TIMED_OUT);
            }
            Wire wire = new Wire(left);
            try {
                wire.connect(new InetSocketAddress(address, receiver.port().number()), CONNECT_MILLIS);
                wire.setTcpNoDelay(true);
                return wire;
            } catch (IOException e) {
                wire.close();
            }
        }
        throw new Trouble(Problem.UNREACHABLE);
    }

    private void expire() {
        late = true;
        close();
    }

    /** Whether it was closed because its time was up. */
    boolean late() {
        return late;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                received += Math.max(0, count);
                if (received > MOST_BYTES) {
                    throw new Trouble(Problem.TOO_MUCH);
                }
                return count;
            }
        };
    }

    @Override
    public void close() {
        end.cancel(false);
        try {
            super.close();
        } catch (IOException ignored) {
            // nothing is lost with a connection that cannot be closed
        }
    }
}
