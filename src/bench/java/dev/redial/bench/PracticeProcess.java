package dev.redial.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The process of {@link PracticeSide}, as seen by who started it. */
final class PracticeProcess implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final Process process;
    private final Map<String, Integer> ports = new HashMap<>();

    private PracticeProcess(Process process) {
        this.process = process;
    }

    static PracticeProcess start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PracticeSide.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        PracticeProcess started = new PracticeProcess(process);
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        while (!started.ports.containsKey("ready")) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("the practice hosts did not start");
            }
            String[] words = line.split(" ");
            started.ports.put(words[0], Integer.valueOf(words[1]));
        }
        return started;
    }

    InetSocketAddress host(String name) {
        return new InetSocketAddress(LOOPBACK, ports.get(name));
    }

    InetSocketAddress silentHost(int number) {
        return new InetSocketAddress(PracticeSide.silentAddress(number), ports.get("silent"));
    }

    /** Processor time used so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }
}
