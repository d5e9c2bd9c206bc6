package dev.redial.probe;

import dev.redial.probe.credssp.CredSspProbe;
import dev.redial.probe.gateway.GatewayProbe;
import dev.redial.probe.negotiation.ClassicProbe;
import dev.redial.probe.negotiation.NegotiationProbe;
import dev.redial.probe.negotiation.SideOffer;
import dev.redial.probe.port.PortProbe;
import dev.redial.probe.port.RepeatProbe;
import dev.redial.probe.tls.SmallHelloProbe;
import dev.redial.probe.tls.TlsProbe;
import dev.redial.probe.tls.VersionProbe;
import dev.redial.probe.udp.UdpProbe;
import java.util.List;

/**
 * The measurements of a run.
 *
 * @param ladder those on the main connection, one after the other, at every address; they give the first verdict
 * @param beside those with a connection of their own, at one address, each as soon as what it comes {@link Probe#after after} has ended
 * @param gateway those at the RD Gateway
 */
public record ProbePlan(List<Probe> ladder, List<Probe> beside, List<Probe> gateway) {

    public static ProbePlan standard() {
        return new ProbePlan(
                List.of(new PortProbe(), new NegotiationProbe(), new TlsProbe(), new CredSspProbe()),
                List.of(
                        new UdpProbe(),
                        SideOffer.withoutCookie(),
                        new SmallHelloProbe(),
                        SideOffer.withoutNla(),
                        VersionProbe.old(),
                        VersionProbe.twelve(),
                        new ClassicProbe(),
                        SideOffer.otherSignIns(),
                        new RepeatProbe()),
                List.of(new GatewayProbe()));
    }
}
