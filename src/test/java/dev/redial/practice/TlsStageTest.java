package dev.redial.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.SSLException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerOnlyTlsAuthentication;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.junit.jupiter.api.Test;

class TlsStageTest {

    private static final PracticeCertificate CERTIFICATE =
            PracticeCertificate.named("pc7.example").selfSigned();

    @Test
    void handshake_eachModernVersion() throws Exception {
        for (var version : List.of("TLSv1.2", "TLSv1.3")) {
            try (var server = serverWith(TlsAnswer.handshake(CERTIFICATE));
                    var client = negotiated(server);
                    var tls = client.tls(version)) {
                assertThat(tls.getSession().getProtocol()).isEqualTo(version);
                assertThat(tls.getSession().getPeerCertificates()).containsExactly(CERTIFICATE.certificate());
            }
        }
    }

    @Test
    void handshake_eachKindOfKey() throws Exception {
        for (var key : PracticeKey.values()) {
            var certificate = PracticeCertificate.named("pc7.example").key(key).selfSigned();
            for (var version : List.of("TLSv1.2", "TLSv1.3")) {
                try (var server = serverWith(TlsAnswer.handshake(certificate));
                        var client = negotiated(server);
                        var tls = client.tls(version)) {
                    assertThat(tls.getSession().getPeerCertificates()).containsExactly(certificate.certificate());
                }
            }
        }
    }

    @Test
    void handshake_sendsIntermediateButNotRoot() throws Exception {
        var root = PracticeCertificate.named("Root").authority().selfSigned();
        var between = PracticeCertificate.named("Between").authority().signedBy(root);
        var host = PracticeCertificate.named("pc7.example").signedBy(between);
        try (var server = serverWith(TlsAnswer.handshake(host));
                var client = negotiated(server);
                var tls = client.tls()) {
            assertThat(tls.getSession().getPeerCertificates())
                    .containsExactly(host.certificate(), between.certificate());
        }
    }

    /** The usage Windows gives its certificates forbids signatures, yet every modern suite signs. RDP clients don't mind. */
    @Test
    void handshake_clientThatMindsKeyUsage() throws Exception {
        try (var server = serverWith(TlsAnswer.handshake(CERTIFICATE));
                var client = negotiated(server)) {
            var bc = new TlsClientProtocol(client.in(), client.out());
            assertThatThrownBy(() -> bc.connect(new Client(new BcTlsCrypto(new SecureRandom()))))
                    .isInstanceOf(TlsFatalAlert.class)
                    .hasMessageContaining("KeyUsage");
        }
        try (var server = serverWith(TlsAnswer.handshake(CERTIFICATE));
                var client = negotiated(server)) {
            var bc = new Client(new AnyKeyUsage());
            new TlsClientProtocol(client.in(), client.out()).connect(bc);
            assertThat(bc.version()).isEqualTo(ProtocolVersion.TLSv13);
        }
    }

    @Test
    void handshake_oldVersionAndStaticRsa() throws Exception {
        var old = TlsAnswer.handshake(CERTIFICATE)
                .versions(ProtocolVersion.TLSv10, ProtocolVersion.TLSv10)
                .onlyCipherSuites(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA);
        try (var server = serverWith(old);
                var client = negotiated(server)) {
            var bc = new OldClient();
            new TlsClientProtocol(client.in(), client.out()).connect(bc);
            assertThat(bc.version()).isEqualTo(ProtocolVersion.TLSv10);
        }
    }

    @Test
    void handshake_clientTooOld() throws Exception {
        var modern = TlsAnswer.handshake(CERTIFICATE);
        try (var server = serverWith(modern.versions(ProtocolVersion.TLSv13, ProtocolVersion.TLSv13));
                var client = negotiated(server)) {
            var bc = new TlsClientProtocol(client.in(), client.out());
            assertThatThrownBy(() -> bc.connect(new OldClient()))
                    .isInstanceOfSatisfying(
                            TlsFatalAlertReceived.class,
                            alert -> assertThat(alert.getAlertDescription())
                                    .isEqualTo(AlertDescription.protocol_version));
        }
    }

    @Test
    void handshake_noCommonCipherSuite() throws Exception {
        var odd = TlsAnswer.handshake(CERTIFICATE)
                .versions(ProtocolVersion.TLSv12, ProtocolVersion.TLSv12)
                .onlyCipherSuites(CipherSuite.TLS_RSA_WITH_CAMELLIA_128_CBC_SHA);
        try (var server = serverWith(odd);
                var client = negotiated(server)) {
            assertThatThrownBy(client::tls).isInstanceOf(SSLException.class).hasMessageContaining("handshake_failure");
        }
    }

    @Test
    void endAfterHello_eachWay() throws Exception {
        try (var server = serverWith(new TlsAnswer.EndAfterHello(Ending.CLOSE));
                var client = negotiated(server)) {
            client.send(PracticeClient.SHORT_HELLO);
            assertThat(client.readAll()).isEmpty();
        }
        try (var server = serverWith(new TlsAnswer.EndAfterHello(Ending.RESET));
                var client = negotiated(server)) {
            client.send(PracticeClient.SHORT_HELLO);
            assertThatThrownBy(client::readAll).isInstanceOf(SocketException.class);
        }
        try (var server = serverWith(new TlsAnswer.EndAfterHello(Ending.STALL));
                var client = negotiated(server)) {
            client.send(PracticeClient.SHORT_HELLO);
            assertThat(client.hangUp()).isEmpty();
        }
    }

    @Test
    void endBeforeHello_comesUnasked() throws Exception {
        try (var server = serverWith(new TlsAnswer.EndBeforeHello(Ending.CLOSE));
                var client = negotiated(server)) {
            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    void alert_hasItsNumber() throws Exception {
        try (var server = serverWith(new TlsAnswer.Alert(80));
                var client = negotiated(server)) {
            client.send(PracticeClient.SHORT_HELLO);
            assertThat(client.readAll()).isEqualTo("15030300020250");
        }
    }

    @Test
    void refusedInPlain_isTheDisconnectOfXrdp() throws Exception {
        try (var server = serverWith(TlsAnswer.refusedInPlain());
                var client = negotiated(server)) {
            client.send(PracticeClient.SHORT_HELLO);
            assertThat(client.readAll()).isEqualTo("0300000902f0802180");
        }
    }

    @Test
    void cutAfter_breaksOffInTheMiddle() throws Exception {
        var cut = new TlsAnswer.CutAfter(TlsAnswer.handshake(CERTIFICATE), 300, Ending.CLOSE);
        try (var server = serverWith(cut);
                var client = negotiated(server)) {
            var bc = new TlsClientProtocol(client.in(), client.out());
            assertThatThrownBy(() -> bc.connect(new Client(new AnyKeyUsage()))).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void largeHelloLost_smallOneArrives() throws Exception {
        var lossy = new TlsAnswer.LargeHelloLost(142, new TlsAnswer.Alert(50));
        try (var server = serverWith(lossy);
                var client = negotiated(server)) {
            client.send("16030100c8" + "00".repeat(200));
            assertThat(client.hangUp()).isEmpty();
        }
        try (var server = serverWith(lossy);
                var client = negotiated(server)) {
            client.send(PracticeClient.SHORT_HELLO);
            assertThat(client.readAll()).isEqualTo("15030300020232");
        }
    }

    private static ScriptedRdpServer serverWith(TlsAnswer answer) throws IOException {
        return ScriptedRdpServer.start(Script.selecting(X224Answer.SSL_REQUIRED_BY_SERVER, Protocol.SSL)
                .with(answer));
    }

    private static PracticeClient negotiated(ScriptedRdpServer server) throws IOException {
        var client = PracticeClient.to(server);
        client.ask(PracticeClient.OFFER_TLS);
        return client;
    }

    private static class Client extends DefaultTlsClient {
        Client(BcTlsCrypto crypto) {
            super(crypto);
        }

        ProtocolVersion version() {
            return context.getServerVersion();
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new ServerOnlyTlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate certificate) {}
            };
        }
    }

    private static final class AnyKeyUsage extends BcTlsCrypto {
        @Override
        public TlsCertificate createCertificate(short type, byte[] encoding) throws IOException {
            return new BcTlsCertificate(this, encoding) {
                @Override
                protected boolean supportsKeyUsage(int bits) {
                    return true;
                }
            };
        }
    }

    private static final class OldClient extends Client {
        OldClient() {
            super(new BcTlsCrypto(new SecureRandom()));
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.TLSv11.downTo(ProtocolVersion.TLSv10);
        }

        @Override
        protected int[] getSupportedCipherSuites() {
            return new int[] {CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA};
        }
    }
}
