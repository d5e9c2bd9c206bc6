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
            case McsAnswer.ConnectResponse(var method, var level) -> {
                wire.send(McsBytes.connectResponse(method, level));
                wire.end(Ending.STALL);
            }
            case McsAnswer.End(var ending) -> wire.end(ending);
        }
    }
}
