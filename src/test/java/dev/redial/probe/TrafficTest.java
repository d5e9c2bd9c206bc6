package dev.redial.probe;

import static dev.redial.probe.TestProbeConfig.HASTY;
import static dev.redial.probe.TestProbeConfig.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.practice.Ending;
import dev.redial.practice.PracticeHost;
import dev.redial.practice.Script;
import dev.redial.practice.ScriptedGateway;
import dev.redial.practice.ScriptedRdpServer;
import dev.redial.practice.UdpAnswer;
import dev.redial.practice.WireBytes;
import dev.redial.practice.X224Answer;
import dev.redial.target.TestTargets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a run says it has cost is what the host saw, and it is little. */
class TrafficTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    @TestFactory
    Stream<DynamicTest> practiceHosts_areAskedLittle() {
        return Arrays.stream(PracticeHost.values())
                .map(host -> DynamicTest.dynamicTest(host.id(), () -> isAskedLittle(host)));
    }

    private static void isAskedLittle(PracticeHost host) throws IOException {
        if (host.gateway().isPresent()) {
            try (ScriptedGateway gateway = ScriptedGateway.start(host.gateway().get())) {
                var target = TestTargets.approved("gw.example", new InetSocketAddress(LOOPBACK, gateway.port()));
                Traffic traffic = run(new ProbeOrder(Optional.empty(), Optional.of(target), Depth.USUAL), PATIENT);
                Light.check(traffic);
                Light.comesTo(traffic.connections(), gateway::connections);
            }
        } else if (host.script().isPresent()) {
            ProbeConfig config = host == PracticeHost.SILENT ? HASTY : PATIENT;
            try (ScriptedRdpServer server =
                    ScriptedRdpServer.start(host.script().get())) {
                Traffic traffic = run(server, config);
                Light.check(traffic);
                Light.comesTo(traffic.connections(), server::connections);
            }
        }
    }

    @Test
    void bytes_areThoseThatTheHostRead() throws IOException {
        List<Script> readers = List.of(
                PracticeHost.HEALTHY.script().orElseThrow(),
                PracticeHost.NLA_DEMANDED.script().orElseThrow().with(new UdpAnswer.SynAck(2)));
        for (Script script : readers) {
            try (ScriptedRdpServer server = ScriptedRdpServer.start(script)) {
                Traffic traffic = run(server, PATIENT);
                Light.comesTo(traffic.bytesSent(), () -> server.received() + datagramBytes(server));
                Light.comesTo(traffic.datagrams(), () -> server.datagrams().size());
            }
        }
    }

    private static long datagramBytes(ScriptedRdpServer server) {
        return server.datagrams().stream().mapToLong(d -> d.bytes().length).sum();
    }

    /** A word of 12 bytes on every connection on which it is asked anything. */
    @Test
    void bytesReceived_areThoseThatTheHostSent() throws IOException {
        Script babbling = Script.answering(new X224Answer.Bytes(WireBytes.text("who are you?")));
        try (ScriptedRdpServer server = ScriptedRdpServer.start(babbling)) {
            Traffic traffic = run(server, PATIENT);
            assertThat(traffic.bytesReceived()).isPositive().isLessThanOrEqualTo(12L * traffic.connections());
            assertThat(traffic.bytesReceived() % 12).isZero();
        }
    }

    @Test
    void datagramsThatCameBack_areReceived() throws IOException {
        Script well = PracticeHost.HEALTHY.script().orElseThrow();
        try (ScriptedRdpServer answers =
                        ScriptedRdpServer.start(well.with(new UdpAnswer.Bytes(WireBytes.of(new byte[100]))));
                ScriptedRdpServer same =
                        ScriptedRdpServer.start(well.with(new UdpAnswer.Bytes(WireBytes.of(new byte[1_100]))))) {
            assertThat(run(same, PATIENT).bytesReceived()
                            - run(answers, PATIENT).bytesReceived())
                    .isBetween(900L, 1_100L); // signatures differ by some bytes
        }
    }

    /** Somebody's firewall counts it, so we do. */
    @Test
    void connectionThatIsRefused_counts() throws IOException {
        int port;
        try (ScriptedRdpServer server =
                ScriptedRdpServer.start(Script.answering(new X224Answer.EndAtOnce(Ending.CLOSE)))) {
            port = server.port();
        }
        Traffic traffic = run(ProbeOrder.of(TestTargets.approved("pc7.example", port, LOOPBACK)), PATIENT);
        Light.check(traffic);
        assertThat(traffic.connections()).isPositive();
        assertThat(traffic.bytesSent()).isZero();
        assertThat(traffic.bytesReceived()).isZero();
    }

    private static Traffic run(ScriptedRdpServer server, ProbeConfig config) {
        return run(ProbeOrder.of(TestTargets.approved("pc7.example", server.port(), LOOPBACK)), config);
    }

    private static Traffic run(ProbeOrder order, ProbeConfig config) {
        ProbeListener nobody = new ProbeListener() {
            @Override
            public void started(ProbeId probe) {}

            @Override
            public void finished(ProbeResult result) {}
        };
        return new ProbeRuns(config, Clock.systemUTC()).run(order, nobody).traffic();
    }
}
