package dev.redial.practice;

import java.io.IOException;

/** Classic security: MCS Connect Initial and Response, without TLS. */
final class McsStage {

    private final Wire wire;

    McsStage(Wire wire) {
        this.wire = wire;
    }

    void play(McsAnswer answer) throws IOException {
        X224Bytes.readFrame(wire.in());
        switch (answer) {
            case McsAnswer.ConnectResponse(var method, var level) -> lastWord(McsBytes.connectResponse(method, level));
            case McsAnswer.Bytes(var bytes) -> lastWord(bytes);
            case McsAnswer.End(var ending) -> wire.end(ending);
        }
    }

    private void lastWord(WireBytes bytes) throws IOException {
        wire.send(bytes);
        wire.end(Ending.STALL);
    }
}
