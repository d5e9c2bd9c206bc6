package dev.redial.casework;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program on free ports. */
record PackagedRedial(Process process, Path log, String address, HttpClient browser) implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

    static PackagedRedial start(String url, Path folder) throws IOException {
        int port = free();
        Path log = folder.resolve("redial-" + port + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=" + free(),
                "-Dredial.db.url=" + url));
        if (!url.startsWith("jdbc:h2")) {
            command.add("-Dredial.db.username=postgres");
        }
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        CookieManager cookies = new CookieManager();
        return new PackagedRedial(
                process,
                log,
                "http://127.0.0.1:" + port,
                HttpClient.newBuilder().cookieHandler(cookies).build());
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    void ready() throws Exception {
        for (int i = 0; i < 600; i++) {
            try {
                if (get("/").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It starts.
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("Redial did not start: " + Files.readString(log));
    }

    HttpResponse<String> get(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** With a local account whose password is in a form, as a browser sends it. */
    void signIn(String name, String password) throws Exception {
        Matcher token = TOKEN.matcher(get("/desk/login").body());
        if (!token.find()) {
            throw new IllegalStateException("the sign-in page has no token");
        }
        String form =
                "j_username=" + name + "&j_password=" + password.replace(' ', '+') + "&csrf-token=" + token.group(1);
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(URI.create(address + "/j_security_check"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (get("/desk").statusCode() != 200) {
            throw new IllegalStateException("cannot sign in: " + answer.statusCode());
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
