package dev.redial.handover.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.redial.handover.Answer;
import dev.redial.handover.Problem;
import dev.redial.handover.WebhookAddress;
import dev.redial.practice.PracticeCertificate;
import dev.redial.target.TestDeliveries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpPostTest {

    private static final String SECRET = "kT3vQ9xZ1mB7sW5yR8nC2pL6dF4hJ0gA";
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final String JSON = "{\"host\":\"büro.example\"}";

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final HttpPost post = new HttpPost(TestTls.trustingTheHouse());
    private final List<HttpServer> servers = new ArrayList<>();

    private record Got(String method, String path, Map<String, List<String>> head, String body) {
        String first(String name) {
            return head.getOrDefault(name, List.of("absent")).getFirst();
        }
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
        servers.clear();
    }

    private String answering(HttpServer server, int status, Map<String, String> head) {
        servers.add(server);
        server.createContext("/", exchange -> answer(exchange, status, head));
        server.start();
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://localhost:" + server.getAddress().getPort() + "/hooks/redial?team=7";
    }

    private void answer(HttpExchange exchange, int status, Map<String, String> head) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        got.add(new Got(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        head.forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static HttpServer plain() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static HttpServer encrypted(PracticeCertificate certificate) throws Exception {
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(TestTls.server(certificate)));
        return https;
    }

    private Answer send(String url) {
        WebhookAddress address = new WebhookAddress(URI.create(url), SECRET);
        return post.send(TestDeliveries.here(address.port()), address, ID, JSON, NOW);
    }

    @Test
    void letter_isPostedWithIdAndSignature() throws Exception {
        assertThat(send(answering(encrypted(TestTls.issuedFor("localhost")), 200, Map.of())))
                .isEqualTo(new Answer.Taken());

        assertThat(got).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/hooks/redial?team=7");
            assertThat(request.body()).isEqualTo(JSON);
            assertThat(request.first("Content-type")).isEqualTo("application/json");
            assertThat(request.first("Host"))
                    .isEqualTo("localhost:" + servers.getFirst().getAddress().getPort());
            assertThat(request.first("Redial-delivery")).isEqualTo(ID.toString());
            assertThat(verified(request.first("Redial-signature"), request.body(), SECRET))
                    .isTrue();
            assertThat(verified(request.first("Redial-signature"), request.body() + " ", SECRET))
                    .isFalse();
            assertThat(verified(request.first("Redial-signature"), request.body(), SECRET + "x"))
                    .isFalse();
        });
    }

    /** As src/docs/handover.md tells receivers to do it. */
    private static boolean verified(String signature, String body, String secret) throws Exception {
        String time = signature.substring("t=".length(), signature.indexOf(','));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected = HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
        return signature.endsWith(",v1=" + expected) && Long.parseLong(time) == NOW.getEpochSecond();
    }

    @ParameterizedTest
    @CsvSource({
        "201,",
        "204,",
        "302, false",
        "400, false",
        "404, false",
        "410, true",
        "429, false",
        "500, false",
        "503, false"
    })
    void answer_saysWhetherItWasTaken(int status, Boolean forGood) throws IOException {
        Answer answer = send(answering(plain(), status, Map.of()));
        assertThat(answer)
                .isEqualTo(
                        forGood == null
                                ? new Answer.Taken()
                                : new Answer.NotTaken(Problem.REJECTED, Integer.toString(status), forGood));
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        try (Peer elsewhere = Peer.playing(socket -> Peer.say(socket, "HTTP/1.1 200 OK\r\n\r\n"))) {
            String location = "http://localhost:" + elsewhere.port() + "/";
            for (int status : List.of(301, 307, 308)) {
                Answer answer = send(answering(plain(), status, Map.of("Location", location)));
                assertThat(answer).isEqualTo(new Answer.NotTaken(Problem.REJECTED, Integer.toString(status), false));
            }
            assertThat(elsewhere.visits()).isZero();
        }
    }

    @Test
    void certificate_mustBeTrustedAndForThisName() throws Exception {
        for (PracticeCertificate wrong : List.of(
                TestTls.selfSignedFor("localhost"),
                TestTls.issuedFor("localhost.example"),
                TestTls.issuedFor("127.0.0.1"))) {
            Answer answer = send(answering(encrypted(wrong), 200, Map.of()));
            assertThat(answer).isEqualTo(Answer.later(Problem.UNTRUSTED));
        }
        assertThat(got).as("nothing was said before the certificate was seen").isEmpty();
    }

    @Test
    void endlessAnswer_isCutOff() throws Exception {
        byte[] more = "X-More: and more\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII);
        Peer.Part endlessHead = socket -> {
            Peer.say(socket, "HTTP/1.1 200 OK\r\n");
            while (true) {
                socket.getOutputStream().write(more);
            }
        };
        try (Peer peer = Peer.playing(endlessHead)) {
            assertThat(send("http://localhost:" + peer.port())).isEqualTo(Answer.later(Problem.TOO_MUCH));
        }
        Peer.Part endlessBody = socket -> {
            Peer.say(socket, "HTTP/1.1 200 OK\r\n\r\n");
            while (true) {
                socket.getOutputStream().write(more);
            }
        };
        try (Peer peer = Peer.playing(endlessBody)) {
            assertThat(send("http://localhost:" + peer.port())).isEqualTo(new Answer.Taken());
        }
    }

    @Test
    void silence_endsWithTheTime() throws Exception {
        HttpPost hasty = new HttpPost(TestTls.trustingTheHouse(), Duration.ofMillis(150));
        for (String scheme : List.of("http", "https")) {
            try (Peer peer = Peer.playing(socket -> socket.getInputStream().readAllBytes())) {
                WebhookAddress address = new WebhookAddress(URI.create(scheme + "://localhost:" + peer.port()), SECRET);
                assertThat(hasty.send(TestDeliveries.here(peer.port()), address, ID, JSON, NOW))
                        .isEqualTo(Answer.later(Problem.TIMED_OUT));
            }
        }
    }

    @Test
    void whatIsNoHttp_isMalformed() throws Exception {
        try (Peer peer = Peer.playing(socket -> Peer.say(socket, "220 mail.example ESMTP\r\n"))) {
            assertThat(send("http://localhost:" + peer.port())).isEqualTo(Answer.later(Problem.MALFORMED));
            assertThat(send("https://localhost:" + peer.port())).isEqualTo(Answer.later(Problem.TLS_FAILED));
        }
    }

    @Test
    void nobodyThere_isUnreachable() throws Exception {
        int port;
        try (Peer gone = Peer.playing(socket -> {})) {
            port = gone.port();
        }
        assertThat(send("http://localhost:" + port)).isEqualTo(Answer.later(Problem.UNREACHABLE));
    }
}
