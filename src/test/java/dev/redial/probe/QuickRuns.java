package dev.redial.probe;

import dev.redial.probe.credssp.CredSspProbe;
import dev.redial.probe.gateway.GatewayProbe;
import dev.redial.probe.negotiation.NegotiationProbe;
import dev.redial.probe.port.PortProbe;
import dev.redial.probe.tls.TlsProbe;
import dev.redial.probe.udp.UdpProbe;
import java.time.Clock;
import java.util.List;

/** Runs for tests that need many: every stage once, and no question twice. */
public final class QuickRuns {

    private static final ProbePlan EVERY_STAGE_ONCE = new ProbePlan(
            List.of(new PortProbe(), new NegotiationProbe(), new TlsProbe(), new CredSspProbe()),
            List.of(new UdpProbe()),
            List.of(new GatewayProbe()));

    private QuickRuns() {}

    /** For servers that answer. */
    public static ProbeRuns everyStageOnce() {
        return new ProbeRuns(TestProbeConfig.PATIENT, Clock.systemUTC(), ConnectionRate.UNLIMITED, EVERY_STAGE_ONCE);
    }
}
