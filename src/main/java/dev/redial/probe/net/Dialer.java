package dev.redial.probe.net;

import dev.redial.probe.FailureKind;
import dev.redial.probe.Traffic;
import dev.redial.target.ApprovedTarget;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Opens lines, and only to addresses that the policy approved: it takes no other kind of target. Counts what passes over them. */
public final class Dialer {

    private final TrafficCount traffic = new TrafficCount();

    /**
     * Connects to one of the target's pinned addresses. The name is not looked up again.
     *
     * @throws LineFailure with REFUSED, CONNECT_TIMEOUT, UNREACHABLE or NO_WAY_FROM_HERE
     */
    public Line dial(ApprovedTarget target, InetAddress address, Deadline deadline) throws LineFailure {
        requireApproved(target, address);
        int millis = deadline.millisLeft();
        if (millis == 0) {
            throw new LineFailure(FailureKind.OUT_OF_TIME);
        }
        Socket socket = new Socket();
        long begun = System.nanoTime();
        traffic.opens();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, target.port().number()), millis);
            return new Line(socket, traffic, Duration.ofNanos(System.nanoTime() - begun));
        } catch (IOException e) {
            closeQuietly(socket);
            traffic.closed();
            if (acceptedAndReset(e)) {
                // Whoever uses this line finds it reset, which is the truth: the port is open and somebody hangs up.
                return new Line(socket, traffic, Duration.ofNanos(System.nanoTime() - begun));
            }
            throw new LineFailure(noWay(e, address) ? FailureKind.NO_WAY_FROM_HERE : kindOf(e));
        }
    }

    /**
     * Opens a way for datagrams to one of the target's pinned addresses, at its approved port. Nothing is sent yet.
     *
     * @throws LineFailure with UNREACHABLE
     */
    public DatagramLine datagrams(ApprovedTarget target, InetAddress address) throws LineFailure {
        requireApproved(target, address);
        return DatagramLine.to(new InetSocketAddress(address, target.port().number()), traffic);
    }

    /** What has passed so far over all lines. */
    public Traffic traffic() {
        return traffic.soFar();
    }

    private static void requireApproved(ApprovedTarget target, InetAddress address) {
        if (!target.addresses().contains(address)) {
            throw new IllegalArgumentException("an address that was not approved");
        }
    }

    /** A reset that is no refusal can only follow an accepted connection; it was faster than we were (Linux: ECONNRESET, not ECONNREFUSED). */
    private static boolean acceptedAndReset(IOException e) {
        return e instanceof SocketException
                && !(e instanceof ConnectException)
                && String.valueOf(e.getMessage()).contains("reset");
    }

    /** Without an IPv6 address of our own we reach no IPv6 host, which is no fault of theirs. */
    private static boolean noWay(IOException e, InetAddress address) {
        return address instanceof Inet6Address
                && String.valueOf(e.getMessage()).contains("Network is unreachable")
                && !haveGlobalIpv6();
    }

    private static boolean haveGlobalIpv6() {
        try {
            // An address that is good on one link only carries that link's number; the loopback's is ::1 alone.
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .anyMatch(own -> own instanceof Inet6Address v6
                            && v6.getScopeId() == 0
                            && !v6.equals(InetAddress.ofLiteral("::1")));
        } catch (SocketException e) {
            return true;
        }
    }

    private static FailureKind kindOf(IOException e) {
        return switch (e) {
            case SocketTimeoutException t -> FailureKind.CONNECT_TIMEOUT;
            case NoRouteToHostException n -> FailureKind.UNREACHABLE;
            case ConnectException c -> kindOf(c);
            case SocketException s -> FailureKind.UNREACHABLE;
            default -> FailureKind.UNREACHABLE;
        };
    }

    /** The JDK tells a refusal, a time-out of the kernel's own and a missing route apart by words alone. */
    private static FailureKind kindOf(ConnectException e) {
        String words = String.valueOf(e.getMessage());
        if (words.contains("timed out")) {
            return FailureKind.CONNECT_TIMEOUT;
        }
        return words.contains("refused") || words.contains("reset") ? FailureKind.REFUSED : FailureKind.UNREACHABLE;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // it was never open
        }
    }
}
