package dev.redial.practice;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What clients did to one server so far; written by all its connections. */
final class ServerLog {

    final AtomicInteger connections = new AtomicInteger();
    final AtomicLong received = new AtomicLong();
    final List<ConnectionRequest> requests = new CopyOnWriteArrayList<>();
    final List<WireBytes> datagrams = new CopyOnWriteArrayList<>();
    private volatile boolean authenticate;

    void opened() {
        connections.incrementAndGet();
    }

    void authenticateSeen() {
        authenticate = true;
    }

    boolean sawAuthenticate() {
        return authenticate;
    }
}
