package dev.redial.bench;

import dev.redial.practice.HostIdentity;
import dev.redial.practice.NlaAnswer;
import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.Protocol;
import dev.redial.practice.Script;
import dev.redial.practice.ScriptedRdpServer;
import dev.redial.practice.TlsAnswer;
import dev.redial.practice.X224Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.bouncycastle.tls.ProtocolVersion;

/**
 * The hosts that are tested, in a process of their own, so that it is clear who uses which processor time. Prints a line {@code name port} for
 * each and lives until its standard input ends.
 */
final class PracticeSide {

    static final String NAME = "pc7.example";
    static final int SILENT_HOSTS = 1000;

    /** For many checks at once: a single practice host's queue of 50 would overflow, and each lost SYN costs a second. */
    static final int HEALTHY_HOSTS = 20;

    private static final PracticeCertificate CERTIFICATE =
            PracticeCertificate.named(NAME).sans(NAME).selfSigned();
    private static final Script WINDOWS = Script.windows(CERTIFICATE, HostIdentity.workgroup("PC7", NAME));

    private PracticeSide() {}

    public static void main(String[] args) throws IOException {
        start("windows", WINDOWS);
        start("tls12", WINDOWS.with(newest(ProtocolVersion.TLSv12)));
        start("refusing", WINDOWS.with(new X224Answer.Refuse(X224Answer.SSL_CERT_NOT_ON_SERVER)));
        start(
                "late-clock",
                WINDOWS.with(new NlaAnswer.Challenge(HostIdentity.workgroup("PC7", NAME), Duration.ofHours(-2), 6)));
        start("classic", WINDOWS.with(new X224Answer.AlwaysSelect(Protocol.RDP)));
        for (int i = 0; i < HEALTHY_HOSTS; i++) {
            start("healthy" + i, WINDOWS);
        }
        silence();
        System.out.println("ready 0");
        while (System.in.read() >= 0) {
            // until whoever started this has ended
        }
        System.exit(0);
    }

    private static TlsAnswer newest(ProtocolVersion version) {
        return TlsAnswer.handshake(CERTIFICATE).versions(ProtocolVersion.TLSv12, version);
    }

    private static void start(String name, Script script) throws IOException {
        System.out.println(name + " " + ScriptedRdpServer.start(script).port());
    }

    /** Where the silent host of this number (from 0) listens: each has an address of its own, as hosts have. */
    static InetAddress silentAddress(int number) {
        return InetAddress.ofLiteral("127.1." + number / 250 + "." + (number % 250 + 1));
    }

    /** Hosts that accept and say nothing; one thread for all, for that is all they do. */
    private static void silence() throws IOException {
        Selector selector = Selector.open();
        int port = 0;
        for (int i = 0; i < SILENT_HOSTS; i++) {
            ServerSocketChannel host = ServerSocketChannel.open();
            host.bind(new InetSocketAddress(silentAddress(i), port), 50);
            port = host.socket().getLocalPort();
            host.configureBlocking(false);
            host.register(selector, SelectionKey.OP_ACCEPT);
        }
        System.out.println("silent " + port);
        Thread.ofPlatform().daemon().start(() -> keepSilent(selector));
    }

    private static void keepSilent(Selector selector) {
        while (true) {
            try {
                selector.select(key -> visit(key, selector), 1000);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void visit(SelectionKey key, Selector selector) {
        try {
            if (key.isAcceptable()) {
                SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                client.configureBlocking(false);
                client.register(selector, SelectionKey.OP_READ);
            } else if (((SocketChannel) key.channel()).read(ByteBuffer.allocate(1024)) < 0) {
                key.channel().close();
            }
        } catch (IOException gone) {
            key.cancel();
            closeQuietly(key);
        }
    }

    private static void closeQuietly(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException ignored) {
            // it is gone
        }
    }
}
