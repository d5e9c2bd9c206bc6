package dev.redial.practice;

import java.io.IOException;
import java.time.Instant;

/** CredSSP inside TLS, up to the server's first answer: further than that only somebody who logs on gets. */
final class NlaStage {

    private final Wire wire;
    private final TlsStage.Line line;

    NlaStage(Wire wire, TlsStage.Line line) {
        this.wire = wire;
        this.line = line;
    }

    /** Only bare NTLM is understood; a client that comes with SPNEGO or Kerberos is hung up on. */
    void play(NlaAnswer answer) throws IOException {
        var token = CredSspBytes.readToken(line.in());
        if (token.filter(NtlmBytes::isNegotiate).isEmpty()) {
            wire.end(Ending.CLOSE);
            return;
        }
        switch (answer) {
            case NlaAnswer.Challenge(var identity, var clockSkew, var version) -> {
                var time = Instant.now().plus(clockSkew);
                line.out().write(CredSspBytes.withToken(version, NtlmBytes.challenge(identity, time)));
                Wire.drain(line.in());
            }
            case NlaAnswer.Failure(var ntStatus, var version) ->
                lastWord(CredSspBytes.withErrorCode(version, ntStatus));
            case NlaAnswer.Bytes(var bytes) -> lastWord(bytes.bytes());
            case NlaAnswer.End(var ending) -> wire.end(ending);
        }
    }

    private void lastWord(byte[] bytes) throws IOException {
        line.out().write(bytes);
        wire.end(Ending.CLOSE);
    }
}
