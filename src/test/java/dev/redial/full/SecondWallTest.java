package dev.redial.full;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.target.CorpusRuns;
import dev.redial.target.RefusedSpace;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T-02 and T-20, counted where packets arrive: neither wall lets one through, each alone. */
@Tag("full")
class SecondWallTest {

    /** The public prefix of a provider, with the interface ids of ISATAP, which no list of prefixes can name. */
    private static final List<InetAddress> ISATAP = Stream.of("2606:4700::5efe:a00:5", "2606:4700::200:5efe:808:808")
            .map(InetAddress::ofLiteral)
            .toList();

    /** Ranges to which the system itself sends nothing when asked like this: no link is named, or it means this machine, or IPv4. */
    private static final Set<String> HELD_BY_THE_SYSTEM =
            Set.of("0.0.0.0/32", "255.255.255.255/32", "::/128", "::ffff:0:0/96", "fe80::/10");

    @TempDir
    Path folder;

    private ProbeNamespace network;

    @BeforeEach
    void open() throws IOException {
        network = ProbeNamespace.open(folder);
    }

    @AfterEach
    void close() throws IOException {
        if (network != null) {
            network.close();
        }
    }

    @Test
    void guardOff_wallUp_nothingSpecialArrivesAndEveryNeighbourDoes() throws IOException {
        network.raise(rulesForThisUser());

        dialEverything();

        assertThat(network.arrived()).isEqualTo(both(RefusedSpace.neighbours()));
        assertThat(network.dropped()).isGreaterThan(RefusedSpace.edges().size());
    }

    /** The test can fail: without the wall the same packets arrive. */
    @Test
    void guardOff_wallDown_specialRangesAreReached() throws IOException {
        dialEverything();

        Set<String> arrived = network.arrived();
        assertThat(arrived).containsAll(both(RefusedSpace.neighbours())).containsAll(both(ISATAP));
        for (Map.Entry<String, List<InetAddress>> range : RefusedSpace.edges().entrySet()) {
            if (!HELD_BY_THE_SYSTEM.contains(range.getKey())) {
                assertThat(both(range.getValue())).as(range.getKey()).containsAnyElementsOf(arrived);
            }
        }
    }

    /** What is listed for Redial's own sake is reached, by its port alone. */
    @Test
    void wallUp_ownNameServerIsReachedAndItsNeighbourIsNot() throws IOException {
        network.raise(rulesForThisUser().replace(" . 53", " . 3389"));

        String said = network.run(WithoutGuard.class, "127.0.0.53", "127.0.0.54");

        assertThat(said).contains("2 dialled");
        // Nobody listens there, so the system's own answers to us are seen as well.
        assertThat(network.arrived())
                .contains("127.0.0.53 tcp", "127.0.0.53 udp")
                .doesNotContain("127.0.0.54 tcp", "127.0.0.54 udp");
    }

    /** T-02: the whole corpus with the guard on and no wall. */
    @Test
    void guardOn_wallDown_onlyWhatTheCorpusAllowsIsReached() throws IOException {
        String said = network.run(CorpusRuns.class);

        Set<String> allowed = new TreeSet<>(said.lines()
                .filter(line -> line.startsWith("may "))
                .map(line -> line.substring("may ".length()))
                .toList());
        Set<String> arrived = new TreeSet<>(
                network.arrived().stream().map(seen -> seen.split(" ")[0]).toList());
        assertThat(said).contains("refused: ");
        assertThat(allowed).hasSizeGreaterThan(40);
        assertThat(arrived).isEqualTo(allowed);
    }

    private void dialEverything() throws IOException {
        List<InetAddress> all = new ArrayList<>(RefusedSpace.neighbours());
        RefusedSpace.edges().values().forEach(all::addAll);
        all.addAll(ISATAP);
        String said = network.run(
                WithoutGuard.class,
                all.stream().map(InetAddress::getHostAddress).distinct().toArray(String[]::new));
        assertThat(said).contains(" dialled");
    }

    /** As they are shipped, for the user of this test. */
    private static String rulesForThisUser() throws IOException {
        String rules = Files.readString(Path.of("deploy/nftables/redial.nft"));
        String shipped = "define redial_user = \"redial\"";
        assertThat(rules).contains(shipped);
        return rules.replace(shipped, "define redial_user = 0");
    }

    private static Set<String> both(Collection<InetAddress> addresses) {
        Set<String> both = new TreeSet<>();
        for (InetAddress address : addresses) {
            String text = RefusedSpace.text(address);
            both.add(text + " tcp");
            both.add(text + " udp");
        }
        return both;
    }
}
