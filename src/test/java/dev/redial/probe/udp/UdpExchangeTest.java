package dev.redial.probe.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.practice.Ending;
import dev.redial.practice.Script;
import dev.redial.practice.ScriptedRdpServer;
import dev.redial.practice.UdpAnswer;
import dev.redial.practice.X224Answer;
import dev.redial.probe.FailureKind;
import dev.redial.probe.net.DatagramLine;
import dev.redial.probe.net.Deadline;
import dev.redial.probe.net.Dialer;
import dev.redial.probe.net.LineFailure;
import dev.redial.rdp.MalformedPdu;
import dev.redial.rdp.UdpSyn;
import dev.redial.rdp.UdpSynAck;
import dev.redial.rdp.UdpVersion;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.TestTargets;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UdpExchangeTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Script TCP = Script.answering(new X224Answer.EndAtOnce(Ending.CLOSE));
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final Duration HASTY = Duration.ofMillis(30);

    @Test
    void modernHost_answersTheFirst() throws Exception {
        try (var host = ScriptedRdpServer.start(TCP.with(new UdpAnswer.SynAck(2)))) {
            assertThat(ask(host, PATIENT)).isEqualTo(new UdpSynAck(UdpVersion.V2, 1232, 1232));
            assertThat(host.datagrams()).hasSize(1);
        }
    }

    @Test
    void hostWithoutVersions_answersTheFirst() throws Exception {
        try (var host = ScriptedRdpServer.start(TCP.with(new UdpAnswer.SynAck(1)))) {
            assertThat(ask(host, PATIENT).version()).isEqualTo(UdpVersion.V1);
            assertThat(host.datagrams()).hasSize(1);
        }
    }

    @Test
    void silentHost_isSentThreeDatagramsAndNoMore() throws Exception {
        try (DatagramSocket host = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            assertSilent(host, HASTY, Deadline.in(PATIENT));
            byte[] first = next(host);
            int sequence = ByteBuffer.wrap(first).getInt(8);
            assertThat(first).isEqualTo(new UdpSyn(sequence, UdpVersion.V2).bytes());
            assertThat(next(host)).isEqualTo(new UdpSyn(sequence, UdpVersion.V1).bytes());
            assertThat(next(host)).isEqualTo(new UdpSyn(sequence, UdpVersion.V1).bytes());
            assertNoMore(host);
        }
    }

    @Test
    void endOfTheRun_endsIt() throws Exception {
        try (DatagramSocket host = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            assertSilent(host, PATIENT, Deadline.in(HASTY));
            assertThat(next(host)).hasSize(UdpSyn.LENGTH);
            assertNoMore(host);
        }
    }

    @Test
    void closedPort_isRefusedAtOnce() throws Exception {
        try (var host = ScriptedRdpServer.start(TCP)) {
            assertThatThrownBy(() -> ask(host, PATIENT))
                    .isInstanceOfSatisfying(
                            LineFailure.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.REFUSED));
        }
    }

    @Test
    void wrongBytes_areNotWaitedOn() throws Exception {
        try (var host = ScriptedRdpServer.start(TCP.with(new UdpAnswer.Echo()))) {
            assertThatThrownBy(() -> ask(host, PATIENT))
                    .isInstanceOfSatisfying(
                            MalformedPdu.class, e -> assertThat(e.word()).isEqualTo("udp-flags"));
            assertThat(host.datagrams()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 3000, 850", "50, 3000, 850", "100, 3000, 900", "300, 3000, 2100", "700, 3000, 3000", "10, 200, 200"
    })
    void patience_growsWithThePath(int roundTrip, int atMost, int millis) {
        assertThat(UdpExchange.patience(Duration.ofMillis(roundTrip), Duration.ofMillis(atMost)))
                .hasMillis(millis);
    }

    private static UdpSynAck ask(ScriptedRdpServer host, Duration patience) throws Exception {
        try (DatagramLine line = line(host.port())) {
            return UdpExchange.over(line, patience, Deadline.in(PATIENT));
        }
    }

    private static void assertSilent(DatagramSocket host, Duration patience, Deadline end) throws LineFailure {
        try (DatagramLine line = line(host.getLocalPort())) {
            assertThatThrownBy(() -> UdpExchange.over(line, patience, end))
                    .isInstanceOfSatisfying(
                            LineFailure.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.READ_TIMEOUT));
        }
    }

    private static DatagramLine line(int port) throws LineFailure {
        ApprovedTarget target = TestTargets.approved("host.example", new InetSocketAddress(LOOPBACK, port));
        return new Dialer().datagrams(target, LOOPBACK);
    }

    private static byte[] next(DatagramSocket host) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
        host.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** What was sent on loopback has arrived; there is nothing to wait for. */
    private static void assertNoMore(DatagramSocket host) throws IOException {
        host.setSoTimeout(1);
        assertThatThrownBy(() -> next(host)).isInstanceOf(SocketTimeoutException.class);
    }
}
