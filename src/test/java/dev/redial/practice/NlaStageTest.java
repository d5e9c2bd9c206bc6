package dev.redial.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.hierynomus.ntlm.av.AvId;
import com.hierynomus.ntlm.av.AvPairString;
import com.hierynomus.ntlm.av.AvPairTimestamp;
import com.hierynomus.ntlm.messages.NtlmChallenge;
import com.hierynomus.ntlm.messages.TargetInfo;
import com.hierynomus.protocol.commons.buffer.Buffer;
import com.hierynomus.protocol.commons.buffer.Endian;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class NlaStageTest {

    private static final String NTLMSSP = "4e544c4d53535000";

    /** Signature, type 1, flags, no domain, no workstation: 32 bytes. */
    private static final String NEGOTIATE = NTLMSSP + "01000000" + "358208e2" + "00".repeat(16);

    /** SEQUENCE, version 6, one token. */
    private static final String TS_REQUEST = "302f" + "a003020106" + "a128" + "3026" + "3024" + "a022" + "0420";

    private static final PracticeCertificate CERTIFICATE =
            PracticeCertificate.named("pc7.example").selfSigned();
    private static final HostIdentity PC7 = new HostIdentity(
            "PC7", "CORP", "pc7.corp.example", "corp.example", "example", new HostIdentity.OsBuild(10, 0, 26100));

    @Test
    void challenge_namesBuildAndDomainAreReadByOthers() throws Exception {
        var challenge = readChallenge(answer(NlaAnswer.challenge(PC7)));
        var info = challenge.getTargetInfo();
        assertThat(challenge.getTargetName()).isEqualTo("CORP");
        assertThat(name(info, AvId.MsvAvNbComputerName)).isEqualTo("PC7");
        assertThat(name(info, AvId.MsvAvNbDomainName)).isEqualTo("CORP");
        assertThat(name(info, AvId.MsvAvDnsComputerName)).isEqualTo("pc7.corp.example");
        assertThat(name(info, AvId.MsvAvDnsDomainName)).isEqualTo("corp.example");
        assertThat(name(info, AvId.MsvAvDnsTreeName)).isEqualTo("example");
    }

    @Test
    void challenge_buildIsInTheVersionField() throws Exception {
        var answer = answer(NlaAnswer.challenge(PC7));
        int message = answer.indexOf(NTLMSSP);
        assertThat(answer.substring(message + 2 * 48, message + 2 * 56)).isEqualTo("0a00f4650000000f");
    }

    @Test
    void challenge_clockIsAheadByTheSkew() throws Exception {
        var skew = Duration.ofHours(2);
        var before = Instant.now().minusMillis(1);
        var challenge = readChallenge(answer(new NlaAnswer.Challenge(PC7, skew, 6)));
        var after = Instant.now().plusMillis(1);
        AvPairTimestamp shown = challenge.getTargetInfo().getAvPair(AvId.MsvAvTimestamp);
        assertThat(shown.getValue().toInstant()).isBetween(before.plus(skew), after.plus(skew));
    }

    @Test
    void challenge_versionIsAsScripted() throws Exception {
        assertThat(answer(new NlaAnswer.Challenge(PC7, Duration.ZERO, 2))).contains("a003020102a1");
    }

    @Test
    void failure_isAnErrorCode() throws Exception {
        assertThat(answer(new NlaAnswer.Failure(NlaAnswer.STATUS_NTLM_BLOCKED, 6)))
                .isEqualTo("300d" + "a003020106" + "a406" + "0204c0000418");
    }

    @Test
    void bytes_goThroughAsTheyAre() throws Exception {
        assertThat(answer(new NlaAnswer.Bytes(WireBytes.text("garbage"))))
                .isEqualTo(WireBytes.text("garbage").hex());
    }

    @Test
    void sawAuthenticate_notForNegotiate() throws Exception {
        try (var server = serverWith(NlaAnswer.challenge(PC7));
                var client = PracticeClient.to(server);
                var tls = secured(client)) {
            send(tls, TS_REQUEST + NEGOTIATE);
            hangUp(tls);
            assertThat(server.sawAuthenticate()).isFalse();
        }
    }

    @Test
    void sawAuthenticate_afterTheChallengeInPieces() throws Exception {
        try (var server = serverWith(NlaAnswer.challenge(PC7));
                var client = PracticeClient.to(server);
                var tls = secured(client)) {
            send(tls, TS_REQUEST + NEGOTIATE);
            send(tls, "3012a003020106" + NTLMSSP.substring(0, 10));
            send(tls, NTLMSSP.substring(10) + "03000000");
            hangUp(tls);
            assertThat(server.sawAuthenticate()).isTrue();
        }
    }

    @Test
    void sawAuthenticate_evenWhereNobodyAskedForIt() throws Exception {
        try (var server = ScriptedRdpServer.start(Script.answering(new X224Answer.EndAtOnce(Ending.STALL)));
                var client = PracticeClient.to(server)) {
            client.send(NTLMSSP + "03000000");
            client.hangUp();
            assertThat(server.sawAuthenticate()).isTrue();
        }
    }

    private static String name(TargetInfo info, AvId id) {
        AvPairString pair = info.getAvPair(id);
        return pair.getValue();
    }

    private static NtlmChallenge readChallenge(String tsRequest) throws Buffer.BufferException {
        byte[] message = HexFormat.of().parseHex(tsRequest.substring(tsRequest.indexOf(NTLMSSP)));
        var challenge = new NtlmChallenge();
        challenge.read(new Buffer.PlainBuffer(message, Endian.LE));
        return challenge;
    }

    /** What comes inside TLS after the first TSRequest, until the server leaves. */
    private static String answer(NlaAnswer answer) throws IOException {
        try (var server = serverWith(answer);
                var client = PracticeClient.to(server);
                var tls = secured(client)) {
            send(tls, TS_REQUEST + NEGOTIATE);
            return hangUp(tls);
        }
    }

    private static ScriptedRdpServer serverWith(NlaAnswer answer) throws IOException {
        return ScriptedRdpServer.start(Script.windows(CERTIFICATE, PC7).with(answer));
    }

    private static SSLSocket secured(PracticeClient client) throws IOException {
        client.ask(PracticeClient.OFFER_ALL);
        return client.tls("TLSv1.3");
    }

    private static void send(SSLSocket tls, String hex) throws IOException {
        tls.getOutputStream().write(HexFormat.of().parseHex(hex));
    }

    private static String hangUp(SSLSocket tls) throws IOException {
        tls.shutdownOutput();
        return HexFormat.of().formatHex(tls.getInputStream().readAllBytes());
    }
}
