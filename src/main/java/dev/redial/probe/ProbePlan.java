package dev.redial.probe;

import dev.redial.probe.credssp.CredSspProbe;
import dev.redial.probe.negotiation.NegotiationProbe;
import dev.redial.probe.negotiation.SideOffer;
import dev.redial.probe.port.PortProbe;
import dev.redial.probe.tls.TlsProbe;
import java.util.List;

/** The measurements of a run, in order. The main connection comes first, for it gives the first verdict; at most three short ones follow. */
public record ProbePlan(List<Probe> probes) {

    public static ProbePlan standard() {
        return new ProbePlan(List.of(
                new PortProbe(),
                new NegotiationProbe(),
                new TlsProbe(),
                new CredSspProbe(),
                SideOffer.withoutCookie(),
                SideOffer.withoutNla(),
                SideOffer.classic()));
    }
}
