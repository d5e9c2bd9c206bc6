package dev.redial.practice;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Looks for the start of an NTLM AUTHENTICATE in all that passes, wherever it is wrapped and however it is cut into pieces. */
final class LogOnWatch extends FilterInputStream {

    private static final byte[] WANTED = NtlmBytes.AUTHENTICATE_START;

    private final Runnable onSight;
    private int matched;

    LogOnWatch(InputStream in, Runnable onSight) {
        super(in);
        this.onSight = onSight;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            look((byte) next);
        }
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        for (int i = 0; i < count; i++) {
            look(into[offset + i]);
        }
        return count;
    }

    /** Starting over is this simple because the first byte, N, doesn't occur again in what is wanted. */
    private void look(byte next) {
        if (next == WANTED[matched]) {
            matched++;
        } else {
            matched = next == WANTED[0] ? 1 : 0;
        }
        if (matched == WANTED.length) {
            matched = 0;
            onSight.run();
        }
    }
}
