package dev.redial.hostile;

import dev.redial.hostile.HostileCase.Step;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** One connection, as a case plays it. Ends with an exception when the client leaves or the case hangs up. */
final class HostileVisit {

    private static final BcTlsCrypto CRYPTO = new BcTlsCrypto(new SecureRandom());
    private static final int MOST_AT_ONCE = 65_536;
    private static final int PATIENCE_MILLIS = 60_000;

    /** Between the two pieces of a split answer, so that they arrive as two. */
    private static final int BETWEEN_PIECES_MILLIS = 150;

    /** Where in a ClientHello record the session id begins: record, message, version, random. */
    private static final int SESSION_ID = 5 + 4 + 2 + 32;

    private final Socket socket;
    private final int number;
    private final HostileLog log;
    private InputStream in;
    private OutputStream out;
    private byte[] got = new byte[0];
    private String lastArrived = "";

    HostileVisit(Socket socket, int number, HostileLog log) throws IOException {
        this.socket = socket;
        this.number = number;
        this.log = log;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    void play(List<Step> script) throws IOException, InterruptedException {
        for (Step step : script) {
            play(step.does(), step.with());
        }
    }

    private void play(String does, Object with) throws IOException, InterruptedException {
        switch (does) {
            case "recv" -> receive(String.valueOf(with));
            case "send" -> send(HostileBytes.of(with));
            case "send_beside_tls" -> socket.getOutputStream().write(HostileBytes.of(with));
            case "send_received" -> send(got);
            case "send_template" -> send(serverHello(String.valueOf(with)));
            case "send_der_nest" -> send(HostileBytes.nested(HostileCases.as(with)));
            case "repeat" -> repeat(HostileCases.as(with));
            case "flood_random_mb" -> flood(number(with));
            case "gzip_bomb_mb" -> send(HostileBytes.gzipBomb(number(with)));
            case "drip" -> drip(HostileCases.as(with));
            case "split_every_position" -> split(HostileBytes.of(with));
            case "sleep_ms" -> Thread.sleep(number(with));
            case "hold_ms" -> hold(number(with));
            case "tls" -> tls(HostileCases.as(with));
            case "close" -> throw new EOFException("the case hangs up");
            case "reset" -> {
                socket.setSoLinger(true, 0);
                throw new EOFException("the case hangs up, hard");
            }
            default -> throw new IllegalArgumentException(does);
        }
    }

    private static int number(Object with) {
        return Integer.parseInt(String.valueOf(with));
    }

    private void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        log.bytesOut.addAndGet(bytes.length);
    }

    /** Waits for a whole one of what is named, or for anything. */
    private void receive(String what) throws IOException {
        byte[] all = some();
        while (!whole(what, all)) {
            all = HostileBytes.joined(all, some());
        }
        got = all;
    }

    private byte[] some() throws IOException {
        byte[] buffer = new byte[MOST_AT_ONCE];
        int count = in.read(buffer);
        if (count < 0) {
            throw new EOFException("the client has left");
        }
        lastArrived = log.arrived(lastArrived, buffer, count);
        return Arrays.copyOf(buffer, count);
    }

    private static boolean whole(String what, byte[] all) {
        return switch (what) {
            case "cr" -> all.length >= 4 && (all[0] != 3 || all.length >= u16(all, 2));
            case "client_hello" -> all.length >= 5 && all.length >= 5 + u16(all, 3);
            case "tsreq" -> all[0] != 0x30 || wholeDer(all);
            default -> true;
        };
    }

    private static boolean wholeDer(byte[] all) {
        if (all.length < 2) {
            return false;
        }
        int octets = all[1] >= 0 ? 0 : all[1] & 0x7f;
        if (all.length < 2 + octets) {
            return false;
        }
        long length = octets == 0 ? all[1] : 0;
        for (int i = 0; i < octets; i++) {
            length = (length << 8) | (all[2 + i] & 0xff);
        }
        return all.length >= 2 + octets + length;
    }

    private static int u16(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }

    /** A ServerHello that gives the client its own session id back, with the lengths that come of it. */
    private byte[] serverHello(String template) {
        byte[] session = got.length > SESSION_ID
                ? Arrays.copyOfRange(
                        got, SESSION_ID + 1, Math.min(got.length, SESSION_ID + 1 + (got[SESSION_ID] & 0xff)))
                : new byte[0];
        String filled = template.replace("{sidlen}", String.format("%02x", session.length))
                .replace("{sid}", HexFormat.of().formatHex(session));
        String[] record = filled.split("\\{reclen}", -1);
        String[] message = record[1].split("\\{hslen}", -1);
        String body = message[0] + String.format("%06x", message[1].length() / 2) + message[1];
        return HexFormat.of().parseHex(record[0] + String.format("%04x", body.length() / 2) + body);
    }

    private void repeat(Map<String, Object> with) throws IOException {
        byte[] bytes = HostileBytes.of(with.getOrDefault("hex", ""));
        for (int i = number(with.getOrDefault("times", 0)); i > 0; i--) {
            send(bytes);
        }
    }

    private void flood(int mebibytes) throws IOException {
        byte[] noise = new byte[1 << 16];
        Random random = new Random(number);
        for (int i = 0; i < mebibytes * 16; i++) {
            random.nextBytes(noise);
            send(noise);
        }
    }

    private void drip(Map<String, Object> with) throws IOException, InterruptedException {
        int pause = number(with.getOrDefault("every_ms", 0));
        for (byte next : HostileBytes.of(with.getOrDefault("hex", ""))) {
            send(new byte[] {next});
            Thread.sleep(pause);
        }
    }

    private void split(byte[] bytes) throws IOException, InterruptedException {
        int at = 1 + (number - 1) % (bytes.length - 1);
        send(Arrays.copyOf(bytes, at));
        Thread.sleep(BETWEEN_PIECES_MILLIS);
        send(Arrays.copyOfRange(bytes, at, bytes.length));
    }

    /** Says nothing, and listens. */
    private void hold(int millis) throws IOException {
        socket.setSoTimeout(millis);
        while (true) {
            byte[] unused = some();
        }
    }

    private void tls(Map<String, Object> with) throws IOException, InterruptedException {
        Thread.sleep(number(with.getOrDefault("delay_ms", 0)));
        String profile = String.valueOf(with.get("cert"));
        TlsServerProtocol protocol = new TlsServerProtocol(in, out);
        protocol.accept(new HostileTlsServer(CRYPTO, profile));
        in = protocol.getInputStream();
        out = protocol.getOutputStream();
    }
}
