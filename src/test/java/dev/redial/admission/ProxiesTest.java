package dev.redial.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

    private static final String PEER = "198.51.100.9";

    private static Proxies trusting(String... ranges) {
        return new Proxies(() -> ranges.length == 0 ? Optional.empty() : Optional.of(List.of(ranges)));
    }

    private static String client(Proxies proxies, String peer, String... forwardedFor) {
        return proxies.client(peer, List.of(forwardedFor)).address().text();
    }

    /** whatever is written into the header by somebody we do not trust, it changes nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "1.1.1.1, 2.2.2.2",
                "127.0.0.1",
                "::1",
                "10.0.0.1",
                "",
                " ",
                ",",
                ",,,,",
                "unknown",
                "_hidden",
                "for=1.1.1.1",
                "1.1.1.1:1234",
                "[2001:db8::1]",
                "[2001:db8::1]:443",
                "2001:db8::1%eth0",
                "0177.0.0.1",
                "１.1.1.1",
                "1.1.1.1\t2.2.2.2",
                "198.51.100.9",
                "localhost",
                "1.1.1.1,198.51.100.1",
                "::ffff:1.1.1.1"
            })
    void headerOfAStranger_changesNothing(String header) {
        assertThat(client(trusting(), PEER, header)).isEqualTo(PEER);
        assertThat(client(trusting("192.0.2.1"), PEER, header, header)).isEqualTo(PEER);
    }

    @Test
    void trustedProxy_tellsItsClient() {
        assertThat(client(trusting("198.51.100.9"), PEER, "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(client(trusting("198.51.100.0/24"), PEER, "2001:db8::7")).isEqualTo("2001:db8::7");
    }

    /** A proxy appends; what a client wrote before stands further to the left. */
    @Test
    void whatTheClientWroteItself_doesNotCount() {
        assertThat(client(trusting("198.51.100.9"), PEER, "1.1.1.1, 127.0.0.1, 203.0.113.7"))
                .isEqualTo("203.0.113.7");
        assertThat(client(trusting("198.51.100.9"), PEER, "1.1.1.1", "203.0.113.7"))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void proxyBehindAProxy_isPassedThrough() {
        assertThat(client(trusting("198.51.100.0/24", "10.0.0.0/8"), PEER, "1.1.1.1, 203.0.113.7, 10.0.0.2"))
                .isEqualTo("203.0.113.7");
    }

    /** What a proxy passes on unread is no address; then the nearest one that is known to be one counts. */
    @ParameterizedTest
    @ValueSource(strings = {"unknown", "", "203.0.113.7:80", "203.0.113.7, rubbish", "\"203.0.113.7\""})
    void unreadableHop_endsTheWay(String header) {
        assertThat(client(trusting("198.51.100.9"), PEER, header)).isEqualTo(PEER);
    }

    @Test
    void endlessList_isNotFollowedToItsEnd() {
        String hops = "203.0.113.7" + ", 10.0.0.1".repeat(1_000);
        assertThat(client(trusting("198.51.100.9", "10.0.0.1"), PEER, hops)).isEqualTo("10.0.0.1");
    }

    @Test
    void dualStackPeer_isTheIpv4ClientItIs() {
        assertThat(client(trusting(), "::ffff:203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(client(trusting(), "fe80::1%eth0")).isEqualTo("fe80::1");
    }

    @Test
    void unreadableSetting_stopsTheStart() {
        assertThatThrownBy(() -> trusting("my-proxy"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("redial.proxy.trusted");
    }

    @Test
    void network_isWhatOneHouseholdHas() {
        Proxies none = trusting();
        assertThat(none.client("203.0.113.7", List.of()).network()).isEqualTo("203.0.113.7");
        assertThat(none.client("2001:db8:1:2:3::4", List.of()).network()).isEqualTo("2001:db8:1:2::/64");
        assertThat(none.client("2001:db8:1:2:3::4", List.of()).site()).contains("2001:db8:1::/48");
        assertThat(none.client("203.0.113.7", List.of()).site()).isEmpty();
        assertThat(none.client("203.0.113.7", List.of()).toString()).doesNotContain("203");
    }
}
