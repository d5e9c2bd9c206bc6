package dev.redial.full;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Keycloak with the realm that we ship and the tests' members, started and stopped at will. It keeps what it knows meanwhile. */
final class RunningKeycloak {

    /** Its first start builds itself: 63 s were seen on two busy cores. */
    private static final Duration STARTS = Duration.ofMinutes(5);

    private static final String ADMINISTRATOR = "tests";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Processes processes;
    private final int port;
    private final Secrets secrets;
    private final Path home = Path.of(System.getProperty("redial.keycloak.home", "target/keycloak/keycloak-26.7.3"))
            .toAbsolutePath();
    private Processes.@Nullable Started program;
    private int starts;

    /** What is made up for a run and never written out. */
    record Secrets(String administrator, String member, String oneTime, String client) {}

    RunningKeycloak(Processes processes, int port, Secrets secrets) {
        this.processes = processes;
        this.port = port;
        this.secrets = secrets;
    }

    String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Starts it; the first time with the realm, for a Redial at this address. */
    void start(String redial) throws IOException {
        assertThat(home.resolve("bin/kc.sh"))
                .as("run ./mvnw verify -Pfull, which unpacks Keycloak")
                .exists();
        Path realm = home.resolve("data/import/redial-realm.json");
        if (starts == 0) {
            forget();
            Files.createDirectories(realm.getParent());
            Files.writeString(realm, realm());
        }
        Processes.Started started = processes.start(
                "keycloak-" + starts++,
                Map.of(
                        "REDIAL_KEYCLOAK_CLIENT_SECRET",
                        secrets.client(),
                        "REDIAL_PUBLIC_URL",
                        redial,
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        secrets.administrator(),
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx512m"),
                List.of(
                        "/bin/bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-file",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm"));
        program = started;
        boolean settled = Waiting.until(() -> !started.process().isAlive() || answers(), STARTS)
                && started.process().isAlive();
        Files.deleteIfExists(realm);
        assertThat(settled)
                .as("Keycloak runs; it said: %s", lastLines(started.said()))
                .isTrue();
    }

    boolean answers() {
        try {
            return Waiting.listens(port)
                    && HTTP.send(
                                            HttpRequest.newBuilder(URI.create(
                                                            at("/realms/redial/.well-known/openid-configuration")))
                                                    .build(),
                                            HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void stop() {
        if (program != null) {
            program.stop();
        }
    }

    /** Lets it accept connections and say nothing. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        Processes.Started running = program;
        assertThat(running).isNotNull();
        Stream.concat(Stream.of(running.process().toHandle()), running.process().descendants())
                .forEach(process -> {
                    try {
                        new ProcessBuilder("kill", name, Long.toString(process.pid()))
                                .start()
                                .waitFor();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private void forget() throws IOException {
        Path data = home.resolve("data/h2");
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The realm we ship, as it is, and the tests' members with their password and second factor. */
    private String realm() throws IOException {
        ObjectNode realm = (ObjectNode)
                JSON.readTree(Path.of("deploy/keycloak/redial-realm.json").toFile());
        try (InputStream file = RunningKeycloak.class.getResourceAsStream("/keycloak/redial-users.json")) {
            JsonNode users = JSON.readTree(file);
            users.forEach(user -> secrets((ObjectNode) user));
            realm.set("users", users);
        }
        return JSON.writeValueAsString(realm);
    }

    private void secrets(ObjectNode user) {
        boolean both = user.remove("secondFactor").asBoolean();
        user.putArray("requiredActions");
        user.put("enabled", true).put("emailVerified", true);
        user.put("firstName", "Test").put("lastName", user.path("username").asText());
        user.put("email", user.path("username").asText() + "@example.org");
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", secrets.member())
                .put("temporary", false);
        if (both) {
            user.withArray("credentials")
                    .addObject()
                    .put("type", "otp")
                    .put("secretData", "{\"value\":\"" + secrets.oneTime() + "\"}")
                    .put(
                            "credentialData",
                            "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
        }
    }

    /** What an administrator asks of it, by its own interface. */
    JsonNode admin(String method, String path, String body) {
        String token = json(HttpRequest.newBuilder(URI.create(at("/realms/master/protocol/openid-connect/token")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(WebVisitor.form(Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                ADMINISTRATOR,
                                "password",
                                secrets.administrator())))))
                .path("access_token")
                .asText();
        return json(HttpRequest.newBuilder(URI.create(at("/admin/realms/redial" + path)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    String idOf(String member) {
        return admin("GET", "/users?exact=true&username=" + member, "")
                .path(0)
                .path("id")
                .asText();
    }

    private static JsonNode json(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as(answer.uri() + " " + answer.body())
                    .isBetween(200, 299);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String lastLines(String said) {
        List<String> lines = said.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
