package dev.redial.probe.net;

import dev.redial.probe.Observation.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How many of the bytes that a socket has sent were not acknowledged yet, as Linux tells in the column {@code tx_queue} of its table of
 * connections (proc_pid_net(5)). Silence after bytes that arrived is a program that sleeps; silence after bytes that did not is a path
 * that swallows them.
 */
final class SendQueue {

    private static final List<Path> TABLES = List.of(Path.of("/proc/self/net/tcp6"), Path.of("/proc/self/net/tcp"));

    /** Many checks of silent hosts end at once; reading the table for each of them would cost all others their time. */
    private static final Duration GOOD_FOR = Duration.ofMillis(500);

    private static Snapshot latest = new Snapshot(System.nanoTime(), Map.of());

    private SendQueue() {}

    static Delivery of(Socket socket) {
        List<String> keys = spellings(socket.getInetAddress()).stream()
                .map(address -> port(socket.getLocalPort()) + " " + address + port(socket.getPort()))
                .toList();
        return snapshot(keys).delivery(keys);
    }

    /** The latest one, unless it is too old or does not know this connection yet. */
    private static synchronized Snapshot snapshot(List<String> keys) {
        if (latest.isOld() || latest.delivery(keys) == Delivery.UNKNOWN) {
            latest = Snapshot.take();
        }
        return latest;
    }

    /** @param emptied by local port and remote address, whether nothing waits for an acknowledgement */
    private record Snapshot(long takenAt, Map<String, Boolean> emptied) {

        static Snapshot take() {
            Map<String, Boolean> emptied = new HashMap<>();
            TABLES.forEach(table -> add(table, emptied));
            return new Snapshot(System.nanoTime(), emptied);
        }

        private static void add(Path table, Map<String, Boolean> emptied) {
            try (Stream<String> lines = Files.lines(table)) {
                lines.map(line -> line.strip().split(" ", 6))
                        .filter(column -> column.length == 6 && column[1].contains(":"))
                        .forEach(column -> emptied.put(
                                column[1].substring(column[1].indexOf(':')) + " " + column[2],
                                column[4].startsWith("00000000:")));
            } catch (IOException | RuntimeException e) {
                // Another system, or one that hides its table.
            }
        }

        boolean isOld() {
            return System.nanoTime() - takenAt > GOOD_FOR.toNanos();
        }

        Delivery delivery(List<String> keys) {
            return keys.stream()
                    .filter(emptied::containsKey)
                    .findFirst()
                    .map(key -> emptied.getOrDefault(key, false) ? Delivery.RECEIVED : Delivery.NOT_RECEIVED)
                    .orElse(Delivery.UNKNOWN);
        }
    }

    private static String port(int number) {
        return String.format(Locale.ROOT, ":%04X", number);
    }

    /** The kernel prints each 32-bit word in the order of the machine, and IPv4 inside IPv6 for a socket that speaks both. */
    private static List<String> spellings(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 16) {
            return List.of(words(bytes));
        }
        return List.of(words(bytes), "0000000000000000FFFF0000" + words(bytes));
    }

    private static String words(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < bytes.length; word += 4) {
            byte[] four = Arrays.copyOfRange(bytes, word, word + 4);
            for (int i = 3; i >= 0; i--) {
                text.append(String.format(Locale.ROOT, "%02X", four[i]));
            }
        }
        return text.toString();
    }
}
