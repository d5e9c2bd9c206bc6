package dev.redial.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Mutator;
import dev.redial.TestForm;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Odd requests, the same each time: none breaks anything inside, and no answer tells of the inside (REQUIREMENTS W-22). */
@Tag("deeper")
@QuarkusTest
class WebFuzzTest {

    /** 2,000 where the readers' inputs are spoiled 100,000 times, and 20,000 in the full run; W-22 asks for 5,000. */
    private static final int ROUNDS = Math.max(500, Mutator.ROUNDS / 50);

    private static final List<String> PATHS = List.of(
            "/",
            "/e",
            "/e/0x904",
            "/e/0x904/0x7",
            "/e/zzz",
            "/s",
            "/s/AAAAAAAAAAAAAAAAAAAAAAAA",
            "/s/AAAAAAAAAAAAAAAAAAAAAAAA/check",
            "/s/x/answers",
            "/steps/x",
            "/causes/x",
            "/embed/0x904/0x7",
            "/about/probe",
            "/robots.txt",
            "/desk",
            "/desk/login",
            "/desk/find",
            "/desk/password",
            "/desk/sessions/x",
            "/j_security_check",
            "/csp-report",
            "/assets/css/redial.css",
            "/api/v1/codes",
            "/api/v1/codes/0x904",
            "/api/v1/codes/read",
            "/api/v1/causes/x",
            "/api/v1/sessions",
            "/api/v1/sessions/x",
            "/api/v1/sessions/x/checks",
            "/api/v1/sessions/x/checks/1",
            "/api/v1/sessions/x/answers/y",
            "/api/v1/sessions/x/steps/y",
            "/api/v1/sessions/x/outcome",
            "/api/v1/sessions/x/report",
            "/api/openapi");

    private static final List<String> METHODS = List.of(
            "GET", "GET", "GET", "POST", "POST", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH", "X");

    private static final List<String> BITS = List.of(
            "%00",
            "%",
            "%zz",
            "%c0%ae",
            "%ff",
            "..",
            "/",
            "//",
            "\\",
            ";",
            "?",
            "&",
            "=",
            "#",
            "'",
            "\"",
            "<script>",
            "{7*7}",
            "${x}",
            "%0d%0a",
            "%20",
            "a".repeat(300),
            "%F0%9F%98%80",
            "0x",
            "-1",
            "99999999999999999999",
            "null",
            "[]",
            "{}",
            "\u00e9",
            "%u0041",
            "*",
            "|",
            "^",
            "~",
            ":",
            "@",
            ",",
            "lang=de",
            "q=",
            "host=127.0.0.1",
            "code=0x904",
            "page=9999999999",
            "format=pdf",
            "redacted=x",
            "since=9999-99-99",
            "state=%00");

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "{}",
            "[]",
            "null",
            "7",
            "\"x\"",
            "{\"error\":7}",
            "{\"error\":{\"code\":{}}}",
            "{\"target\":[]}",
            "{\"target\":{\"host\":7,\"port\":\"x\"}}",
            "{\"rdpFile\":\"full address:s:\\u0000\"}",
            "{\"errorText\":\"" + "a".repeat(3000) + "\"}",
            "{\"text\":null}",
            "{\"answer\":[1]}",
            "{\"result\":\"fixed\",\"comment\":7}",
            "[".repeat(2000),
            "{\"a\":".repeat(1000),
            "a=b",
            "text=%",
            "text=%ff%fe",
            "text=%zz",
            "host=%00",
            "consent",
            "=",
            "&&&",
            "csrf-token=x",
            "j_username=x&j_password=y",
            "\u0000\u0001\u0002",
            "<x/>");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-www-form-urlencoded",
            "text/plain",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "x",
            "*/*",
            "a/b;c",
            "application/json; charset=nonsense",
            "application/x-www-form-urlencoded; charset=nonsense",
            ";;",
            "application/xml");

    private static final List<String> HEADERS = List.of(
            "Accept: application/json",
            "Accept: ;;;",
            "Accept: */*;q=x",
            "Accept: image/png",
            "Accept-Language: x-x-x-x",
            "Accept-Language: ;;q=",
            "Accept-Language: " + "a".repeat(500),
            "Cookie: lang=%00",
            "Cookie: redial-desk=x; redial-form=..",
            "Cookie: =;;=;",
            "Cookie: quarkus-redirect-location=%%%",
            "Cookie: q_session=x|y|z",
            "Cookie: redial-desk=" + "A".repeat(200),
            "Range: bytes=5-1",
            "Range: bytes=x",
            "If-Modified-Since: x",
            "If-None-Match: x",
            "Origin: null",
            "Origin: ::",
            "Sec-Fetch-Site: x",
            "Last-Event-ID: -9",
            "Authorization: Bearer x",
            "Authorization: Basic x",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-For: '",
            "Expect: x",
            "Content-Encoding: gzip",
            "X-HTTP-Method-Override: DELETE",
            "X-CSRF-Token: x",
            "Upgrade: h2c",
            "TE: x");

    private static final List<String> INSIDE = List.of(
            "dev.redial",
            "io.quarkus",
            "io.vertx",
            "java.lang",
            "org.h2",
            "org.hibernate",
            "jakarta.",
            "exception",
            "\tat ",
            "stack",
            "select ",
            "jdbc:",
            "/work/",
            "/root/",
            "/home/",
            "server:",
            "x-powered-by:",
            "quarkus/",
            "netty");

    private final Random random = new Random(20_261_126);
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private String cookie = "";
    private String token = "";

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String request() {
        StringBuilder path = new StringBuilder(any(PATHS));
        for (int i = random.nextInt(4); i > 0; i--) {
            path.insert(1 + random.nextInt(path.length()), any(BITS));
        }
        if (random.nextInt(3) == 0) {
            path.append('?').append(any(BITS)).append('&').append(any(BITS));
        }
        String method = any(METHODS);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            head.append(any(HEADERS)).append("\r\n");
        }
        String body = method.equals("GET") || method.equals("HEAD") ? "" : any(BODIES);
        // Half of the forms come with what lets them in, so that the pages' own readers are met.
        boolean form = !body.isEmpty() && random.nextBoolean();
        if (form) {
            body = body + "&csrf-token=" + token;
            head.append("Cookie: redial-form=").append(cookie).append("\r\n");
        }
        if (!body.isEmpty()) {
            head.append("Content-Type: ")
                    .append(form ? TYPES.get(1) : any(TYPES))
                    .append("\r\n");
        }
        return head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void oddRequests_breakNothing() throws IOException {
        Response page = RestAssured.given().get("/e");
        cookie = page.getCookie("redial-form");
        token = TestForm.token(page.asString());
        TreeMap<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < ROUNDS; i++) {
            String request = request();
            String answer = send(request);
            int status = Integer.parseInt(answer.substring(9, 12));
            statuses.merge(status, 1, Integer::sum);
            assertThat(status).as("round %d: %s", i, request).isLessThan(500);
            // The API's description and the knowledge speak of such things on purpose; a refusal never does.
            if (status >= 400) {
                String echo = answer.toLowerCase(Locale.ROOT);
                assertThat(INSIDE.stream().filter(echo::contains).toList())
                        .as("round %d: %s%n%s", i, request, answer)
                        .isEmpty();
            }
        }
        assertThat(statuses.keySet()).contains(200, 400, 403, 404, 405);
        close();
    }

    private String send(String request) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                Socket open = opened();
                open.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                return read(request.startsWith("HEAD "));
            } catch (IOException hungUp) {
                close();
                if (attempt == 2) {
                    throw new IOException("no answer to " + request, hungUp);
                }
            }
        }
    }

    private Socket opened() throws IOException {
        Socket known = socket;
        if (known != null) {
            return known;
        }
        Socket fresh = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        fresh.setSoTimeout(60_000);
        in = new BufferedInputStream(fresh.getInputStream());
        socket = fresh;
        return fresh;
    }

    private void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = null;
    }

    private String read(boolean headOnly) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("ended in the head");
            }
            head.write(b);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        String low = text.toLowerCase(Locale.ROOT);
        String length = low.replaceFirst("(?s).*\\ncontent-length: (\\d+).*", "$1");
        boolean empty = headOnly || text.startsWith("HTTP/1.1 204") || text.startsWith("HTTP/1.1 304");
        if (!empty && length.matches("\\d+")) {
            text += new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.ISO_8859_1);
        } else if (!empty) {
            // In pieces, or up to the end: what has come says enough, and the next request has a connection of its own.
            close();
        }
        if (low.contains("\nconnection: close")) {
            close();
        }
        return text;
    }
}
