package dev.redial.practice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** An RD Gateway on 127.0.0.1, or what stands in its place: plays a {@link GatewayScript} to every client and remembers what they asked. */
public final class ScriptedGateway implements AutoCloseable {

    private static final int LONGEST_HEAD = 16 * 1024;

    private final ServerLog log = new ServerLog();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final GatewayScript script;
    private final LoopbackServer server;

    private ScriptedGateway(int port, GatewayScript script) throws IOException {
        this.script = script;
        server = new LoopbackServer(LoopbackServer.listen(port), log, (connection, wire) -> play(wire));
        server.start();
    }

    /** On a free port. */
    public static ScriptedGateway start(GatewayScript script) throws IOException {
        return start(0, script);
    }

    /** @throws java.net.BindException if the port is taken */
    public static ScriptedGateway start(int port, GatewayScript script) throws IOException {
        return new ScriptedGateway(port, script);
    }

    public int port() {
        return server.port();
    }

    /** {@code 127.0.0.1:33900}. */
    public String address() {
        return LoopbackServer.LOOPBACK.getHostAddress() + ":" + port();
    }

    /** How many connections were accepted so far. */
    public int connections() {
        return log.connections.get();
    }

    /** The heads of the requests so far, in the order they came. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Whether an NTLM AUTHENTICATE or an Authorization field ever arrived: an attempt to log on. */
    public boolean sawAuthenticate() {
        return log.sawAuthenticate()
                || requests.stream().anyMatch(r -> r.toLowerCase(Locale.ROOT).contains("\nauthorization:"));
    }

    @Override
    public void close() {
        server.close();
    }

    private void play(Wire wire) throws IOException {
        var line = new TlsStage(wire).play(script.tls());
        if (line.isEmpty()) {
            return;
        }
        String request = readHead(line.get().in());
        requests.add(request);
        WireBytes answer = request.contains(" /remoteDesktopGateway/ ") ? script.gateway() : script.other();
        line.get().out().write(answer.bytes());
        wire.end(script.ending());
    }

    private static String readHead(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (head.size() < LONGEST_HEAD) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client left");
            }
            head.write(next);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return text;
            }
        }
        throw new IOException("no end of the request");
    }
}
