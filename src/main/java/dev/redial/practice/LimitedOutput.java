package dev.redial.practice;

import java.io.IOException;
import java.io.OutputStream;

/** Lets so many bytes through and then fails, so that what writes to it stops there. Closing it leaves the connection open. */
final class LimitedOutput extends OutputStream {

    private final OutputStream out;
    private long left;

    LimitedOutput(OutputStream out, long limit) {
        this.out = out;
        this.left = limit;
    }

    @Override
    public void write(int next) throws IOException {
        write(new byte[] {(byte) next}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        int through = (int) Math.min(length, left);
        out.write(from, offset, through);
        left -= through;
        if (through < length) {
            throw new IOException("limit reached");
        }
    }
}
