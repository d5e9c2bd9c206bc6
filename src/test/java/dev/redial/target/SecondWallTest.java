package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** T-20, T-06: the firewalls in {@code deploy} refuse what the table of special ranges refuses, so that there is no second list to keep. */
class SecondWallTest {
    private static final Path DEPLOY = Path.of("deploy");
    private static final String GLOBAL_UNICAST = "2000::/3";

    @Test
    void nftables_refusesWhatThePolicyRefuses() throws IOException {
        String rules = read("nftables/redial.nft");
        assertThat(elements(rules, "special4")).isEqualTo(sorted(RefusedSpace.prefixes(false)));
        assertThat(elements(rules, "special6")).isEqualTo(sorted(RefusedSpace.prefixes(true)));
    }

    private static Set<String> elements(String rules, String set) {
        Matcher found = Pattern.compile("set " + set + " \\{.*?elements = \\{([^}]*)\\}", Pattern.DOTALL)
                .matcher(rules);
        assertThat(found.find()).as(set).isTrue();
        return sorted(Arrays.asList(found.group(1).strip().split(",\\s*")));
    }

    @Test
    void systemd_refusesWhatThePolicyRefuses() throws IOException {
        Set<String> denied = read("systemd/redial.service")
                .lines()
                .filter(line -> line.startsWith("IPAddressDeny="))
                .flatMap(line ->
                        Arrays.stream(line.substring("IPAddressDeny=".length()).split(" ")))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted = sorted(RefusedSpace.prefixes(false));
        wanted.addAll(RefusedSpace.prefixes(true));
        assertThat(denied).isEqualTo(wanted);
    }

    @Test
    void kubernetes_allowsWhatThePolicyAllows() throws IOException {
        Map<String, Set<String>> blocks = ipBlocks(new Yaml().load(read("kubernetes/network-policy.yaml")));
        assertThat(blocks.keySet()).containsExactlyInAnyOrder("0.0.0.0/0", GLOBAL_UNICAST);
        assertThat(blocks.get("0.0.0.0/0")).isEqualTo(sorted(RefusedSpace.prefixes(false)));
        AddressRange globalUnicast = AddressRange.read(GLOBAL_UNICAST, "this test");
        Map<Boolean, Set<String>> inAndOut = RefusedSpace.prefixes(true).stream()
                .collect(Collectors.partitioningBy(
                        prefix -> globalUnicast.contains(
                                AddressRange.read(prefix, "a prefix").first()),
                        Collectors.toCollection(TreeSet::new)));
        assertThat(blocks.get(GLOBAL_UNICAST)).isEqualTo(inAndOut.get(true));
        // The other seven eighths: what the block leaves out by itself.
        assertThat(inAndOut.get(false)).containsExactlyInAnyOrder("::/3", "4000::/2", "8000::/1");
    }

    @SuppressWarnings("NullAway") // a wrong file fails at once
    private static Map<String, Set<String>> ipBlocks(
            Map<String, Map<String, List<Map<String, List<Map<String, Object>>>>>> policy) {
        return policy.get("spec").get("egress").stream()
                .flatMap(rule -> rule.get("to").stream())
                .filter(peer -> peer.containsKey("ipBlock"))
                .map(peer -> SecondWallTest.<Map<String, Object>>as(peer.get("ipBlock")))
                .collect(Collectors.toMap(
                        block -> String.valueOf(block.get("cidr")),
                        block -> sorted(SecondWallTest.<List<String>>as(block.get("except")))));
    }

    @Test
    void prefixes_holdTheEdgesAndNoNeighbour() {
        assertThat(RefusedSpace.prefixes(false)).contains("10.0.0.0/8", "168.63.129.16/32", "224.0.0.0/3");
        List<AddressRange> all = Stream.of(false, true)
                .flatMap(v6 -> RefusedSpace.prefixes(v6).stream())
                .map(prefix -> AddressRange.read(prefix, "a prefix"))
                .toList();
        RefusedSpace.edges()
                .forEach((range, edges) -> assertThat(edges)
                        .as(range)
                        .isNotEmpty()
                        .allMatch(edge -> all.stream().anyMatch(one -> one.contains(IpAddress.of(edge.getAddress())))
                                || range.startsWith("::ffff:0:0/")));
        assertThat(RefusedSpace.neighbours())
                .hasSizeGreaterThan(30)
                .noneMatch(outside -> all.stream().anyMatch(one -> one.contains(IpAddress.of(outside.getAddress()))));
    }

    private static String read(String file) throws IOException {
        return Files.readString(DEPLOY.resolve(file));
    }

    private static Set<String> sorted(Collection<String> texts) {
        return new TreeSet<>(texts);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // a wrong file fails at once
    private static <T> T as(Object value) {
        return (T) value;
    }
}
