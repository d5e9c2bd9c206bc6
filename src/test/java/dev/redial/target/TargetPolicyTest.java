package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.target.NameLookup.Status;
import dev.redial.target.TargetDecision.Approved;
import dev.redial.target.TargetDecision.Refused;
import dev.redial.target.TargetDecision.Unresolved;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetPolicyTest {
    private static final NameResolver NOBODY_ASKED = name -> {
        throw new AssertionError("asked for " + name);
    };

    @Test
    void port_withHostOrApart_isTaken() {
        TargetPolicy policy = TestConfig.publicPolicy().policyWith(NOBODY_ASKED);
        assertThat(approved(policy.decide(host("20.42.73.24"))).port()).isEqualTo(Port.RDP);
        assertThat(approved(policy.decide(host("20.42.73.24:3390"))).port()).isEqualTo(new Port(3390));
        assertThat(approved(policy.decide(host("20.42.73.24", 3391))).port()).isEqualTo(new Port(3391));
        assertThat(approved(policy.decide(host("20.42.73.24:3390", 3391))).port())
                .isEqualTo(new Port(3390));
    }

    @Test
    void port443_isForGateways() {
        TargetPolicy policy = TestConfig.publicPolicy().policyWith(NOBODY_ASKED);
        assertThat(refusal(policy.decide(host("20.42.73.24:443")))).isEqualTo(Refusal.PORT_DENIED);
        assertThat(approved(policy.decideGateway("20.42.73.24")).port()).isEqualTo(Port.HTTPS);
        assertThat(approved(policy.decideGateway("20.42.73.24:8443")).port()).isEqualTo(new Port(8443));
        assertThat(refusal(policy.decideGateway("20.42.73.24:22"))).isEqualTo(Refusal.PORT_DENIED);
        assertThat(refusal(policy.decideGateway("10.0.0.5"))).isEqualTo(Refusal.ADDR_PRIVATE);
    }

    @Test
    void hostOutOfReach_isNoObjectionWhereAGatewayLeadsToIt() {
        TargetPolicy policy = TestConfig.publicPolicy().policyWith(NOBODY_ASKED);
        for (String host : List.of("10.0.0.5", "pc7", "pc7.corp.local", "fd00::5")) {
            assertThat(policy.objection(host(host))).as(host).isPresent();
            assertThat(policy.objection(behind("gw.example.org", host)))
                    .as(host)
                    .isEmpty();
        }
        for (String host : List.of("https://pc7", "10.0.0.5:99999", "127.0.0.1", "169.254.169.254")) {
            assertThat(policy.objection(behind("gw.example.org", host)))
                    .as(host)
                    .isPresent();
        }
    }

    @Test
    void gateway_isObjectedToAsSuch() {
        TargetPolicy policy = TestConfig.publicPolicy().policyWith(NOBODY_ASKED);
        assertThat(policy.objectionToGateway("20.42.73.24")).isEmpty();
        assertThat(policy.objectionToGateway("gw.example.org")).isEmpty();
        assertThat(policy.objectionToGateway("10.0.0.5")).contains(Refusal.ADDR_PRIVATE);
        assertThat(policy.objectionToGateway("20.42.73.24:22")).contains(Refusal.PORT_DENIED);
    }

    private static TargetRequest behind(String gateway, String host) {
        return new TargetRequest(host, Optional.empty(), Optional.of(gateway));
    }

    @Test
    void port_notListed_isRefused() {
        TargetPolicy policy =
                TestConfig.publicPolicy().onPorts("3389", "4000-4010").policyWith(NOBODY_ASKED);
        assertThat(refusal(policy.decide(host("20.42.73.24:5000")))).isEqualTo(Refusal.PORT_DENIED);
        assertThat(approved(policy.decide(host("20.42.73.24:4010")))).isNotNull();
    }

    @Test
    void ownAddress_isRefused() {
        TargetPolicy policy = new TargetPolicy(
                TestConfig.publicPolicy(), NOBODY_ASKED, TestOptOuts.none(), () -> Set.of(address("20.42.73.24")));
        assertThat(refusal(policy.decide(host("20.42.73.24")))).isEqualTo(Refusal.ADDR_SELF);
        assertThat(approved(policy.decide(host("20.42.73.25")))).isNotNull();
    }

    @Test
    void longInput_isRefusedUnread() {
        TargetPolicy policy = TestConfig.publicPolicy().policyWith(NOBODY_ASKED);
        assertThat(refusal(policy.decide(host("a".repeat(4_097))))).isEqualTo(Refusal.TOO_LONG);
    }

    @Test
    void mixedAnswer_publicPartIsDialled_theRestIsOnlyClassed() {
        NameResolver mixed = found("10.0.0.5", "20.42.73.24", "fd00::5", "2606:4700::7");
        Approved decision =
                (Approved) TestConfig.publicPolicy().policyWith(mixed).decide(host("pc7.example.net"));
        assertThat(decision.target().addresses())
                .extracting(InetAddress::getHostAddress)
                .containsExactly("2606:4700:0:0:0:0:0:7", "20.42.73.24");
        assertThat(decision.target().skipped())
                .containsExactlyInAnyOrder(Refusal.ADDR_PRIVATE, Refusal.ADDR_UNIQUE_LOCAL);
        assertThat(decision.lookup().toString()).doesNotContain("10.0.0.5", "fd00");
    }

    @Test
    void mixedAnswer_strict_isRefused() {
        TargetPolicy policy = TestConfig.publicPolicy().strictly().policyWith(found("20.42.73.24", "10.0.0.5"));
        assertThat(refusal(policy.decide(host("pc7.example.net")))).isEqualTo(Refusal.ADDR_PRIVATE);
    }

    @Test
    void addresses_carryTheName_soThatNoReverseLookupStarts() {
        TargetPolicy policy = TestConfig.publicPolicy().policyWith(found("20.42.73.24"));
        ApprovedTarget target = approved(policy.decide(host("pc7.example.net")));
        assertThat(target.addresses().getFirst().getHostName()).isEqualTo("pc7.example.net");
    }

    @Test
    void addresses_manyOfBothFamilies_areDialledInTurns() {
        TargetPolicy policy = TestConfig.publicPolicy()
                .policyWith(found(
                        "20.42.73.1", "20.42.73.2", "20.42.73.3", "2606:4700::1", "2606:4700::2", "2606:4700::3"));
        assertThat(approved(policy.decide(host("pc7.example.net"))).addresses())
                .extracting(address -> IpAddress.of(address.getAddress()).text())
                .containsExactly("2606:4700::1", "20.42.73.1", "2606:4700::2", "20.42.73.2");
    }

    @Test
    void name_withoutAddress_isUnresolved() {
        NameResolver nothing = name ->
                new NameAnswer(new NameLookup(name.ascii(), Status.NOT_FOUND, List.of(), 0, Duration.ZERO), List.of());
        TargetDecision decision = TestConfig.publicPolicy().policyWith(nothing).decide(host("PC7.example.net."));
        assertThat(decision).isInstanceOfSatisfying(Unresolved.class, unresolved -> {
            assertThat(unresolved.name().ascii()).isEqualTo("pc7.example.net");
            assertThat(unresolved.lookup().status()).isEqualTo(Status.NOT_FOUND);
        });
    }

    @Test
    void alias_special_isRefusedWithoutNamingIt() {
        List<String> aliases = List.of("gate.example.net", "db01.corp", "x.example.net");
        NameResolver resolver = name -> new NameAnswer(
                new NameLookup(name.ascii(), Status.FOUND, aliases, 1, Duration.ZERO), List.of(address("20.42.73.24")));
        TargetDecision decision = TestConfig.publicPolicy().policyWith(resolver).decide(host("pc7.example.net"));
        assertThat(decision).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(Refusal.CNAME_SPECIAL);
            assertThat(refused.lookup().orElseThrow().aliases()).containsExactly("gate.example.net");
        });
    }

    @Test
    void privatePolicy_reachesOnlyWhatIsListed() {
        TargetPolicy policy = TestConfig.privatePolicy("10.90.0.0/16", "fd90::/64", "20.42.73.24")
                .policyWith(NOBODY_ASKED);
        assertThat(approved(policy.decide(host("10.90.1.1")))).isNotNull();
        assertThat(approved(policy.decide(host("[fd90::7]:3389")))).isNotNull();
        assertThat(approved(policy.decide(host("20.42.73.24")))).isNotNull();
        assertThat(refusal(policy.decide(host("10.91.0.1")))).isEqualTo(Refusal.ADDR_PRIVATE);
        assertThat(refusal(policy.decide(host("127.0.0.1")))).isEqualTo(Refusal.ADDR_LOOPBACK);
        assertThat(refusal(policy.decide(host("8.8.8.8")))).isEqualTo(Refusal.ADDR_NOT_LISTED);
    }

    @Test
    void privatePolicy_linkLocalAndMetadata_never() {
        TargetPolicy policy = TestConfig.privatePolicy("0.0.0.0/0", "::/0").policyWith(NOBODY_ASKED);
        for (String never : List.of(
                "169.254.169.254",
                "168.63.129.16",
                "100.100.100.200",
                "192.0.0.192",
                "0.0.0.0",
                "224.0.0.1",
                "fe80::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "::ffff:10.0.0.5",
                "64:ff9b::a00:5",
                "2002:a00:5::1",
                "4000::1",
                "ff02::1")) {
            assertThat(policy.decide(host(never))).as(never).isInstanceOf(Refused.class);
        }
        for (String listed : List.of("127.0.0.1", "::1", "192.168.1.5", "100.64.0.9", "fd12::7", "8.8.8.8")) {
            assertThat(policy.decide(host(listed))).as(listed).isInstanceOf(Approved.class);
        }
    }

    @Test
    void privatePolicy_deniedRange_isRefusedThoughListed() {
        TargetPolicy policy =
                TestConfig.privatePolicy("10.0.0.0/8").denying("10.9.0.0/16").policyWith(NOBODY_ASKED);
        assertThat(refusal(policy.decide(host("10.9.0.1")))).isEqualTo(Refusal.ADDR_OPERATOR_DENIED);
    }

    @Test
    void privatePolicy_namesOfTheHouse_areAsked() {
        TargetPolicy policy = TestConfig.privatePolicy("10.0.0.0/8").policyWith(found("10.0.0.5"));
        for (String name :
                List.of("pc7", "pc7.lan", "pc7.corp.local", "pc7.internal", "ok.lab.test", "nas.home.arpa")) {
            assertThat(policy.decide(host(name))).as(name).isInstanceOf(Approved.class);
        }
        for (String never : List.of("x.onion", "x.invalid", "1.0.0.10.in-addr.arpa", "metadata.google.internal")) {
            assertThat(refusal(policy.decide(host(never)))).as(never).isEqualTo(Refusal.SPECIAL_NAME);
        }
    }

    @Test
    void privatePolicy_localhost_isLoopbackWhenListed() {
        ApprovedTarget target = approved(
                TestConfig.privatePolicy("127.0.0.0/8").policyWith(NOBODY_ASKED).decide(host("localhost:33890")));
        assertThat(target.addresses().getFirst().getHostAddress()).isEqualTo("127.0.0.1");
        TargetPolicy unlisted = TestConfig.privatePolicy("10.0.0.0/8").policyWith(NOBODY_ASKED);
        assertThat(refusal(unlisted.decide(host("localhost")))).isEqualTo(Refusal.ADDR_LOOPBACK);
    }

    /** T-12: whatever a name answers from run to run, only what was judged is pinned. Seeded. */
    @Test
    void rebinding_tenThousandRuns_neverPinsAnInternalAddress() {
        List<String> pool = List.of(
                "20.42.73.24",
                "10.0.0.5",
                "127.0.0.1",
                "169.254.169.254",
                "::1",
                "2606:4700::7",
                "::ffff:10.0.0.5",
                "fd00::5",
                "192.168.1.1");
        Set<String> harmless = Set.of("20.42.73.24", "2606:4700::7");
        Random random = new Random(12);
        List<IpAddress> some = new ArrayList<>();
        TargetPolicy policy = TestConfig.publicPolicy()
                .policyWith(name -> new NameAnswer(
                        new NameLookup(name.ascii(), Status.FOUND, List.of(), some.size(), Duration.ZERO), some));
        for (int run = 0; run < 10_000; run++) {
            List<String> answer = new ArrayList<>(pool);
            Collections.shuffle(answer, random);
            some.clear();
            answer.subList(0, 1 + random.nextInt(4)).forEach(text -> some.add(address(text)));
            TargetDecision decision = policy.decide(host("rebind.example.net"));
            if (decision instanceof Approved approved) {
                assertThat(approved.target().addresses())
                        .allMatch(address -> harmless.contains(
                                IpAddress.of(address.getAddress()).text()));
            } else {
                assertThat(some).extracting(IpAddress::text).doesNotContainAnyElementsOf(harmless);
            }
        }
    }

    @Test
    void optedOutName_andThoseBelow_areNotEvenAsked() {
        OptOuts optOuts = TestOptOuts.of("example.net");
        TargetPolicy policy = TestConfig.publicPolicy().policyWith(NOBODY_ASKED, optOuts);
        for (String name : List.of("example.net", "PC7.Example.NET.", "a.b.example.net:3390")) {
            assertThat(policy.decide(host(name))).as(name).isEqualTo(new Refused(Refusal.OPTED_OUT, Optional.empty()));
            assertThat(policy.objection(host(name))).as(name).contains(Refusal.OPTED_OUT);
            assertThat(policy.objectionToGateway(name)).as(name).contains(Refusal.OPTED_OUT);
        }
        assertThat(refusal(policy.decideGateway("gw.example.net"))).isEqualTo(Refusal.OPTED_OUT);
        TargetPolicy neighbour = TestConfig.publicPolicy().policyWith(found("20.42.73.24"), optOuts);
        assertThat(approved(neighbour.decide(host("pc7.notexample.net")))).isNotNull();
    }

    @Test
    void optedOutAddress_isNeverPinned_alsoNotBesideOthers() {
        OptOuts optOuts = TestOptOuts.of("20.42.73.0/24", "2606:4700::7");
        TargetPolicy policy = TestConfig.publicPolicy()
                .policyWith(found("20.42.73.24", "20.42.74.1", "2606:4700::7", "2606:4700::8"), optOuts);
        Approved decision = (Approved) policy.decide(host("pc7.example.net"));
        assertThat(decision.target().addresses())
                .extracting(address -> IpAddress.of(address.getAddress()).text())
                .containsExactly("2606:4700::8", "20.42.74.1");
        assertThat(decision.target().skipped()).containsExactly(Refusal.OPTED_OUT);
        TargetPolicy none = TestConfig.publicPolicy().policyWith(found("10.0.0.5", "20.42.73.24"), optOuts);
        assertThat(refusal(none.decide(host("pc7.example.net")))).isEqualTo(Refusal.OPTED_OUT);
        assertThat(refusal(none.decide(host("20.42.73.255")))).isEqualTo(Refusal.OPTED_OUT);
        assertThat(refusal(none.decideGateway("[2606:4700::7]:443"))).isEqualTo(Refusal.OPTED_OUT);
        assertThat(approved(none.decide(host("20.42.72.255")))).isNotNull();
    }

    @Test
    void optedOut_countsInThePrivatePolicyToo_andNoGatewayGetsAroundIt() {
        OptOuts optOuts = TestOptOuts.of("10.90.7.7", "pc7.lan");
        TargetPolicy policy = TestConfig.privatePolicy("10.90.0.0/16").policyWith(NOBODY_ASKED, optOuts);
        assertThat(refusal(policy.decide(host("10.90.7.7")))).isEqualTo(Refusal.OPTED_OUT);
        assertThat(refusal(policy.decide(host("pc7.lan")))).isEqualTo(Refusal.OPTED_OUT);
        assertThat(approved(policy.decide(host("10.90.7.8")))).isNotNull();
        assertThat(policy.objection(behind("10.90.1.1", "10.90.7.7"))).contains(Refusal.OPTED_OUT);
        TargetPolicy strangers = TestConfig.publicPolicy().policyWith(NOBODY_ASKED, optOuts);
        assertThat(strangers.objection(behind("gw.example.org", "10.90.7.7"))).contains(Refusal.OPTED_OUT);
    }

    @Test
    void aliasThatOptedOut_isRefused() {
        List<String> aliases = List.of("gate.example.net", "pc7.shy.example.org");
        NameResolver resolver = name -> new NameAnswer(
                new NameLookup(name.ascii(), Status.FOUND, aliases, 1, Duration.ZERO), List.of(address("20.42.73.24")));
        TargetPolicy policy = TestConfig.publicPolicy().policyWith(resolver, TestOptOuts.of("shy.example.org"));
        assertThat(policy.decide(host("pc7.example.net"))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(Refusal.OPTED_OUT);
            assertThat(refused.lookup().orElseThrow().aliases()).containsExactly("gate.example.net");
        });
    }

    @Test
    void whatIsNeverTested_needsNoOptOut() {
        TargetPolicy policy = TestConfig.publicPolicy().policyWith(NOBODY_ASKED, TestOptOuts.of("20.42.73.24"));
        assertThat(policy.neverTested(TestOptOuts.holding("192.168.1.1"))).contains(Refusal.ADDR_PRIVATE);
        assertThat(policy.neverTested(TestOptOuts.holding("pc7.local"))).contains(Refusal.SPECIAL_NAME);
        assertThat(policy.neverTested(TestOptOuts.holding("20.42.73.24"))).isEmpty();
        assertThat(policy.neverTested(TestOptOuts.holding("example.net"))).isEmpty();
    }

    private static NameResolver found(String... texts) {
        List<IpAddress> addresses =
                Arrays.stream(texts).map(TargetPolicyTest::address).toList();
        return name -> new NameAnswer(
                new NameLookup(name.ascii(), Status.FOUND, List.of(), addresses.size(), Duration.ZERO), addresses);
    }

    private static IpAddress address(String text) {
        return IpAddress.read(text).orElseThrow();
    }

    private static TargetRequest host(String text) {
        return new TargetRequest(text, Optional.empty(), Optional.empty());
    }

    private static TargetRequest host(String text, int port) {
        return new TargetRequest(text, Optional.of(port), Optional.empty());
    }

    private static ApprovedTarget approved(TargetDecision decision) {
        assertThat(decision).isInstanceOf(Approved.class);
        return ((Approved) decision).target();
    }

    private static Refusal refusal(TargetDecision decision) {
        assertThat(decision).isInstanceOf(Refused.class);
        return ((Refused) decision).why();
    }
}
