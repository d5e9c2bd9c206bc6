package dev.redial.practice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** One accepted connection: bytes in (counted and watched), bytes out, and the three ways to end it. */
final class Wire {

    private final Socket socket;
    private final ServerLog log;
    private final InputStream in;
    private final OutputStream out;

    Wire(Socket socket, ServerLog log) throws IOException {
        this.socket = socket;
        this.log = log;
        this.in = watched(new CountedInput(socket.getInputStream(), log.received));
        this.out = socket.getOutputStream();
        socket.setTcpNoDelay(true); // so that a drip arrives as a drip
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    InputStream watched(InputStream plain) {
        return new LogOnWatch(plain, log::authenticateSeen);
    }

    void send(WireBytes bytes) throws IOException {
        out.write(bytes.bytes());
    }

    /** Byte by byte, with a pause before each; all at once if the pause is zero. */
    void send(WireBytes bytes, Duration pause) throws IOException, InterruptedException {
        if (pause.isZero()) {
            send(bytes);
            return;
        }
        for (byte next : bytes.bytes()) {
            Thread.sleep(pause);
            out.write(next);
        }
    }

    /** Waits until the client has said something, whatever it is. */
    void readSomething() throws IOException {
        in.read(new byte[1024]);
    }

    void end(Ending ending) throws IOException {
        switch (ending) {
            case CLOSE -> {
                socket.shutdownOutput();
                drain(in);
            }
            case RESET -> {
                socket.setSoLinger(true, 0);
                socket.close();
            }
            case STALL -> drain(in);
        }
    }

    /** Reads until the client leaves. */
    static void drain(InputStream from) throws IOException {
        from.transferTo(OutputStream.nullOutputStream());
    }
}
