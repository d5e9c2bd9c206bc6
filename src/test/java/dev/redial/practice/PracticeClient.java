package dev.redial.practice;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** The client's side for these tests: sends bytes written out by hand, returns what comes back as hex. */
final class PracticeClient implements AutoCloseable {

    /** A connection request that offers TLS, CredSSP and CredSSP with early authorization. */
    static final String OFFER_ALL = request("0b000000");

    static final String OFFER_TLS = request("01000000");
    static final String OFFER_NOTHING = request("00000000");
    static final String NO_NEGOTIATION_DATA = "0300000b06e00000000000";
    static final String WITH_COOKIE = "0300002c27e00000000000"
            + WireBytes.text("Cookie: mstshash=redial\r\n").hex() + "0100080001000000";

    /** A TLS record with a handshake message that is no ClientHello, short. */
    static final String SHORT_HELLO = "1603010004" + "01000000";

    /** Only so that a broken server fails a test instead of holding it up. */
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    private PracticeClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    static PracticeClient to(ScriptedRdpServer server) throws IOException {
        return to(server.port());
    }

    static PracticeClient to(int port) throws IOException {
        return new PracticeClient(new Socket(InetAddress.ofLiteral("127.0.0.1"), port));
    }

    private static String request(String protocols) {
        return "030000130ee00000000000" + "01000800" + protocols;
    }

    void send(String hex) throws IOException {
        socket.getOutputStream().write(HexFormat.of().parseHex(hex));
    }

    /** Sends and reads one TPKT frame. */
    String ask(String hex) throws IOException {
        send(hex);
        var in = new DataInputStream(socket.getInputStream());
        byte[] header = in.readNBytes(4);
        byte[] rest = in.readNBytes((((header[2] & 0xff) << 8) | (header[3] & 0xff)) - 4);
        return HexFormat.of().formatHex(header) + HexFormat.of().formatHex(rest);
    }

    String read(int count) throws IOException {
        return HexFormat.of().formatHex(socket.getInputStream().readNBytes(count));
    }

    String readAll() throws IOException {
        return HexFormat.of().formatHex(socket.getInputStream().readAllBytes());
    }

    /** Says that nothing more comes, and reads what the server has said or says until it leaves too. */
    String hangUp() throws IOException {
        socket.shutdownOutput();
        return readAll();
    }

    /** The JDK's TLS on this connection, any certificate accepted. */
    SSLSocket tls(String... versions) throws IOException {
        var tls = (SSLSocket) trusting().getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        if (versions.length > 0) {
            tls.setEnabledProtocols(versions);
        }
        tls.startHandshake();
        return tls;
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static SSLContext trusting() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsAll()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class TrustsAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
