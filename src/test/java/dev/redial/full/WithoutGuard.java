package dev.redial.full;

import dev.redial.probe.net.DatagramLine;
import dev.redial.probe.net.Deadline;
import dev.redial.probe.net.Dialer;
import dev.redial.probe.net.Line;
import dev.redial.probe.net.LineFailure;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.TestTargets;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Redial whose policy approves everything: dials each address that is named, by TCP and UDP, with the real dialler. */
final class WithoutGuard {

    private static final int PORT = 3389;

    /** Nobody answers; all that matters is that the first packet was sent. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private WithoutGuard() {}

    public static void main(String[] addresses) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Arrays.stream(addresses).map(InetAddress::ofLiteral).forEach(a -> threads.execute(() -> dial(a)));
        }
        System.out.println(addresses.length + " dialled");
    }

    private static void dial(InetAddress address) {
        ApprovedTarget target = TestTargets.approved("pc7.redial-corpus.com", PORT, address);
        Dialer dialer = new Dialer();
        try (Line unused = dialer.dial(target, address, Deadline.in(PATIENCE))) {
            System.out.println(address + " answered");
        } catch (LineFailure silence) {
            // as it should be
        }
        try (DatagramLine line = dialer.datagrams(target, address)) {
            line.send(new byte[] {1});
        } catch (LineFailure held) {
            // the wall, or the system that does not send to such an address at all
        }
    }
}
