package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.target.TextRecords.Answer;
import dev.redial.target.TextRecords.NoAnswer;
import dev.redial.target.TextRecords.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;

class DnsTextsTest {
    private static final Duration AMPLE = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMillis(20);

    @Test
    void texts_atTheName_areRead_longOnesJoined() throws IOException {
        try (var server = FakeDnsServer.withRecords(
                txt("_proof.example.net.", "one"), txt("_proof.EXAMPLE.net.", "two, ", "in parts"))) {
            assertThat(ask(server, AMPLE, "example.net")).isEqualTo(new Texts(List.of("one", "two, in parts")));
            assertThat(server.asked()).containsExactly("_proof.example.net. TXT");
        }
    }

    @Test
    void reverseZone_isAskedForAddresses() throws IOException {
        try (var server = FakeDnsServer.withRecords()) {
            assertThat(ask(server, AMPLE, "203.0.113.0/24")).isEqualTo(new Texts(List.of()));
            assertThat(server.asked()).containsExactly("_proof.113.0.203.in-addr.arpa. TXT");
        }
    }

    @Test
    void texts_behindAnAlias_areSomebodyElses() throws IOException {
        Record alias = new CNAMERecord(
                Name.fromString("_proof.example.net."), DClass.IN, 60, Name.fromString("any.hosting.example."));
        try (var server = FakeDnsServer.withRecords(alias, txt("any.hosting.example.", "not ours"))) {
            assertThat(ask(server, AMPLE, "example.net")).isEqualTo(new Texts(List.of()));
        }
    }

    @Test
    void noSuchName_isAnAnswer_andFailureIsNone() throws IOException {
        try (var missing = FakeDnsServer.withCode(Rcode.NXDOMAIN);
                var broken = FakeDnsServer.withCode(Rcode.SERVFAIL);
                var refusing = FakeDnsServer.withCode(Rcode.REFUSED);
                var silent = FakeDnsServer.silent();
                var garbage = FakeDnsServer.answering((question, byTcp) -> Optional.of(new byte[] {1, 2, 3}))) {
            assertThat(ask(missing, AMPLE, "example.net")).isEqualTo(new Texts(List.of()));
            assertThat(ask(broken, AMPLE, "example.net")).isEqualTo(new NoAnswer());
            assertThat(ask(refusing, AMPLE, "example.net")).isEqualTo(new NoAnswer());
            assertThat(ask(silent, SHORT, "example.net")).isEqualTo(new NoAnswer());
            assertThat(ask(garbage, SHORT, "example.net")).isEqualTo(new NoAnswer());
        }
    }

    private static Answer ask(FakeDnsServer server, Duration budget, String holding) {
        var servers = new ConfiguredDnsServers(List.of(server.address()), PATIENCE);
        return new DnsTexts(servers, budget).at("_proof", TestOptOuts.holding(holding));
    }

    private static Record txt(String owner, String... parts) throws IOException {
        return new TXTRecord(Name.fromString(owner), DClass.IN, 60, List.of(parts));
    }
}
