package dev.redial.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much one request may be, on raw sockets, and how long it may take to say what it wants (REQUIREMENTS W-21). */
@QuarkusTest
@TestProfile(LimitsTest.Impatient.class)
class LimitsTest {

    private static final int BLOCKED_MILLIS = 60_000;

    /** As ever, but with less patience, so that the test needs none. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("redial.http.head-timeout", "1s", "redial.db.url", "jdbc:h2:mem:limits;DB_CLOSE_DELAY=-1");
        }
    }

    private static Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(BLOCKED_MILLIS);
        return socket;
    }

    /** Everything up to the end of the connection. */
    private static String answer(String request) throws IOException {
        try (Socket socket = connected()) {
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (SocketException hungUp) {
                // The answer may have come before the end of what we had to say.
            }
            return rest(socket);
        }
    }

    private static String rest(Socket socket) throws IOException {
        StringBuilder all = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                all.append((char) b);
            }
        } catch (SocketException reset) {
            all.append("(reset)");
        }
        return all.toString();
    }

    private static String get(String path, String... headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + String.join("", headers)
                + "\r\n";
    }

    private static String post(String type, String body) {
        return "POST /e HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void address_isFourKibibytesAtMost() throws IOException {
        assertThat(answer(get("/e?q=" + "a".repeat(3_900)))).startsWith("HTTP/1.1 200");
        assertThat(answer(get("/e?q=" + "a".repeat(4_096)))).matches("(?s)HTTP/1\\.[01] 414.*");
    }

    @Test
    void head_isSixteenKibibytesAtMost() throws IOException {
        assertThat(answer(get("/", "X-Long: " + "a".repeat(15_000) + "\r\n"))).startsWith("HTTP/1.1 200");
        assertThat(answer(get("/", "X-Long: " + "a".repeat(17_000) + "\r\n"))).startsWith("HTTP/1.1 431");
        String many = IntStream.range(0, 2_000)
                .mapToObj(i -> "X-" + i + ": aaaaaaaa\r\n")
                .collect(Collectors.joining());
        assertThat(answer(get("/", many))).startsWith("HTTP/1.1 431");
    }

    @Test
    void announcedBody_isSixtyFourKibibytesAtMost() throws IOException {
        String large =
                answer("POST /e HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65537\r\n\r\n" + "a".repeat(65_537));
        assertThat(large).startsWith("HTTP/1.1 413").contains("too much at once");
    }

    @Test
    void unannouncedBody_isCountedAsItComes() throws IOException {
        String chunk = "2000\r\n" + "a".repeat(0x2000) + "\r\n";
        String sent =
                "POST /e HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n" + "5\r\ntext=\r\n" + chunk.repeat(9) + "0\r\n\r\n";
        assertThat(answer(sent)).matches("(?s)HTTP/1\\.1 413.*|\\(reset\\)|");
    }

    @Test
    void form_hasAHundredFieldsAtMost() throws IOException {
        assertThat(answer(post("application/x-www-form-urlencoded", "a=b&".repeat(99) + "a=b")))
                .startsWith("HTTP/1.1 403");
        assertThat(answer(post("application/x-www-form-urlencoded", "a=b&".repeat(150) + "a=b")))
                .startsWith("HTTP/1.1 400")
                .contains("cannot be read");
    }

    @Test
    void oneField_mayFillTheForm() throws IOException {
        assertThat(answer(post("application/x-www-form-urlencoded", "text=" + "a".repeat(60_000))))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void nonsense_isRefusedWithoutABanner() throws IOException {
        for (String nonsense : List.of(
                "\r\n\r\nHELLO\r\n\r\n",
                "GET /\r\n\r\n",
                "\u0016\u0003\u0001\u0000\u0005aaaaa\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n")) {
            assertThat(answer(nonsense)).doesNotContain("Server:", "vertx", "netty", "Exception");
        }
        assertThat(
                        answer(
                                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n"))
                .doesNotContain("Exception");
    }

    @Test
    void silence_isCutOff() throws IOException {
        try (Socket socket = connected()) {
            assertThat(rest(socket)).isIn("", "(reset)");
        }
    }

    /** One byte at a time for as long as the other side listens: it has to end this, for we don't. */
    @Test
    void dripping_isCutOff() throws IOException, InterruptedException {
        try (Socket socket = connected()) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ".getBytes(StandardCharsets.US_ASCII));
            Thread dripping = Thread.ofVirtual().start(() -> drip(socket));
            assertThat(rest(socket)).isIn("", "(reset)");
            dripping.join();
        }
    }

    /** A first request does not earn the right to drip the second. */
    @Test
    void drippingSecondRequest_isCutOff() throws IOException, InterruptedException {
        try (Socket socket = connected()) {
            socket.getOutputStream()
                    .write("GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nX-A: "
                            .getBytes(StandardCharsets.US_ASCII));
            Thread dripping = Thread.ofVirtual().start(() -> drip(socket));
            assertThat(rest(socket)).startsWith("HTTP/1.1 200").contains("Disallow");
            dripping.join();
        }
    }

    private static void drip(Socket socket) {
        try {
            while (true) {
                socket.getOutputStream().write('a');
                boolean never = new java.util.concurrent.CountDownLatch(1)
                        .await(50, java.util.concurrent.TimeUnit.MILLISECONDS);
                assertThat(never).isFalse();
            }
        } catch (IOException cutOff) {
            // as it should be
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void manyDrippers_leaveRoomForOthers() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = connected();
                socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
                sockets.add(socket);
            }
            assertThat(answer(get("/robots.txt"))).startsWith("HTTP/1.1 200");
            for (Socket socket : sockets) {
                assertThat(rest(socket)).isIn("", "(reset)");
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
