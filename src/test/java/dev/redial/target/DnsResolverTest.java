package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.redial.target.NameLookup.Family;
import dev.redial.target.NameLookup.Status;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

class DnsResolverTest {
    private static final HostName.Dns PC7 = new HostName.Dns("pc7.example.net", Optional.empty(), false);
    private static final Duration AMPLE = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(100);
    /** How long a server may be silent before the next is asked. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private static final byte[] V4 = {20, 42, 73, 24};
    private static final byte[] V6 = {0x26, 6, 0x47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7};

    @Test
    void lookup_bothFamilies_askedOnceEach() throws IOException {
        try (var server = FakeDnsServer.withRecords(a("pc7.example.net."), aaaa("pc7.example.net."))) {
            NameAnswer answer = resolve(AMPLE, server);
            assertThat(answer.lookup().status()).isEqualTo(Status.FOUND);
            assertThat(answer.addresses()).extracting(IpAddress::text).containsExactly("20.42.73.24", "2606:4700::7");
            assertThat(server.asked()).containsExactlyInAnyOrder("pc7.example.net. A", "pc7.example.net. AAAA");
        }
    }

    @Test
    void lookup_mappedAddress_staysIpv6() throws IOException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 20, 42, 73, 24};
        Record record = new AAAARecord(name("pc7.example.net."), DClass.IN, 60, mapped);
        try (var server = FakeDnsServer.withRecords(record)) {
            assertThat(resolve(AMPLE, server).addresses())
                    .extracting(IpAddress::text)
                    .containsExactly("::ffff:142a:4918");
        }
    }

    @Test
    void lookup_responseCodes_areToldApart() throws IOException {
        assertThat(statusOf(Rcode.NXDOMAIN)).isEqualTo(Status.NOT_FOUND);
        assertThat(statusOf(Rcode.NOERROR)).isEqualTo(Status.NO_ADDRESS);
        assertThat(statusOf(Rcode.SERVFAIL)).isEqualTo(Status.SERVER_FAILED);
        assertThat(statusOf(Rcode.REFUSED)).isEqualTo(Status.SERVER_REFUSED);
        assertThat(statusOf(Rcode.NOTIMP)).isEqualTo(Status.SERVER_FAILED);
    }

    @Test
    void lookup_silentServer_timesOut() throws IOException {
        try (var server = FakeDnsServer.silent()) {
            assertThat(resolve(SHORT, server).lookup().status()).isEqualTo(Status.TIMEOUT);
        }
    }

    @Test
    void lookup_firstQuestionLost_isAskedAgain() throws IOException {
        Set<String> lost = ConcurrentHashMap.newKeySet();
        try (var server = FakeDnsServer.answering(
                (question, byTcp) -> lost.add(question.getQuestion().toString())
                        ? Optional.empty()
                        : Optional.of(FakeDnsServer.reply(question, a("pc7.example.net."))
                                .toWire()))) {
            assertThat(impatiently(AMPLE, server).lookup().status()).isEqualTo(Status.FOUND);
        }
    }

    @Test
    void lookup_firstServerSilent_secondAnswers() throws IOException {
        try (var silent = FakeDnsServer.silent();
                var server = FakeDnsServer.withRecords(a("pc7.example.net."))) {
            assertThat(impatiently(AMPLE, silent, server).lookup().status()).isEqualTo(Status.FOUND);
        }
    }

    @Test
    void lookup_firstServerFails_secondAnswers() throws IOException {
        try (var broken = FakeDnsServer.withCode(Rcode.SERVFAIL);
                var server = FakeDnsServer.withRecords(a("pc7.example.net."))) {
            assertThat(resolve(AMPLE, broken, server).lookup().status()).isEqualTo(Status.FOUND);
            assertThat(broken.asked()).hasSize(2);
        }
    }

    /** Not even the name servers of someone who opted out hear of us, when an alias leads there. */
    @Test
    void lookup_aliasThatOptedOut_isNotAsked() throws IOException {
        OptOuts optOuts = TestOptOuts.of("next.example.net");
        try (var server = FakeDnsServer.answering(DnsResolverTest::stepByStep)) {
            var servers = new ConfiguredDnsServers(List.of(server.address()), AMPLE);
            NameAnswer answer = new DnsResolver(servers, TestOptOuts.mayAsk(optOuts), AMPLE).resolve(PC7);
            assertThat(answer.lookup().aliases()).containsExactly("next.example.net");
            assertThat(answer.addresses()).isEmpty();
            assertThat(server.asked()).containsExactlyInAnyOrder("pc7.example.net. A", "pc7.example.net. AAAA");
        }
    }

    /** Our own broken way to the name servers must not look like a fault of the name's. */
    @Test
    void lookup_noServerThere_isSilence() throws IOException {
        var closed = FakeDnsServer.silent();
        closed.close();
        assertThat(resolve(SHORT, closed).lookup().status()).isEqualTo(Status.TIMEOUT);
    }

    @Test
    void lookup_answerAfterTheSecondQuestion_counts() throws IOException {
        try (var server = FakeDnsServer.late(a("pc7.example.net."), aaaa("pc7.example.net."))) {
            NameAnswer answer = impatiently(AMPLE, server);
            assertThat(answer.addresses()).hasSize(2);
            assertThat(answer.lookup().silence()).isEmpty();
            assertThat(server.asked()).hasSize(4);
        }
    }

    @Test
    void lookup_eachServer_isAskedTwiceAndNoMore() throws IOException {
        try (var silent = FakeDnsServer.silent();
                var mute = FakeDnsServer.silent()) {
            assertThat(impatiently(Duration.ofMillis(300), silent, mute)
                            .lookup()
                            .status())
                    .isEqualTo(Status.TIMEOUT);
            assertThat(silent.asked()).hasSize(4);
            assertThat(mute.asked()).hasSize(4);
        }
    }

    @Test
    void lookup_refusalBesideSilence_isToldAtTheEnd() throws IOException {
        try (var silent = FakeDnsServer.silent();
                var refusing = FakeDnsServer.withCode(Rcode.REFUSED)) {
            assertThat(impatiently(Duration.ofMillis(300), silent, refusing)
                            .lookup()
                            .status())
                    .isEqualTo(Status.SERVER_REFUSED);
            assertThat(refusing.asked()).hasSize(2);
        }
    }

    @Test
    void lookup_oneFamilySilent_goesOnWithTheOther() throws IOException {
        try (var server = FakeDnsServer.answering(
                (question, byTcp) -> question.getQuestion().getType() == Type.AAAA
                        ? Optional.empty()
                        : Optional.of(FakeDnsServer.reply(question, a("pc7.example.net."))
                                .toWire()))) {
            Duration budget = Duration.ofMillis(300);
            NameLookup lookup = impatiently(budget, server).lookup();
            assertThat(lookup.status()).isEqualTo(Status.FOUND);
            assertThat(lookup.silence()).contains(Family.IPV6);
            assertThat(lookup.took()).isLessThan(budget);
        }
    }

    /** Without an address the silent family is the news: it may have had one. */
    @Test
    void lookup_oneFamilySilentAndNothingInTheOther_timesOut() throws IOException {
        try (var server = FakeDnsServer.answering(
                (question, byTcp) -> question.getQuestion().getType() == Type.A
                        ? Optional.empty()
                        : Optional.of(FakeDnsServer.reply(question).toWire()))) {
            NameLookup lookup = impatiently(SHORT, server).lookup();
            assertThat(lookup.status()).isEqualTo(Status.TIMEOUT);
            assertThat(lookup.silence()).isEmpty();
        }
    }

    @Test
    void lookup_answerWithoutAQuestion_isInvalid() throws IOException {
        try (var server = FakeDnsServer.answering((question, byTcp) -> {
            Message bare = new Message(question.getHeader().getID());
            bare.getHeader().setFlag(Flags.QR);
            return Optional.of(bare.toWire());
        })) {
            assertThat(resolve(AMPLE, server).lookup().status()).isEqualTo(Status.INVALID);
        }
    }

    @Test
    void lookup_firstServerSpeaksNonsense_secondAnswers() throws IOException {
        try (var odd = FakeDnsServer.answering(DnsResolverTest::shortAddress);
                var server = FakeDnsServer.withRecords(a("pc7.example.net."))) {
            assertThat(resolve(AMPLE, odd, server).lookup().status()).isEqualTo(Status.FOUND);
        }
    }

    @Test
    void lookup_garbage_isInvalid() throws IOException {
        try (var server = FakeDnsServer.answering((question, byTcp) -> Optional.of("not dns".getBytes("US-ASCII")))) {
            assertThat(resolve(SHORT, server).lookup().status()).isIn(Status.INVALID, Status.TIMEOUT);
        }
        try (var server = FakeDnsServer.answering(DnsResolverTest::shortAddress)) {
            assertThat(resolve(AMPLE, server).lookup().status()).isEqualTo(Status.INVALID);
        }
    }

    @Test
    void lookup_answerToAnotherName_isInvalid() throws IOException {
        try (var server = FakeDnsServer.withRecords(a("pc8.example.net."), aaaa("pc8.example.net."))) {
            assertThat(resolve(AMPLE, server).lookup().status()).isEqualTo(Status.INVALID);
        }
    }

    @Test
    void lookup_cutOffAnswer_isFetchedByTcp() throws IOException {
        try (var server = FakeDnsServer.answering(DnsResolverTest::longAnswer)) {
            assertThat(resolve(AMPLE, server).addresses()).hasSize(1);
        }
    }

    @Test
    void alias_followedByItsAddress_isReported() throws IOException {
        try (var server =
                FakeDnsServer.withRecords(cname("pc7.example.net.", "Host.Example.net."), a("host.example.net."))) {
            NameLookup lookup = resolve(AMPLE, server).lookup();
            assertThat(lookup.aliases()).containsExactly("host.example.net");
            assertThat(lookup.addresses()).isEqualTo(1);
        }
    }

    @Test
    void alias_withoutItsAddress_isAskedFor() throws IOException {
        try (var server = FakeDnsServer.answering(DnsResolverTest::stepByStep)) {
            assertThat(resolve(AMPLE, server).lookup().status()).isEqualTo(Status.FOUND);
            assertThat(server.asked()).contains("pc7.example.net. A", "next.example.net. A");
        }
    }

    @Test
    void alias_leadingNowhere_isNotAskedForAgain() throws IOException {
        Name zone = name("example.net.");
        Record soa = new SOARecord(zone, DClass.IN, 60, zone, zone, 1, 60, 60, 60, 60);
        try (var server = FakeDnsServer.withRecords(cname("pc7.example.net.", "host.example.net."), soa)) {
            assertThat(resolve(AMPLE, server).lookup().status()).isEqualTo(Status.NO_ADDRESS);
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void alias_circles_areFound() throws IOException {
        try (var server = FakeDnsServer.withRecords(cname("pc7.example.net.", "pc7.example.net."))) {
            assertThat(resolve(AMPLE, server).lookup().status()).isEqualTo(Status.ALIAS_LOOP);
        }
        try (var server = FakeDnsServer.answering((question, byTcp) -> {
            boolean first = question.getQuestion().getName().equals(name("pc7.example.net."));
            Record turn = first
                    ? cname("pc7.example.net.", "pc8.example.net.")
                    : cname("pc8.example.net.", "pc7.example.net.");
            return Optional.of(FakeDnsServer.reply(question, turn).toWire());
        })) {
            assertThat(resolve(AMPLE, server).lookup().status()).isEqualTo(Status.ALIAS_LOOP);
        }
    }

    @Test
    void alias_eightAreFollowed_theNinthIsNot() throws IOException {
        assertThat(chainOf(8)).isEqualTo(Status.FOUND);
        assertThat(chainOf(9)).isEqualTo(Status.ALIAS_LOOP);
    }

    @Test
    void alias_toSpecialName_isNeverAskedFor() throws IOException {
        try (var server = FakeDnsServer.withRecords(cname("pc7.example.net.", "db.internal."))) {
            NameAnswer answer = resolve(AMPLE, server);
            assertThat(answer.addresses()).isEmpty();
            assertThat(server.asked()).hasSize(2).noneMatch(question -> question.startsWith("db"));
        }
    }

    @Test
    void servers_inSetting_areAddressesOnly() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ConfiguredDnsServers.of(List.of("dns.example.net")))
                .withMessageContaining("redial.dns.servers")
                .withMessageContaining("dns.example.net");
        assertThatIllegalStateException()
                .isThrownBy(() -> ConfiguredDnsServers.of(List.of("127.0.0.1:99999")))
                .withMessageContaining("PORT_RANGE");
        assertThat(ConfiguredDnsServers.of(List.of("127.0.0.1", "[::1]:5353", "::1")))
                .isNotNull();
        assertThat(ConfiguredDnsServers.of(List.of())).isNotNull();
    }

    private static Status chainOf(int aliases) throws IOException {
        List<Record> records = new ArrayList<>();
        String owner = "pc7.example.net.";
        for (int i = 1; i <= aliases; i++) {
            records.add(cname(owner, "a" + i + ".example.net."));
            owner = "a" + i + ".example.net.";
        }
        records.add(a(owner));
        try (var server = FakeDnsServer.withRecords(records.toArray(Record[]::new))) {
            return resolve(AMPLE, server).lookup().status();
        }
    }

    private static Status statusOf(int rcode) throws IOException {
        try (var server = FakeDnsServer.withCode(rcode)) {
            return resolve(AMPLE, server).lookup().status();
        }
    }

    private static NameAnswer resolve(Duration budget, FakeDnsServer... servers) {
        List<InetSocketAddress> addresses =
                Stream.of(servers).map(FakeDnsServer::address).toList();
        return resolve(new ConfiguredDnsServers(addresses, budget), budget);
    }

    private static NameAnswer impatiently(Duration budget, FakeDnsServer... servers) {
        List<InetSocketAddress> addresses =
                Stream.of(servers).map(FakeDnsServer::address).toList();
        return resolve(new ConfiguredDnsServers(addresses, PATIENCE), budget);
    }

    private static NameAnswer resolve(DnsServers servers, Duration budget) {
        return new DnsResolver(servers, TestOptOuts.mayAsk(TestOptOuts.none()), budget).resolve(PC7);
    }

    private static Optional<byte[]> shortAddress(Message question, boolean byTcp) throws IOException {
        byte[] wire = FakeDnsServer.reply(question, a("pc7.example.net."), aaaa("pc7.example.net."))
                .toWire();
        byte[] cut = Arrays.copyOf(wire, wire.length - 1);
        int length = question.getQuestion().getType() == Type.A ? 4 : 16;
        cut[cut.length - length] = (byte) (length - 1); // RDLENGTH, low byte
        return Optional.of(cut);
    }

    private static Optional<byte[]> longAnswer(Message question, boolean byTcp) throws IOException {
        if (byTcp) {
            return Optional.of(
                    FakeDnsServer.reply(question, a("pc7.example.net.")).toWire());
        }
        Message cutOff = FakeDnsServer.reply(question);
        cutOff.getHeader().setFlag(Flags.TC);
        return Optional.of(cutOff.toWire());
    }

    private static Optional<byte[]> stepByStep(Message question, boolean byTcp) throws IOException {
        boolean first = question.getQuestion().getName().equals(name("pc7.example.net."));
        Record step = first ? cname("pc7.example.net.", "next.example.net.") : a("next.example.net.");
        return Optional.of(FakeDnsServer.reply(question, step).toWire());
    }

    private static Name name(String text) throws IOException {
        return Name.fromString(text);
    }

    private static Record a(String owner) throws IOException {
        return new ARecord(name(owner), DClass.IN, 60, V4);
    }

    private static Record aaaa(String owner) throws IOException {
        return new AAAARecord(name(owner), DClass.IN, 60, V6);
    }

    private static Record cname(String owner, String target) throws IOException {
        return new CNAMERecord(name(owner), DClass.IN, 60, name(target));
    }
}
