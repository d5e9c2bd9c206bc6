package dev.redial.probe.net;

import dev.redial.probe.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** A line as the pair of streams that the TLS library wants, with the line's deadline and a budget of bytes. */
final class LineStreams {

    /** P-04: a handshake of more is a flood, not a certificate chain. */
    static final int MOST_HANDSHAKE_BYTES = 128 * 1024;

    private static final int FIRST_BYTES = 16;

    private final Line line;
    private final byte[] first = new byte[FIRST_BYTES];
    private final RecordCount records = new RecordCount();
    private final In in = new In();
    private final Out out = new Out();
    private Deadline deadline;
    private int received;
    private boolean sent;
    private boolean silenced;

    LineStreams(Line line, Deadline deadline) {
        this.line = line;
        this.deadline = deadline;
    }

    void until(Deadline later) {
        deadline = later;
    }

    Line line() {
        return line;
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /** From now on records are bounded by their bytes alone. */
    void serverHelloCame() {
        records.serverHelloCame();
    }

    /** Sends nothing more, not even the library's alert: a host logs alerts as errors. */
    void silence() {
        silenced = true;
    }

    /** Whether anything was sent. */
    boolean sent() {
        return sent;
    }

    /** The first bytes the peer sent, at most 16. */
    byte[] first() {
        return Arrays.copyOf(first, Math.min(received, FIRST_BYTES));
    }

    /** The first bytes the peer sent, waiting for this many; at most 16. */
    byte[] firstAtLeast(int count) throws IOException {
        while (received < Math.min(count, FIRST_BYTES)) {
            int unused = in.read(new byte[FIRST_BYTES], 0, FIRST_BYTES - received);
        }
        return first();
    }

    private final class In extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int count = read(one, 0, 1);
            return count < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (received > MOST_HANDSHAKE_BYTES) {
                throw new LineFailure(FailureKind.TOO_MUCH);
            }
            int count = line.read(buffer, offset, length, deadline);
            if (received < FIRST_BYTES) {
                System.arraycopy(buffer, offset, first, received, Math.min(count, FIRST_BYTES - received));
            }
            received += count;
            records.pass(buffer, offset, count);
            if (records.tooMany()) {
                throw new LineFailure(FailureKind.TOO_MUCH);
            }
            return count;
        }
    }

    private final class Out extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!silenced) {
                line.write(bytes, offset, length);
                sent = true;
            }
        }
    }
}
