package dev.redial.bench;

import dev.redial.finding.FindingCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What Redial and its peers say of some hosts, side by side. */
final class Cases {

    private static final InetAddress HOST = InetAddress.ofLiteral("127.33.89.3");

    private static final Map<Peer, Pattern> TELLING = Map.of(
            Peer.NMAP,
            Pattern.compile("\\||\\d+/tcp|.*[Ee]rror.*"),
            Peer.SSLSCAN,
            Pattern.compile(".*(abled$|Subject:|Connection failed|ERROR|Could not).*"));

    private Cases() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("windows", "A healthy host: what is its certificate?");
        cases.put("classic", "A host that answers \"classic security\" to whatever is offered, as xrdp does");
        cases.put("refusing", "A host without a certificate: it refuses with failure code 3");
        cases.put("late-clock", "A host whose clock is two hours late");
        Checker checker = new Checker();
        try (PracticeProcess practice = PracticeProcess.start()) {
            for (Map.Entry<String, String> one : cases.entrySet()) {
                System.out.println("\n## " + one.getValue());
                try (DelayedPath path = DelayedPath.open(
                        new InetSocketAddress(HOST, Peer.RDP), practice.host(one.getKey()), Duration.ZERO)) {
                    show(checker, path.address());
                }
            }
        }
    }

    private static void show(Checker checker, InetSocketAddress host) throws IOException, InterruptedException {
        for (Peer peer : Peer.values()) {
            System.out.println("\n" + String.join(" ", peer.command(host)));
            if (!peer.installed()) {
                System.out.println("    is not installed: apt-get install " + peer.program);
                continue;
            }
            peer.run(host)
                    .output()
                    .lines()
                    .filter(line -> TELLING.get(peer).matcher(line).lookingAt())
                    .forEach(line -> System.out.println("    " + line));
        }
        System.out.println("\nRedial");
        checker.check(host, FindingCode.NLA_OK)
                .findings()
                .forEach(finding ->
                        System.out.println("    " + finding.severity() + " " + finding.code() + " " + finding.args()));
    }
}
