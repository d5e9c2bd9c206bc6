package dev.redial.probe.net;

import dev.redial.probe.Traffic;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Adds up what passes over all lines of one dialler. */
final class TrafficCount {

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger datagrams = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();

    void connection() {
        connections.incrementAndGet();
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
        return new Traffic(connections.get(), datagrams.get(), sent.get(), received.get());
    }
}
