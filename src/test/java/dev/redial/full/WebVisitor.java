package dev.redial.full;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Follows redirects and keeps cookies for each host and port, the Secure ones over loopback too, as browsers do. */
final class WebVisitor {

    private static final int REDIRECTS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

    /** What came at the end of all redirects. */
    record Answer(URI address, int status, String body) {}

    Answer get(String address) {
        return follow(HttpRequest.newBuilder(URI.create(address)));
    }

    /** Without following: what the server itself says. */
    int status(String address) {
        return send(HttpRequest.newBuilder(URI.create(address))).statusCode();
    }

    /** Without following: where the server itself sends one. */
    String goal(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    /** Fills in the form of a page. */
    Answer submit(Answer page, Map<String, String> fields) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no form at " + page.address() + ": " + page.body());
        }
        return post(form.group(1).replace("&amp;", "&"), fields);
    }

    Answer post(String address, Map<String, String> fields) {
        return follow(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    Map<String, String> cookies(URI address) {
        return cookies.computeIfAbsent(address.getAuthority(), a -> new LinkedHashMap<>());
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
                    builder.timeout(PATIENCE).header("Accept-Language", "en").build(),
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
}
