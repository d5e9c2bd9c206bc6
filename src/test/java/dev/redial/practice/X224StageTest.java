package dev.redial.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class X224StageTest {

    private static final String CONFIRM = "030000130ed00000123400";
    private static final Script TLS_OR_NLA =
            Script.selecting(X224Answer.SSL_REQUIRED_BY_SERVER, Protocol.HYBRID, Protocol.SSL);

    @Test
    void select_takesTheFirstPreferredThatIsOffered() throws IOException {
        assertThat(answer(TLS_OR_NLA, PracticeClient.OFFER_ALL)).isEqualTo(CONFIRM + "021f080002000000");
        assertThat(answer(TLS_OR_NLA, PracticeClient.OFFER_TLS)).isEqualTo(CONFIRM + "021f080001000000");
    }

    @Test
    void select_offerDoesNotFit() throws IOException {
        assertThat(answer(TLS_OR_NLA, PracticeClient.OFFER_NOTHING)).isEqualTo(CONFIRM + "0300080001000000");
    }

    @Test
    void select_classicSecurityWantsAnEmptyOffer() throws IOException {
        var classic = Script.selecting(X224Answer.SSL_NOT_ALLOWED_BY_SERVER, Protocol.RDP);
        assertThat(answer(classic, PracticeClient.OFFER_NOTHING)).isEqualTo(CONFIRM + "021f080000000000");
        assertThat(answer(classic, PracticeClient.OFFER_ALL)).isEqualTo(CONFIRM + "0300080002000000");
        assertThat(answer(classic, PracticeClient.NO_NEGOTIATION_DATA)).isEqualTo("0300000b06d00000123400");
    }

    @Test
    void select_noNegotiationDataAndNoClassicSecurity() throws IOException {
        try (var server = ScriptedRdpServer.start(TLS_OR_NLA);
                var client = PracticeClient.to(server)) {
            client.send(PracticeClient.NO_NEGOTIATION_DATA);
            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    void alwaysSelect_ignoresTheOffer() throws IOException {
        var xrdp = Script.answering(new X224Answer.AlwaysSelect(Protocol.RDP));
        assertThat(answer(xrdp, PracticeClient.OFFER_TLS)).isEqualTo(CONFIRM + "021f080000000000");
    }

    @Test
    void refuse_thenClose() throws IOException {
        var script = Script.answering(new X224Answer.Refuse(X224Answer.SSL_CERT_NOT_ON_SERVER));
        try (var server = ScriptedRdpServer.start(script);
                var client = PracticeClient.to(server)) {
            client.send(PracticeClient.OFFER_ALL);
            assertThat(client.readAll()).isEqualTo(CONFIRM + "0300080003000000");
        }
    }

    @Test
    void withoutNegotiation_plainConfirm() throws IOException {
        var script = Script.answering(new X224Answer.WithoutNegotiation());
        assertThat(answer(script, PracticeClient.OFFER_ALL)).isEqualTo("0300000b06d00000123400");
    }

    @Test
    void endAtOnce_close() throws IOException {
        try (var server = ScriptedRdpServer.start(Script.answering(new X224Answer.EndAtOnce(Ending.CLOSE)));
                var client = PracticeClient.to(server)) {
            client.send(PracticeClient.OFFER_ALL);
            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    void endAtOnce_reset() throws IOException {
        try (var server = ScriptedRdpServer.start(Script.answering(new X224Answer.EndAtOnce(Ending.RESET)));
                var client = PracticeClient.to(server)) {
            assertThatThrownBy(client::readAll)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void endAfterRequest_close() throws IOException {
        try (var server = ScriptedRdpServer.start(endingWith(Ending.CLOSE));
                var client = PracticeClient.to(server)) {
            client.send(PracticeClient.OFFER_ALL);
            assertThat(client.readAll()).isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void endAfterRequest_reset() throws IOException {
        try (var server = ScriptedRdpServer.start(endingWith(Ending.RESET));
                var client = PracticeClient.to(server)) {
            client.send(PracticeClient.OFFER_ALL);
            assertThatThrownBy(client::readAll).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void endAfterRequest_stall() throws IOException {
        try (var server = ScriptedRdpServer.start(endingWith(Ending.STALL));
                var client = PracticeClient.to(server)) {
            client.send(PracticeClient.OFFER_ALL);
            assertThat(client.hangUp()).isEmpty();
        }
    }

    @Test
    void banner_comesWithoutBeingAsked() throws IOException {
        var greeting = WireBytes.text("SSH-2.0-practice\r\n");
        try (var server = ScriptedRdpServer.start(Script.answering(new X224Answer.Banner(greeting)));
                var client = PracticeClient.to(server)) {
            assertThat(client.read(greeting.bytes().length)).isEqualTo(greeting.hex());
            assertThat(client.hangUp()).isEmpty();
        }
    }

    @Test
    void drip_arrivesWhole() throws IOException {
        assertThat(answer(TLS_OR_NLA.dripping(Duration.ofMillis(1)), PracticeClient.OFFER_TLS))
                .isEqualTo(CONFIRM + "021f080001000000");
    }

    @Test
    void late_isTheSameAnswer() throws IOException {
        var late = new X224Answer.Late(TLS_OR_NLA.x224(), Duration.ofMillis(1));
        assertThat(answer(TLS_OR_NLA.with(late), PracticeClient.OFFER_TLS)).isEqualTo(CONFIRM + "021f080001000000");
    }

    @Test
    void resetOnCookie_otherRequestsAreAnswered() throws IOException {
        var script = TLS_OR_NLA.with(new X224Answer.ResetOnCookie(TLS_OR_NLA.x224()));
        assertThat(answer(script, PracticeClient.OFFER_TLS)).startsWith(CONFIRM);
        assertThatThrownBy(() -> answer(script, PracticeClient.WITH_COOKIE)).isInstanceOf(SocketException.class);
    }

    @Test
    void request_isRemembered() throws IOException {
        try (var server = ScriptedRdpServer.start(TLS_OR_NLA);
                var client = PracticeClient.to(server)) {
            client.ask(PracticeClient.WITH_COOKIE);
            var request = server.requests().getFirst();
            assertThat(request.cookie()).contains("Cookie: mstshash=redial");
            assertThat(request.requestedProtocols()).isEqualTo(OptionalInt.of(1));
            assertThat(request.frame().hex()).isEqualTo(PracticeClient.WITH_COOKIE);
        }
    }

    @Test
    void classicSecurity_connectResponseNamesMethodAndLevel() throws IOException {
        var script = Script.selecting(X224Answer.SSL_NOT_ALLOWED_BY_SERVER, Protocol.RDP)
                .with(new McsAnswer.ConnectResponse(16, 4));
        try (var server = ScriptedRdpServer.start(script);
                var client = PracticeClient.to(server)) {
            client.ask(PracticeClient.OFFER_NOTHING);
            var response = client.ask("0300000802f0807f"); // start of an MCS Connect Initial; the rest isn't read
            assertThat(response).contains("7f66").contains("4d63446e").contains("020cec00" + "10000000" + "04000000");
        }
    }

    @Test
    void classicSecurity_noEncryption() throws IOException {
        var script = Script.selecting(X224Answer.SSL_NOT_ALLOWED_BY_SERVER, Protocol.RDP)
                .with(new McsAnswer.ConnectResponse(0, 0));
        try (var server = ScriptedRdpServer.start(script);
                var client = PracticeClient.to(server)) {
            client.ask(PracticeClient.OFFER_NOTHING);
            assertThat(client.ask("0300000802f0807f")).endsWith("020c0c00" + "00000000" + "00000000");
        }
    }

    private static Script endingWith(Ending ending) {
        return Script.answering(new X224Answer.EndAfterRequest(ending));
    }

    private static String answer(Script script, String request) throws IOException {
        try (var server = ScriptedRdpServer.start(script);
                var client = PracticeClient.to(server)) {
            return client.ask(request);
        }
    }
}
