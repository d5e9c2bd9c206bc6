package dev.redial.practice;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Adds up the bytes that pass. Closing it leaves the connection open: only {@link Wire#end} closes. */
final class CountedInput extends FilterInputStream {

    private final AtomicLong total;

    CountedInput(InputStream in, AtomicLong total) {
        super(in);
        this.total = total;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            total.incrementAndGet();
        }
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        if (count > 0) {
            total.addAndGet(count);
        }
        return count;
    }

    @Override
    public void close() {}
}
