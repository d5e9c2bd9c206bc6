package dev.redial.handover.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Stands before a mail server that knows no STARTTLS: shakes hands itself and passes on what is said under it. */
final class StartTlsDoor {

    private StartTlsDoor() {}

    static Peer before(int port, SSLContext context) throws IOException {
        return Peer.playing(socket -> {
            Peer.say(socket, "220 door ESMTP\r\n");
            while (!Peer.line(socket.getInputStream()).toUpperCase(Locale.ROOT).equals("STARTTLS")) {
                Peer.say(socket, "250-door\r\n250 STARTTLS\r\n");
            }
            Peer.say(socket, "220 go ahead\r\n");
            try (SSLSocket tls =
                            (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
                    Socket behind = new Socket(InetAddress.getLoopbackAddress(), port)) {
                tls.setUseClientMode(false);
                tls.startHandshake();
                String greeting = Peer.line(behind.getInputStream());
                Thread back = Thread.ofVirtual().start(() -> pass(behind, tls));
                pass(tls, behind);
                back.join();
            }
        });
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one of them has hung up
        }
    }
}
