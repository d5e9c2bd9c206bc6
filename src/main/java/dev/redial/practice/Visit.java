package dev.redial.practice;

import java.io.IOException;

/** One client's visit: plays the script from the X.224 request to the point where it ends. */
final class Visit {

    private final Script script;
    private final Wire wire;
    private final ServerLog log;

    Visit(Script script, Wire wire, ServerLog log) {
        this.script = script;
        this.wire = wire;
        this.log = log;
    }

    /** Returns when the client has left or the script has ended the connection. */
    void play() throws IOException, InterruptedException {
        var selected = new X224Stage(wire, log).play(script.x224());
        if (selected.isEmpty()) {
            return;
        }
        if (selected.get().runsOverTls()) {
            overTls(selected.get());
        } else {
            new McsStage(wire).play(script.mcs());
        }
    }

    private void overTls(Protocol selected) throws IOException {
        var line = new TlsStage(wire).play(script.tls());
        if (line.isEmpty()) {
            return;
        }
        if (selected.usesCredSsp()) {
            new NlaStage(wire, line.get()).play(script.nla());
        } else {
            Wire.drain(line.get().in());
        }
    }
}
