package dev.redial.probe.net;

import dev.redial.probe.Observation.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many of the bytes that a socket has sent were not acknowledged yet, as Linux tells in the column {@code tx_queue} of its table of
 * connections (proc_pid_net(5)). Silence after bytes that arrived is a program that sleeps; silence after bytes that did not is a path
 * that swallows them.
 */
final class SendQueue {

    private static final List<Path> TABLES = List.of(Path.of("/proc/self/net/tcp6"), Path.of("/proc/self/net/tcp"));

    private SendQueue() {}

    static Delivery of(Socket socket) {
        return TABLES.stream()
                .flatMap(table -> in(table, socket).stream())
                .findFirst()
                .orElse(Delivery.UNKNOWN);
    }

    private static Optional<Delivery> in(Path table, Socket socket) {
        String local = port(socket.getLocalPort());
        String remote = port(socket.getPort());
        List<String> addresses = spellings(socket.getInetAddress());
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.trim().split("\\s+"))
                    .filter(column -> column.length > 4 && column[1].endsWith(local))
                    .filter(column -> addresses.stream().anyMatch(address -> column[2].equals(address + remote)))
                    .findFirst()
                    .map(column -> column[4].startsWith("00000000:") ? Delivery.RECEIVED : Delivery.NOT_RECEIVED);
        } catch (IOException | RuntimeException e) {
            // Another system, or one that hides its table.
            return Optional.empty();
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
