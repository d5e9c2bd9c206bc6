package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.SystemLookups;
import dev.redial.finding.Assessor;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.GatewayAssessor;
import dev.redial.finding.Seen;
import dev.redial.finding.SeenGateway;
import dev.redial.finding.TrustAnchors;
import dev.redial.hostile.HostileCanary;
import dev.redial.hostile.PointingHost;
import dev.redial.practice.GatewayScript;
import dev.redial.practice.HostIdentity;
import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.PracticeKey;
import dev.redial.practice.Script;
import dev.redial.practice.ScriptedGateway;
import dev.redial.practice.ScriptedRdpServer;
import dev.redial.practice.UdpAnswer;
import dev.redial.practice.WireBytes;
import dev.redial.probe.Depth;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeListener;
import dev.redial.probe.ProbeOrder;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.ProbeRuns;
import dev.redial.probe.QuickRuns;
import dev.redial.probe.TestProbeConfig;
import dev.redial.target.SsrfCorpusTest.Row;
import dev.redial.target.TargetDecision.Approved;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;

/**
 * T-18, the rows "secondary" of the corpus: what a host or gateway that we may test points at is shown and never fetched, resolved or
 * followed. Each row is played word for word, and with its address replaced by that of a canary that counts callers.
 */
@Tag("deeper")
class SecondHopTest {
    /** All rows together; 100, with {@code -Pfull} 10<sup>3</sup>. */
    private static final int RUNS = Integer.getInteger("redial.runs", 1_000) / 10;

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final PracticeCertificate CERTIFICATE = PracticeCertificate.named("rdp.redial-corpus.com")
            .sans("rdp.redial-corpus.com")
            .key(PracticeKey.EC_P256)
            .selfSigned();
    private static final TrustAnchors TRUSTED = TrustAnchors.withRuntime(List.of());
    private static final Assessor ASSESSOR = new Assessor(TRUSTED);
    private static final GatewayAssessor GATEWAYS = new GatewayAssessor(TRUSTED);
    private static final ProbeRuns WHOLE = new ProbeRuns(TestProbeConfig.PATIENT, Clock.systemUTC());
    private static final ProbeRuns QUICK = QuickRuns.everyStageOnce();

    private static final ProbeListener NOBODY = new ProbeListener() {
        @Override
        public void started(ProbeId probe) {}

        @Override
        public void finished(ProbeResult result) {}
    };

    /** The far end of one row. @param finding by which one sees that the run came as far as the pointer */
    private record Far(AutoCloseable server, int port, boolean gateway, FindingCode finding) {}

    @TestFactory
    Stream<DynamicTest> secondary_leadsNowhere() throws IOException {
        List<Row> rows = SsrfCorpusTest.rows().stream()
                .filter(row -> row.stage().equals("secondary"))
                .toList();
        assertThat(rows).hasSize(13);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.id() + " " + row.setup(), () -> play(row, RUNS / (2 * rows.size()) + 1)));
    }

    /** @param each how often word for word, and how often at the canary */
    private static void play(Row row, int each) throws Exception {
        for (boolean atCanary : new boolean[] {false, true}) {
            try (FakeDnsServer dns = dnsOf(row)) {
                Far far = far(row.setup(), atCanary);
                try (AutoCloseable server = far.server) {
                    int callers = HostileCanary.hits();
                    List<String> lookups = SystemLookups.asked();
                    for (int i = 0; i < each; i++) {
                        List<Finding> found = found(row, far, dns, i == 0 ? WHOLE : QUICK);
                        assertThat(found).extracting(Finding::code).contains(far.finding);
                    }
                    assertThat(HostileCanary.hits()).as("callers of the canary").isEqualTo(callers);
                    assertThat(SystemLookups.asked())
                            .as("names asked of the system")
                            .isEqualTo(lookups);
                    // One question for each family and run, for the name that was typed.
                    assertThat(dns.asked()).hasSize(2 * each).containsOnly(row.input() + ". A", row.input() + ". AAAA");
                    if (server instanceof ScriptedRdpServer host && far.finding == FindingCode.UDP_OK) {
                        assertThat(host.datagrams()).isNotEmpty();
                    }
                }
            }
        }
    }

    private static FakeDnsServer dnsOf(Row row) throws IOException {
        return FakeDnsServer.withRecords(
                new ARecord(Name.fromString(row.input() + "."), DClass.IN, 0, LOOPBACK.getAddress()));
    }

    private static List<Finding> found(Row row, Far far, FakeDnsServer dns, ProbeRuns runs) {
        TargetPolicy policy = TestConfig.privatePolicy("127.0.0.1")
                .policyWith(new DnsResolver(
                        new ConfiguredDnsServers(List.of(dns.address()), Duration.ofSeconds(20)),
                        alias -> SpecialNames.load(Scope.PRIVATE).judge(alias).isEmpty(),
                        Duration.ofSeconds(20)));
        TargetDecision decision = far.gateway
                ? policy.decideGateway(row.input() + ":" + far.port)
                : policy.decide(new TargetRequest(row.input(), Optional.of(far.port), Optional.empty()));
        Approved approved = (Approved) decision;
        ApprovedTarget target = approved.target();
        ProbeOrder order = far.gateway
                ? new ProbeOrder(Optional.empty(), Optional.of(target), Depth.USUAL)
                : ProbeOrder.of(target);
        List<ProbeResult> results = runs.run(order, NOBODY).results();
        assertThat(results).allMatch(result -> result.address().equals(LOOPBACK));
        return far.gateway
                ? GATEWAYS.assess(new SeenGateway(target.name(), results, Instant.now()))
                : ASSESSOR.assess(
                        new Seen(target.name(), target.port(), approved.lookup(), false, results, Instant.now()));
    }

    /** Reads the corpus' words for what the far end does. */
    private static Far far(String setup, boolean atCanary) throws IOException {
        Matcher certificate = Pattern.compile("certificate (AIA caIssuers|OCSP URL|CRL DP) = (\\S+)")
                .matcher(setup);
        if (certificate.matches()) {
            String what = switch (certificate.group(1)) {
                case "AIA caIssuers" -> "caIssuers";
                case "OCSP URL" -> "ocsp";
                default -> "crl";
            };
            PointingHost host = PointingHost.at(what, atCanary ? canary("http") : certificate.group(2));
            return new Far(host, host.port(), false, FindingCode.CERTIFICATE_INTERMEDIATE_MISSING);
        }
        if (setup.startsWith("certificate SAN dNSName = ")) {
            PointingHost host = PointingHost.named(List.of(setup.split(" = ")[1].split(", ")));
            return new Far(host, host.port(), false, FindingCode.CERTIFICATE_NAME_MISMATCH);
        }
        if (setup.startsWith("NTLM ")) {
            return ntlm(setup.contains("TreeName"), setup.split(" = ")[1]);
        }
        if (setup.startsWith("multitransport request")) {
            ScriptedRdpServer host =
                    ScriptedRdpServer.start(Script.windows(CERTIFICATE, HostIdentity.workgroup("PC7", "pc7"))
                            .with(new UdpAnswer.SynAck(2)));
            return new Far(host, host.port(), false, FindingCode.UDP_OK);
        }
        return gateway(setup, atCanary);
    }

    private static Far ntlm(boolean tree, String name) throws IOException {
        HostIdentity identity = tree
                ? new HostIdentity("PC7", "CORP", "pc7.corp", "corp", name, HostIdentity.OsBuild.SERVER_2022)
                : HostIdentity.workgroup("PC7", name);
        ScriptedRdpServer host = ScriptedRdpServer.start(Script.windows(CERTIFICATE, identity));
        return new Far(host, host.port(), false, FindingCode.HOST_IDENTITY);
    }

    private static Far gateway(String setup, boolean atCanary) throws IOException {
        Matcher redirect = Pattern.compile(
                        "RD Gateway answers (30\\d) (?:Location: (\\S+)|to its own host with another port (\\d+))")
                .matcher(setup);
        if (redirect.matches()) {
            String there = redirect.group(2) == null
                    ? "https://rdp.redial-corpus.com:" + (atCanary ? HostileCanary.port() : redirect.group(3)) + "/"
                    : atCanary ? canary("https") : redirect.group(2);
            return gateway(
                    FindingCode.GATEWAY_REDIRECTS,
                    GatewayScript.answer(redirect.group(1) + " Elsewhere", "Location: " + there));
        }
        String field = switch (setup) {
            case "RD Gateway answers 401 with Negotiate realm host = 10.0.0.5" ->
                "WWW-Authenticate: Basic realm=\"" + (atCanary ? canary("http") : "http://10.0.0.5/") + "\"";
            case "Alt-Svc header names another host and port" ->
                "Alt-Svc: h2=\"" + (atCanary ? "127.0.0.1:" + HostileCanary.port() : "other.redial-corpus.com:22")
                        + "\"; ma=86400; persist=1";
            default -> throw new IllegalArgumentException("unknown setup " + setup);
        };
        return gateway(
                FindingCode.GATEWAY_OK,
                GatewayScript.answer(
                        "401 Unauthorized", "WWW-Authenticate: Negotiate", "WWW-Authenticate: NTLM", field));
    }

    private static Far gateway(FindingCode finding, WireBytes answer) throws IOException {
        ScriptedGateway gateway = ScriptedGateway.start(GatewayScript.answering(CERTIFICATE, answer));
        return new Far(gateway, gateway.port(), true, finding);
    }

    private static String canary(String scheme) {
        return scheme + "://127.0.0.1:" + HostileCanary.port() + "/second-hop";
    }
}
