package dev.redial.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one client gets who scans a host by way of us: 1,000 ports of one address, all open, by HTTP, of the packaged program with its default
 * limits. Only its policy is told that loopback may be tested.
 */
final class Scan {

    private static final int PORTS = 1_000;
    private static final int FIRST_PORT = 20_000;
    private static final InetAddress HOST = InetAddress.ofLiteral("127.33.89.9");
    private static final Duration TO_START = Duration.ofSeconds(90);
    private static final Duration TO_END = Duration.ofSeconds(40);
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String address;
    private final Map<Integer, Integer> sessionAnswers = new TreeMap<>();
    private final Map<Integer, Integer> checkAnswers = new TreeMap<>();
    private final Set<Integer> reached = new ConcurrentSkipListSet<>();

    private Scan(String address) {
        this.address = address;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int pages = freePort();
        int health = freePort();
        Path folder = Files.createTempDirectory("redial-scan");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + pages,
                        "-Dquarkus.management.port=" + health,
                        "-Dredial.db.url=jdbc:h2:mem:redial;DB_CLOSE_DELAY=-1",
                        "-Dredial.target.policy=private",
                        "-Dredial.target.allow=127.0.0.0/8",
                        "-jar",
                        Path.of("target/quarkus-app/quarkus-run.jar")
                                .toAbsolutePath()
                                .toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            awaitReady(program, "http://127.0.0.1:" + health + "/q/health/ready");
            new Scan("http://127.0.0.1:" + pages).scan();
        } finally {
            program.destroy();
            program.waitFor();
        }
    }

    private void scan() throws IOException, InterruptedException {
        List<ServerSocket> open = openPorts();
        try {
            for (ServerSocket port : open) {
                ask(port.getLocalPort());
            }
            awaitQuiet();
        } finally {
            for (ServerSocket port : open) {
                port.close();
            }
        }
        System.out.println(Figures.of(
                "%d ports asked for: sessions answered %s, checks answered %s; ports that were reached: %d",
                PORTS, sessionAnswers, checkAnswers, reached.size()));
    }

    /** The client goes on whatever it is told, as fast as it is answered. */
    private void ask(int port) throws IOException, InterruptedException {
        HttpResponse<String> session = post(
                "/api/v1/sessions",
                "{\"target\":{\"host\":\"" + HOST.getHostAddress() + "\",\"port\":" + port + "},\"consent\":true}");
        sessionAnswers.merge(session.statusCode(), 1, Integer::sum);
        Matcher token = TOKEN.matcher(session.body());
        if (token.find()) {
            HttpResponse<String> check = post("/api/v1/sessions/" + token.group(1) + "/checks", "{}");
            checkAnswers.merge(check.statusCode(), 1, Integer::sum);
        }
    }

    private List<ServerSocket> openPorts() throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        for (int port = FIRST_PORT; open.size() < PORTS; port++) {
            ServerSocket listener;
            try {
                listener = new ServerSocket(port, 10, HOST);
            } catch (IOException taken) {
                continue;
            }
            open.add(listener);
            Thread.ofVirtual().start(() -> count(listener));
        }
        return open;
    }

    private void count(ServerSocket listener) {
        try {
            while (true) {
                Socket caller = listener.accept();
                reached.add(listener.getLocalPort());
                caller.close();
            }
        } catch (IOException over) {
            // the scan is over
        }
    }

    /** Checks that were accepted are let run: until no new port was reached for a while. */
    private void awaitQuiet() throws InterruptedException {
        long end = System.nanoTime() + TO_END.toNanos();
        int before = -1;
        while (System.nanoTime() < end && reached.size() != before) {
            before = reached.size();
            Thread.sleep(5_000);
        }
    }

    private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void awaitReady(Process program, String health) throws IOException, InterruptedException {
        long end = System.nanoTime() + TO_START.toNanos();
        while (!ready(health)) {
            if (!program.isAlive() || System.nanoTime() > end) {
                throw new IOException("the program did not start");
            }
            Thread.sleep(500);
        }
    }

    private static boolean ready(String health) throws InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(health)).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
