package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.redial.target.DeliveryDecision.Approved;
import dev.redial.target.DeliveryDecision.Refused;
import dev.redial.target.DeliveryDecision.Unresolved;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryPolicyTest {

    private static final String[] HOUSE = {"10.0.0.0/8", "192.168.7.0/24", "fd00::/8"};

    private static ApprovedReceiver approved(DeliveryPolicy policy, String host) {
        assertThat(policy.decide(host, 25)).isInstanceOf(Approved.class);
        return ((Approved) policy.decide(host, 25)).receiver();
    }

    @Test
    void publicAddress_mayBeWrittenToAtAnyPort() {
        ApprovedReceiver receiver = approved(TestDeliveries.inside(HOUSE), "20.42.73.24");
        assertThat(receiver.inside()).isFalse();
        assertThat(receiver.port()).isEqualTo(new Port(25));
        assertThat(receiver.addresses())
                .singleElement()
                .satisfies(a -> assertThat(a.getHostAddress()).isEqualTo("20.42.73.24"));
    }

    @Test
    void ownNetworks_mayBeWrittenToOnceTheyAreListed() {
        for (String host : List.of("10.1.2.3", "192.168.7.25", "fd00::25")) {
            assertThat(approved(TestDeliveries.inside(HOUSE), host).inside()).isTrue();
        }
        assertThat(TestDeliveries.inside().decide("10.1.2.3", 25)).isEqualTo(new Refused(Refusal.ADDR_PRIVATE));
        assertThat(TestDeliveries.inside(HOUSE).decide("192.168.8.25", 25))
                .isEqualTo(new Refused(Refusal.ADDR_PRIVATE));
        assertThat(TestDeliveries.inside().decide("localhost", 25)).isEqualTo(new Refused(Refusal.ADDR_LOOPBACK));
        assertThat(TestDeliveries.inside().decide("20.42.73.99", 25)).isEqualTo(new Refused(Refusal.ADDR_SELF));
    }

    @ParameterizedTest
    @CsvSource({
        "169.254.169.254, ADDR_LINK_LOCAL",
        "100.100.100.200, ADDR_CGNAT",
        "168.63.129.16, ADDR_METADATA",
        "fe80::1, ADDR_LINK_LOCAL",
        "::ffff:169.254.169.254, ADDR_EMBEDDED_V4",
        "2a00:64::a9fe:a9fe, ADDR_EMBEDDED_V4",
        "metadata.google.internal, SPECIAL_NAME",
        "0x7f.1, AMBIGUOUS_IP",
    })
    void linkLocalAndMetadata_areNeverWrittenTo(String host, Refusal why) {
        assertThat(TestDeliveries.inside("0.0.0.0/0", "::/0").decide(host, 80)).isEqualTo(new Refused(why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://relay", "relay:25", "a@relay", "", "re lay", "relay\r\n"})
    void whatIsNoHost_isRefused(String host) {
        boolean pasted = host.equals("relay\r\n");
        DeliveryDecision decision = TestDeliveries.inside(HOUSE).decide(host, 25);
        assertThat(decision).isInstanceOf(pasted ? Unresolved.class : Refused.class);
    }

    @Test
    void names_areResolvedOnceAndEveryAddressJudged() {
        DeliveryPolicy policy = TestDeliveries.knowing(
                Map.of(
                        "relay.corp",
                        List.of("10.0.0.25"),
                        "relay",
                        List.of("10.0.0.26"),
                        "hooks.tickets.com",
                        List.of("20.42.73.24", "20.42.73.25"),
                        "rebound.tickets.com",
                        List.of("20.42.73.24", "169.254.169.254"),
                        "both.tickets.com",
                        List.of("20.42.73.24", "10.0.0.25")),
                HOUSE);
        assertThat(approved(policy, "relay.corp").inside()).isTrue();
        assertThat(approved(policy, "relay").inside()).isTrue();
        assertThat(approved(policy, "hooks.tickets.com").addresses())
                .hasSize(2)
                .allSatisfy(address -> assertThat(address.getHostName()).isEqualTo("hooks.tickets.com"));
        assertThat(policy.decide("rebound.tickets.com", 443)).isEqualTo(new Refused(Refusal.ADDR_LINK_LOCAL));
        assertThat(approved(policy, "both.tickets.com").inside())
                .as("not all of it is in the house")
                .isFalse();
        assertThat(policy.decide("nobody.tickets.com", 443)).isEqualTo(new Unresolved(NameLookup.Status.NOT_FOUND));
    }

    @Test
    void brokenRange_namesTheSetting() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TestDeliveries.inside("10.0.0.1/8"))
                .withMessageContaining("10.0.0.1/8");
    }
}
