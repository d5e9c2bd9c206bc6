package dev.redial.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PracticeHostTest {

    private final PracticeHosts hosts = new PracticeHosts();

    @AfterEach
    void stop() {
        hosts.stop();
    }

    @Test
    void id_isKebabCase() {
        assertThat(PracticeHost.RESET_AFTER_CLIENT_HELLO.id()).isEqualTo("reset-after-client-hello");
    }

    @Test
    void port_isEachOnesOwn() {
        assertThat(Arrays.stream(PracticeHost.values()).map(PracticeHost::port))
                .containsExactly(33890, 33891, 33892, 33893, 33894, 33895, 33896, 33897, 33898, 33899, 33900);
    }

    @Test
    void certificates_rightAndWrong() throws Exception {
        var healthy = certificateOf(PracticeHost.HEALTHY);
        healthy.checkValidity();
        assertThat(healthy.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
        assertThat(certificateOf(PracticeHost.EXPIRED_CERTIFICATE).getNotAfter().toInstant())
                .isBefore(Instant.now());
        assertThat(certificateOf(PracticeHost.NAME_MISMATCH).getSubjectAlternativeNames())
                .containsExactly(List.of(2, "old-name.example"));
    }

    @Test
    void nlaDemanded_offerDecides() throws IOException {
        try (var client = clientOf(PracticeHost.NLA_DEMANDED)) {
            assertThat(client.ask(PracticeClient.OFFER_TLS)).endsWith("0300080005000000");
        }
        try (var client = clientOf(PracticeHost.NLA_DEMANDED)) {
            assertThat(client.ask(PracticeClient.OFFER_ALL)).endsWith("021f080008000000");
        }
    }

    @Test
    void classicOnly_offerDecides() throws IOException {
        try (var client = clientOf(PracticeHost.CLASSIC_ONLY)) {
            assertThat(client.ask(PracticeClient.OFFER_TLS)).endsWith("0300080002000000");
        }
        try (var client = clientOf(PracticeHost.CLASSIC_ONLY)) {
            assertThat(client.ask(PracticeClient.OFFER_NOTHING)).endsWith("021f080000000000");
        }
    }

    @Test
    void resetAfterClientHello_resets() throws IOException {
        try (var client = clientOf(PracticeHost.RESET_AFTER_CLIENT_HELLO)) {
            client.ask(PracticeClient.OFFER_ALL);
            client.send(PracticeClient.SHORT_HELLO);
            assertThatThrownBy(client::readAll).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void silent_neverAnswers() throws IOException {
        try (var client = clientOf(PracticeHost.SILENT)) {
            client.send(PracticeClient.OFFER_ALL);
            assertThat(client.hangUp()).isEmpty();
        }
    }

    @Test
    void closedPort_isListedAndRefuses() {
        assertThatThrownBy(() -> clientOf(PracticeHost.CLOSED_PORT)).isInstanceOf(ConnectException.class);
        assertThat(hosts.running()).extracting(RunningHost::host).containsExactly(PracticeHost.CLOSED_PORT);
    }

    @Test
    void httpOnPort_answersAsHttp() throws IOException {
        try (var client = clientOf(PracticeHost.HTTP_ON_PORT)) {
            client.send(PracticeClient.OFFER_ALL);
            assertThat(client.readAll())
                    .startsWith(WireBytes.text("HTTP/1.1 400 ").hex());
        }
    }

    @Test
    void gateway_isListedWithTheComputerBehindIt() {
        hosts.start(PracticeHost.GATEWAY_DOWN, 0);
        assertThat(hosts.running()).singleElement().satisfies(running -> {
            assertThat(running.address()).isEqualTo("pc7.corp.example");
            assertThat(running.gateway().orElseThrow()).startsWith("127.0.0.1:");
        });
    }

    @Test
    void takenPort_hostIsLeftOut() throws IOException {
        try (var other = ScriptedRdpServer.start(Script.selecting(1))) {
            hosts.start(PracticeHost.SILENT, other.port());
            hosts.start(PracticeHost.CLOSED_PORT, other.port());
            assertThat(hosts.running()).isEmpty();
        }
    }

    @Test
    void otherProfiles_haveNone() {
        assertThat(new NoPracticeHosts().running()).isEmpty();
    }

    private PracticeClient clientOf(PracticeHost host) throws IOException {
        hosts.start(host, 0);
        var address = hosts.running().getLast().address();
        return PracticeClient.to(Integer.parseInt(address.substring(address.indexOf(':') + 1)));
    }

    private X509Certificate certificateOf(PracticeHost host) throws IOException {
        try (var client = clientOf(host)) {
            client.ask(PracticeClient.OFFER_ALL);
            try (var tls = client.tls()) {
                return (X509Certificate) tls.getSession().getPeerCertificates()[0];
            }
        }
    }
}
