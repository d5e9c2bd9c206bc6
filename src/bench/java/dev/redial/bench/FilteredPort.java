package dev.redial.bench;

import dev.redial.bench.Checker.Check;
import dev.redial.finding.FindingCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A port that answers no SYN: a listener that accepts nobody, with its queue full. */
final class FilteredPort {

    private static final double MOST_MILLIS = 6000;

    /** Linux lets one more than the backlog wait, and drops the SYNs of others. */
    private static final int BACKLOG = 1;

    private static final int FILLING = 4;
    private static final int CHECKS = 3;

    private FilteredPort() {}

    static void measure(Checker checker, Result result) throws IOException, InterruptedException, ExecutionException {
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.33.89.2"))) {
            InetSocketAddress address = (InetSocketAddress) listener.getLocalSocketAddress();
            for (int i = 0; i < FILLING; i++) {
                SocketChannel one = SocketChannel.open();
                one.configureBlocking(false);
                boolean unused = one.connect(address);
                waiting.add(one);
            }
            List<CompletableFuture<Check>> checks = new ArrayList<>();
            for (int i = 0; i < CHECKS; i++) {
                checks.add(Concurrent.start(() -> checker.check(address, FindingCode.PORT_TIMEOUT)));
            }
            String peer = Peer.NMAP.installed() ? said(Peer.NMAP.run(address)) : "nmap is not installed";
            List<Double> verdicts = new ArrayList<>();
            for (CompletableFuture<Check> check : checks) {
                verdicts.add(check.get().verdictMillis().orElse(Double.POSITIVE_INFINITY));
            }
            result.row(
                    "filtered port",
                    "verdict ≤ 6 s",
                    Figures.p95(verdicts) <= MOST_MILLIS,
                    Figures.time(Figures.median(verdicts)),
                    peer);
        } finally {
            for (SocketChannel one : waiting) {
                one.close();
            }
        }
    }

    private static String said(Peer.Run nmap) {
        return "nmap " + (nmap.says("filtered") ? "\"filtered\"" : "another answer") + " after "
                + Figures.time(nmap.millis());
    }
}
