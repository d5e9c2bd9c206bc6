package dev.redial.full;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged application as a process of its own, on free ports of loopback; started means ready. */
final class RunningRedial implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Processes.Started program;
    private final String address;

    private RunningRedial(Processes.Started program, String address) {
        this.program = program;
        this.address = address;
    }

    /** Starts it with these settings and waits until it says that it is ready. */
    static RunningRedial start(Processes processes, Map<String, String> settings) throws IOException {
        return start(processes, Waiting.freePort(), settings);
    }

    /** The same with the pages on this port, for settings that name it. */
    static RunningRedial start(Processes processes, int pages, Map<String, String> settings) throws IOException {
        int health = Waiting.freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + pages);
        command.add("-Dquarkus.management.port=" + health);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-jar");
        command.add(jar().toString());
        Processes.Started program = processes.start("redial-" + pages, Map.of(), command);
        String ready = "http://127.0.0.1:" + health + "/q/health/ready";
        program.await(() -> Waiting.listens(health) && get(ready).statusCode() == 200);
        return new RunningRedial(program, "http://127.0.0.1:" + pages);
    }

    private static Path jar() {
        Path jar = Path.of(System.getProperty("redial.jar", "target/quarkus-app/quarkus-run.jar"))
                .toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new AssertionError(jar + " is missing: run ./mvnw verify -Pfull");
        }
        return jar;
    }

    /** Where this path is served. */
    String at(String path) {
        return address + path;
    }

    HttpResponse<String> read(String path) {
        return get(at(path));
    }

    HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(at(path)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** What it has logged so far. */
    String log() {
        return program.said();
    }

    private static HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer from Redial", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        program.stop();
    }
}
