package dev.redial.full;

import dev.redial.target.RefusedSpace;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A network of its own for the program, in which everything leads to a sink that answers nothing and writes down each address to which a
 * packet came, by TCP, UDP or ICMP. Loopback has a sink too. It is gone when it is closed; the machine's own network is never touched.
 */
final class ProbeNamespace implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private static final Pattern ELEMENT =
            Pattern.compile("([0-9a-f.:]+) \\. (tcp|udp|icmp|ipv6-icmp) counter packets [1-9]\\d*");

    /** Sits before anything in the sink's own system could drop or answer a packet. */
    private static final String SINK = """
            table netdev sink {
                set seen4 { type ipv4_addr . inet_proto; flags dynamic; size 65535; counter; }
                set seen6 { type ipv6_addr . inet_proto; flags dynamic; size 65535; counter; }
                chain in {
                    type filter hook ingress device "%s" priority 0;
                    meta l4proto { tcp, udp, icmp } update @seen4 { ip daddr . meta l4proto }
                    meta l4proto { tcp, udp } update @seen6 { ip6 daddr . meta l4proto }
                    icmpv6 type echo-request update @seen6 { ip6 daddr . meta l4proto }
                }
            }
            """;

    private final Path nft;
    private final Path ip;
    private final Path folder;
    private final String probe = "redial-probe-" + ProcessHandle.current().pid();
    private final String sink = "redial-sink-" + ProcessHandle.current().pid();

    private ProbeNamespace(Path folder) {
        this.nft = Packages.nft();
        this.ip = Packages.ip();
        this.folder = folder;
        Packages.root();
    }

    /** @param folder for files of rules */
    static ProbeNamespace open(Path folder) throws IOException {
        ProbeNamespace namespace = new ProbeNamespace(folder);
        try {
            namespace.build();
        } catch (IOException | RuntimeException | Error e) {
            namespace.close();
            throw e;
        }
        return namespace;
    }

    /** Both ends of the wire have the same hardware address and ask for no other, so that what is sent anywhere arrives. */
    private void build() throws IOException {
        ip("netns add " + probe);
        ip("netns add " + sink);
        ip("-n " + probe + " link add out0 type veth peer name sink0 netns " + sink);
        ip("-n " + probe + " link set out0 arp off address 02:00:00:00:00:01");
        ip("-n " + sink + " link set sink0 arp off address 02:00:00:00:00:01");
        ip("-n " + sink + " link set sink0 up");
        ip("-n " + probe + " link set lo up");
        ip("-n " + probe + " addr add 20.42.73.9/32 dev out0");
        ip("-n " + probe + " addr add 2606:4700::9/128 dev out0 nodad");
        ip("-n " + probe + " link set out0 up");
        ip("-n " + probe + " route add default dev out0");
        ip("-n " + probe + " -6 route add default dev out0");
        load(sink, SINK.formatted("sink0"));
        load(probe, SINK.formatted("lo"));
    }

    /** Raises a wall before the program, from the text of a file for nft. */
    void raise(String rules) throws IOException {
        load(probe, rules);
    }

    /** How many packets the wall has dropped so far. */
    long dropped() throws IOException {
        String counters = inside(probe, List.of(nft.toString(), "list", "counters", "table", "inet", "redial"));
        return Pattern.compile("packets (\\d+)")
                .matcher(counters)
                .results()
                .mapToLong(counter -> Long.parseLong(counter.group(1)))
                .sum();
    }

    /** Runs a program of these tests in here until it ends. @return what it said */
    String run(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return inside(probe, command);
    }

    /** Where packets came, as "address protocol": at the far end, and at loopback. */
    Set<String> arrived() throws IOException {
        Set<String> all = new TreeSet<>(arrivedOutside());
        all.addAll(seen(probe));
        return all;
    }

    /** The same without loopback. */
    Set<String> arrivedOutside() throws IOException {
        return seen(sink);
    }

    private Set<String> seen(String where) throws IOException {
        Matcher elements = ELEMENT.matcher(inside(where, List.of(nft.toString(), "list", "table", "netdev", "sink")));
        return elements.results()
                .map(element -> RefusedSpace.text(InetAddress.ofLiteral(element.group(1))) + " " + element.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void load(String where, String rules) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "rules", ".nft"), rules);
        String unused = inside(where, List.of(nft.toString(), "-f", file.toString()));
    }

    private void ip(String words) throws IOException {
        List<String> command = new ArrayList<>(List.of(ip.toString()));
        command.addAll(List.of(words.split(" ")));
        String unused = output(command);
    }

    private String inside(String where, List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(List.of(ip.toString(), "netns", "exec", where));
        whole.addAll(command);
        return output(whole);
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return said;
    }

    /** The wire goes with its ends. */
    @Override
    public void close() throws IOException {
        try {
            ip("netns del " + sink);
        } finally {
            ip("netns del " + probe);
        }
    }
}
