package dev.redial.probe.net;

import dev.redial.probe.FailureKind;
import java.io.IOException;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsFatalAlertReceived;

/** A line under TLS, for what is spoken inside it. */
public final class TlsLine implements AutoCloseable {

    private final TlsClientProtocol protocol;
    private final LineStreams streams;

    TlsLine(TlsClientProtocol protocol, LineStreams streams) {
        this.protocol = protocol;
        this.streams = streams;
    }

    public void write(byte[] bytes) throws LineFailure {
        try {
            protocol.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Reads what has arrived, waiting for at least one byte.
     *
     * @return how many bytes, at least 1
     */
    public int read(byte[] buffer, int offset, int length, Deadline deadline) throws LineFailure {
        streams.until(deadline);
        try {
            int count = protocol.getInputStream().read(buffer, offset, length);
            if (count < 0) {
                throw new LineFailure(FailureKind.CLOSED_BY_PEER);
            }
            return count;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static LineFailure failure(IOException e) {
        return switch (e) {
            case LineFailure line -> line;
            case TlsFatalAlertReceived alert -> new LineFailure(FailureKind.CLOSED_BY_PEER);
            // Records that the library cannot read: nothing inside them was said.
            default -> new LineFailure(FailureKind.MALFORMED);
        };
    }

    @Override
    public void close() {
        try {
            protocol.close();
        } catch (IOException ignored) {
            // the goodbye is a courtesy
        }
        streams.line().close();
    }
}
