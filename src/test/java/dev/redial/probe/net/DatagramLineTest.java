package dev.redial.probe.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.probe.FailureKind;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.TestTargets;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatagramLineTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final byte[] HELLO = {1, 2, 3};

    private DatagramSocket host;
    private ApprovedTarget target;

    @BeforeEach
    void start() throws IOException {
        host = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
        target = TestTargets.approved("host.example", new InetSocketAddress(LOOPBACK, host.getLocalPort()));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void answer_arrives() throws Exception {
        try (DatagramLine line = dial()) {
            line.send(HELLO);
            SocketAddress us = received();
            reply(us, new byte[] {9});
            reply(us, new byte[0]);
            assertThat(line.receive(soon())).containsExactly(9);
            assertThat(line.receive(soon())).isEmpty();
        }
    }

    @Test
    void answer_fromAnotherPort_isDropped() throws Exception {
        try (DatagramLine line = dial();
                DatagramSocket stranger = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            line.send(HELLO);
            SocketAddress us = received();
            stranger.send(new DatagramPacket(new byte[] {6, 6, 6}, 3, us));
            reply(us, new byte[] {9});
            assertThat(line.receive(soon())).containsExactly(9);
        }
    }

    @Test
    void nobodyThere_isRefused() throws Exception {
        try (DatagramLine line = dial()) {
            host.close();
            line.send(HELLO);
            assertFails(() -> line.receive(soon()), FailureKind.REFUSED);
        }
    }

    @Test
    void silence_isATimeOut() throws Exception {
        try (DatagramLine line = dial()) {
            line.send(HELLO);
            assertFails(() -> line.receive(Deadline.in(Duration.ofMillis(5))), FailureKind.READ_TIMEOUT);
            assertFails(() -> line.receive(Deadline.in(Duration.ZERO)), FailureKind.READ_TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2_048, 2_049, 60_000})
    void longDatagram_isTooMuch(int length) throws Exception {
        try (DatagramLine line = dial()) {
            line.send(HELLO);
            reply(received(), new byte[length]);
            if (length <= 2_048) {
                assertThat(line.receive(soon())).hasSize(length);
            } else {
                assertFails(() -> line.receive(soon()), FailureKind.TOO_MUCH);
            }
        }
    }

    @Test
    void fifthDatagram_isNotRead() throws Exception {
        try (DatagramLine line = dial()) {
            line.send(HELLO);
            SocketAddress us = received();
            for (int i = 0; i < 5; i++) {
                reply(us, HELLO);
            }
            for (int i = 0; i < 4; i++) {
                assertThat(line.receive(soon())).isEqualTo(HELLO);
            }
            assertFails(() -> line.receive(soon()), FailureKind.TOO_MUCH);
        }
    }

    @Test
    void moreThanAHostMayBeSent_isABug() throws Exception {
        try (DatagramLine line = dial()) {
            for (int i = 0; i < 3; i++) {
                line.send(HELLO);
            }
            assertThatIllegalStateException().isThrownBy(() -> line.send(HELLO));
        }
        try (DatagramLine line = dial()) {
            assertThatIllegalStateException().isThrownBy(() -> line.send(new byte[3_697]));
        }
    }

    @Test
    void dialler_knowsOnlyWhatWasApproved() {
        Dialer dialer = new Dialer();
        InetAddress other = InetAddress.ofLiteral("127.0.0.2");
        assertThatIllegalArgumentException().isThrownBy(() -> dialer.datagrams(target, other));
    }

    private DatagramLine dial() throws LineFailure {
        return new Dialer().datagrams(target, LOOPBACK);
    }

    /** Where the next datagram came from. */
    private SocketAddress received() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[16], 16);
        host.receive(packet);
        return packet.getSocketAddress();
    }

    private void reply(SocketAddress to, byte[] bytes) throws IOException {
        host.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    private static void assertFails(ThrowingCallable call, FailureKind kind) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LineFailure.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
