package dev.redial.full;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged application with a real Keycloak and the realm that we ship. Redial starts first, so that Keycloak's absence at the start
 * and its return are part of it. Passwords and secrets are made up for each run and never written out.
 */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakTest {

    /** Its first start builds itself: 63 s were seen on two busy cores. */
    private static final Duration KEYCLOAK_STARTS = Duration.ofMinutes(5);

    /** REQUIREMENTS R-06. */
    private static final Duration BACK_TO_NORMAL = Duration.ofSeconds(30);

    private static final Pattern FIRST_PASSWORD = Pattern.compile("as admin with the password (\\S+) and");

    private Processes processes;
    private RunningRedial redial;
    private String localPassword;
    private final String password = random();
    private final String secret = random();

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        processes = new Processes(folder);
        String database = "jdbc:h2:file:" + folder.resolve("redial");
        try (RunningRedial local = RunningRedial.start(processes, Map.of("redial.db.url", database))) {
            localPassword = group(FIRST_PASSWORD, local.log(), "the first password");
        }
        int port = Waiting.freePort();
        redial = RunningRedial.start(
                processes,
                Map.of(
                        "redial.db.url",
                        database,
                        "redial.login",
                        "keycloak",
                        "redial.keycloak.url",
                        "http://127.0.0.1:" + port + "/realms/redial",
                        "redial.keycloak.client-secret",
                        secret));
        absentKeycloak_closesTheDeskAlone();
        startKeycloak(port);
        assertThat(Waiting.until(() -> redial.read("/desk").statusCode() == 302, BACK_TO_NORMAL))
                .as("the desk opens again")
                .isTrue();
    }

    private void absentKeycloak_closesTheDeskAlone() {
        assertThat(redial.read("/desk").statusCode()).isEqualTo(503);
        assertThat(redial.read("/").statusCode()).isEqualTo(200);
    }

    private void startKeycloak(int port) throws IOException {
        Path home = keycloakHome();
        Path realm = home.resolve("data/import/redial-realm.json");
        Files.createDirectories(realm.getParent());
        Files.writeString(realm, realm());
        Processes.Started keycloak = processes.start(
                "keycloak",
                Map.of(
                        "REDIAL_KEYCLOAK_CLIENT_SECRET",
                        secret,
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx512m"),
                List.of(
                        "/bin/bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm"));
        String ready = "http://127.0.0.1:" + port + "/realms/redial/.well-known/openid-configuration";
        boolean settled = Waiting.until(
                () -> !keycloak.process().isAlive()
                        || Waiting.listens(port) && new Browser().get(ready).status() == 200,
                KEYCLOAK_STARTS);
        Files.delete(realm);
        assertThat(settled && keycloak.process().isAlive())
                .as("Keycloak runs; it said: %s", lastLines(keycloak.said()))
                .isTrue();
    }

    private static Path keycloakHome() {
        Path home = Path.of(System.getProperty("redial.keycloak.home", "target/keycloak/keycloak-26.7.3"))
                .toAbsolutePath();
        assertThat(home.resolve("bin/kc.sh"))
                .as("run ./mvnw verify -Pfull, which unpacks Keycloak")
                .exists();
        return home;
    }

    /** The realm we ship, at this run's address and with the tests' members. */
    private String realm() throws IOException {
        ObjectMapper json = new ObjectMapper();
        String shipped = Files.readString(Path.of("deploy/keycloak/redial-realm.json"));
        ObjectNode realm = (ObjectNode) json.readTree(shipped.replace("http://localhost:8080", redial.at("")));
        try (InputStream file = KeycloakTest.class.getResourceAsStream("/keycloak/redial-users.json")) {
            JsonNode users = json.readTree(file);
            users.forEach(user -> ((ObjectNode) user)
                    .putArray("credentials")
                    .addObject()
                    .put("type", "password")
                    .put("value", password)
                    .put("temporary", false));
            realm.set("users", users);
        }
        return json.writeValueAsString(realm);
    }

    @AfterAll
    void stop() {
        processes.close();
    }

    @Test
    void support_signsInAndSeesTheDesk() {
        Browser sam = new Browser();
        Answer desk = sam.signIn("sam");
        assertThat(desk.status()).isEqualTo(200);
        assertThat(desk.body()).contains("Sessions").contains("sam");
        assertThat(sam.get(redial.at("/desk/sessions/00000000-0000-0000-0000-000000000000"))
                        .status())
                .isEqualTo(404);
        assertThat(sam.get(redial.at("/desk?host=pc7")).status()).isEqualTo(200);
    }

    @Test
    void deepLink_isReachedAfterTheSignIn() {
        Answer session = new Browser().signIn("sam", "/desk/sessions/1");
        assertThat(session.status()).isEqualTo(404);
        assertThat(session.body()).contains("There is no such session");
    }

    @Test
    void otherRoles_areTurnedAway() {
        assertThat(new Browser().signIn("nora").status()).isEqualTo(403);
        assertThat(new Browser().signIn("ada").status()).isEqualTo(403);
    }

    @Test
    void wrongPassword_staysAtKeycloak() {
        Browser sam = new Browser();
        Answer form = sam.get(redial.at("/desk"));
        Answer again = sam.submit(form, Map.of("username", "nobody", "password", random(), "credentialId", ""));
        assertThat(again.address().getPath()).startsWith("/realms/redial/");
    }

    @Test
    void localPassword_signsNobodyIn() {
        Browser someone = new Browser();
        Answer answer = someone.post(
                redial.at("/j_security_check"), Map.of("j_username", "admin", "j_password", localPassword));
        assertThat(someone.cookies(answer.address())).doesNotContainKey("redial-desk");
        assertThat(someone.get(redial.at("/desk")).address().getPath()).startsWith("/realms/redial/");
    }

    @Test
    void signOut_endsTheSessionAtKeycloakToo() {
        Browser sam = new Browser();
        sam.signIn("sam");
        assertThat(sam.get(redial.at("/desk/logout")).address().toString()).startsWith(redial.at("/?state="));
        assertThat(sam.get(redial.at("/desk")).address().getPath()).startsWith("/realms/redial/");
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String group(Pattern pattern, String text, String what) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(what).isTrue();
        return matcher.group(1);
    }

    private static String lastLines(String said) {
        List<String> lines = said.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    /** What came at the end of all redirects. */
    private record Answer(URI address, int status, String body) {}

    /** Follows redirects and keeps cookies for each host and port, the Secure ones over loopback too, as browsers do. */
    private final class Browser {

        private static final int REDIRECTS = 12;
        private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

        private final HttpClient http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

        Answer signIn(String name) {
            return signIn(name, "/desk");
        }

        Answer signIn(String name, String page) {
            Answer form = get(redial.at(page));
            assertThat(form.address().getPath()).startsWith("/realms/redial/");
            return submit(form, Map.of("username", name, "password", password, "credentialId", ""));
        }

        Answer submit(Answer form, Map<String, String> fields) {
            return post(group(FORM, form.body(), "a form").replace("&amp;", "&"), fields);
        }

        Answer get(String address) {
            return follow(HttpRequest.newBuilder(URI.create(address)));
        }

        Answer post(String address, Map<String, String> fields) {
            String form = fields.entrySet().stream()
                    .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return follow(HttpRequest.newBuilder(URI.create(address))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
        }

        private Answer follow(HttpRequest.Builder first) {
            HttpRequest.Builder next = first;
            for (int i = 0; i < REDIRECTS; i++) {
                HttpResponse<String> response = send(next);
                int status = response.statusCode();
                if (status < 300 || status >= 400) {
                    return new Answer(response.uri(), status, response.body());
                }
                String location = response.headers().firstValue("Location").orElseThrow();
                next = HttpRequest.newBuilder(response.uri().resolve(location));
            }
            throw new AssertionError("too many redirects");
        }

        private HttpResponse<String> send(HttpRequest.Builder builder) {
            URI address = builder.copy().build().uri();
            Map<String, String> own = cookies(address);
            if (!own.isEmpty()) {
                builder.header(
                        "Cookie",
                        own.entrySet().stream()
                                .map(c -> c.getKey() + "=" + c.getValue())
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> response;
            try {
                response = http.send(
                        builder.timeout(Duration.ofSeconds(30))
                                .header("Accept-Language", "en")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new AssertionError("no answer from " + address.getAuthority(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            response.headers().allValues("Set-Cookie").forEach(line -> keep(own, line));
            return response;
        }

        private static void keep(Map<String, String> own, String line) {
            String pair = line.split(";", 2)[0];
            String name = pair.substring(0, pair.indexOf('='));
            String value = pair.substring(pair.indexOf('=') + 1);
            if (value.isEmpty() || line.toLowerCase(Locale.ROOT).contains("max-age=0")) {
                own.remove(name);
            } else {
                own.put(name, value);
            }
        }

        Map<String, String> cookies(URI address) {
            return cookies.computeIfAbsent(address.getAuthority(), a -> new LinkedHashMap<>());
        }
    }
}
