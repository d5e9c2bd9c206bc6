package dev.redial.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What came to one server. */
final class HostileLog {

    private static final String AUTHENTICATE = "NTLMSSP\0\3\0\0\0";

    final AtomicInteger connections = new AtomicInteger();
    final AtomicLong bytesIn = new AtomicLong();
    final AtomicLong bytesOut = new AtomicLong();

    /** Sizes of the datagrams. */
    final Queue<Integer> datagrams = new ConcurrentLinkedQueue<>();

    private volatile boolean authenticate;

    /**
     * Looks for the attempt to log on.
     *
     * @param before the last bytes that came before these
     * @return the last bytes now
     */
    String arrived(String before, byte[] bytes, int length) {
        bytesIn.addAndGet(length);
        String seen = before + new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        authenticate |= seen.contains(AUTHENTICATE);
        return seen.substring(Math.max(0, seen.length() - AUTHENTICATE.length() + 1));
    }

    boolean sawAuthenticate() {
        return authenticate;
    }
}
