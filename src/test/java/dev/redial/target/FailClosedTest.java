package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** T-23: what breaks on the way to a permission ends without one. */
class FailClosedTest {
    private static final TargetRequest NAME =
            new TargetRequest("pc7.redial-corpus.com", Optional.empty(), Optional.empty());
    private static final TargetRequest ADDRESS = new TargetRequest("20.42.73.24", Optional.empty(), Optional.empty());

    @Test
    void nameServers_failing_approveNothing() throws IOException {
        for (int code : new int[] {Rcode.SERVFAIL, Rcode.REFUSED, Rcode.NOTIMP, Rcode.NXDOMAIN, Rcode.FORMERR}) {
            try (FakeDnsServer dns = FakeDnsServer.withCode(code)) {
                assertThat(policy(dns).decide(NAME)).as("code %d", code).isInstanceOf(TargetDecision.Unresolved.class);
            }
        }
        try (FakeDnsServer dns = FakeDnsServer.answering((question, byTcp) -> Optional.of(new byte[] {1, 2, 3}))) {
            assertThat(policy(dns).decide(NAME)).isInstanceOf(TargetDecision.Unresolved.class);
        }
    }

    /** Types and classes of address that we do not know, such as those of RFC 7043 or of a network called Hesiod, are no addresses. */
    @Test
    void addresses_ofUnknownFamilies_approveNothing() throws IOException {
        byte[] bytes = {20, 42, 73, 24};
        for (int[] typeAndClass : new int[][] {{Type.EUI48, DClass.IN}, {Type.WKS, DClass.IN}, {65_280, DClass.IN}}) {
            try (FakeDnsServer dns = FakeDnsServer.answering((question, byTcp) -> {
                Message answer = FakeDnsServer.reply(question);
                Name owner = question.getQuestion().getName();
                byte[] content = typeAndClass[0] == Type.EUI48 ? new byte[] {20, 42, 73, 24, 0, 1} : bytes;
                content = typeAndClass[0] == Type.WKS ? new byte[] {20, 42, 73, 24, 6, 1} : content;
                answer.addRecord(Record.newRecord(owner, typeAndClass[0], typeAndClass[1], 0, content), Section.ANSWER);
                return Optional.of(answer.toWire());
            })) {
                assertThat(policy(dns).decide(NAME))
                        .as("type %d", typeAndClass[0])
                        .isInstanceOf(TargetDecision.Unresolved.class);
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> IpAddress.of(new byte[8]));
    }

    @Test
    void resolver_broken_givesNoPermission() {
        TargetPolicy policy = TestConfig.publicPolicy().policyWith(name -> {
            throw new IllegalStateException("the resolver broke");
        });
        assertThatIllegalStateException().isThrownBy(() -> policy.decide(NAME)).withMessage("the resolver broke");
    }

    /** Without knowing our own addresses we cannot rule ourselves out. */
    @Test
    void ownAddresses_unknown_giveNoPermission() {
        TargetPolicy policy = new TargetPolicy(
                TestConfig.publicPolicy(),
                name -> {
                    throw new AssertionError("asked for " + name);
                },
                TestOptOuts.none(),
                () -> {
                    throw new UncheckedIOException(new SocketException("no interfaces"));
                });
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> policy.decide(ADDRESS));
    }

    @Test
    void policyFile_missing_stopsTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RuleFile.load("/target/no-such-file.csv"))
                .withMessage("/target/no-such-file.csv: the file is missing");
    }

    @Test
    void policyFile_cutOff_stopsTheStart() throws IOException {
        String whole = new String(
                FailClosedTest.class.getResourceAsStream(SpecialRanges.FILE).readAllBytes(), StandardCharsets.UTF_8);
        String cut = whole.substring(0, whole.lastIndexOf("fc00::/7"));
        assertThatIllegalStateException()
                .isThrownBy(() -> new SpecialRanges(RuleFile.read(cut, SpecialRanges.FILE), SpecialRanges.FILE))
                .withMessageContaining(SpecialRanges.FILE)
                .withMessageContaining("announces");
        assertThatIllegalStateException().isThrownBy(() -> RuleFile.read("", "empty.csv"));
    }

    private static TargetPolicy policy(FakeDnsServer dns) {
        NameResolver resolver = new DnsResolver(
                new ConfiguredDnsServers(List.of(dns.address()), Duration.ofSeconds(2)),
                TestOptOuts.mayAsk(TestOptOuts.none()),
                Duration.ofSeconds(2));
        return new TargetPolicy(TestConfig.publicPolicy(), resolver, TestOptOuts.none(), Set::of);
    }
}
