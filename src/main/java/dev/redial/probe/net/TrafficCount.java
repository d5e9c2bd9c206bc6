package dev.redial.probe.net;

import dev.redial.probe.Traffic;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Adds up what passes over all lines of one dialler. */
final class TrafficCount {

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final AtomicInteger datagrams = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();

    /** A connection begins, whether or not somebody answers. */
    void opens() {
        connections.incrementAndGet();
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    }

    /** A connection that began is closed, or never came about. */
    void closed() {
        open.decrementAndGet();
    }

    void datagram() {
        datagrams.incrementAndGet();
    }

    void sent(int bytes) {
        sent.addAndGet(bytes);
    }

    void received(int bytes) {
        received.addAndGet(bytes);
    }

    Traffic soFar() {
        return new Traffic(connections.get(), mostOpen.get(), datagrams.get(), sent.get(), received.get());
    }
}
