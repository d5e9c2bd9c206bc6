package dev.redial.practice;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** The TLS handshake, or what happens in its place. */
final class TlsStage {

    /** The two directions inside TLS. */
    record Line(InputStream in, OutputStream out) {}

    private static final Optional<Line> OVER = Optional.empty();
    private static final BcTlsCrypto CRYPTO = new BcTlsCrypto(new SecureRandom());
    private static final int RECORD_HEADER = 5;

    private final Wire wire;

    TlsStage(Wire wire) {
        this.wire = wire;
    }

    /** The line inside TLS; empty if the connection is over. */
    Optional<Line> play(TlsAnswer answer) throws IOException {
        boolean unasked = answer instanceof TlsAnswer.EndBeforeHello || answer instanceof TlsAnswer.BytesBeforeHello;
        return play(answer, unasked ? new byte[0] : readRecord());
    }

    private Optional<Line> play(TlsAnswer answer, byte[] hello) throws IOException {
        return switch (answer) {
            case TlsAnswer.Handshake handshake -> handshake(handshake, hello, Long.MAX_VALUE, Ending.CLOSE);
            case TlsAnswer.CutAfter(var handshake, var bytes, var ending) -> handshake(handshake, hello, bytes, ending);
            case TlsAnswer.EndBeforeHello(var ending) -> end(ending);
            case TlsAnswer.EndAfterHello(var ending) -> end(ending);
            case TlsAnswer.Alert(var description) -> lastWord(alert(description));
            case TlsAnswer.Bytes(var bytes) -> lastWord(bytes);
            case TlsAnswer.BytesBeforeHello(var bytes) -> lastWord(bytes);
            case TlsAnswer.LargeHelloLost(var largest, var otherwise) ->
                hello.length > largest ? end(Ending.STALL) : play(otherwise, hello);
        };
    }

    /** @param onFailure the end if the handshake breaks off, be it for the client's reasons or for the limit's */
    private Optional<Line> handshake(TlsAnswer.Handshake script, byte[] hello, long limit, Ending onFailure)
            throws IOException {
        var fromHelloOn = new SequenceInputStream(new ByteArrayInputStream(hello), wire.in());
        var tls = new TlsServerProtocol(fromHelloOn, new LimitedOutput(wire.out(), limit));
        try {
            tls.accept(new PracticeTlsServer(CRYPTO, script));
        } catch (IOException failed) {
            return end(onFailure);
        }
        return Optional.of(new Line(wire.watched(tls.getInputStream()), tls.getOutputStream()));
    }

    private static WireBytes alert(int description) {
        return WireBytes.hex(
                "15 03 03 00 02  02 %02x  # TLS record: alert, version, length; fatal, number".formatted(description));
    }

    private Optional<Line> lastWord(WireBytes bytes) throws IOException {
        wire.send(bytes);
        return end(Ending.CLOSE);
    }

    private Optional<Line> end(Ending ending) throws IOException {
        wire.end(ending);
        return OVER;
    }

    /** One TLS record with its header: type, version (2), length (2). */
    private byte[] readRecord() throws IOException {
        var data = new DataInputStream(wire.in());
        byte[] header = new byte[RECORD_HEADER];
        data.readFully(header);
        int length = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
        byte[] whole = Arrays.copyOf(header, RECORD_HEADER + length);
        data.readFully(whole, RECORD_HEADER, length);
        return whole;
    }
}
