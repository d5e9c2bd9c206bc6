package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldingTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "203.0.113.7:3389, 203.0.113.7",
        "203.0.113.7/32, 203.0.113.7",
        "' 203.0.113.0/24 ', 203.0.113.0/24",
        "2001:DB8:7::/48, 2001:db8:7::/48",
        "[2001:db8::7]:3389, 2001:db8::7",
        "Example.ORG., example.org",
        "faß.example, xn--fa-hia.example"
    })
    void typed_isReadIntoItsOneSpelling(String typed, String text) {
        Holding holding = TestOptOuts.holding(typed);
        assertThat(holding.text()).isEqualTo(text);
        assertThat(TestOptOuts.holding(text)).isEqualTo(holding);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7/24, RANGE_SYNTAX",
        "203.0.113.0/33, RANGE_SYNTAX",
        "203.0.113.0/024, RANGE_SYNTAX",
        "0203.0.113.0/24, RANGE_SYNTAX",
        "example.org/24, RANGE_SYNTAX",
        "203.0.113.0/24/1, RANGE_SYNTAX",
        "https://example.org/, SCHEME",
        "0177.0.0.1, AMBIGUOUS_IP",
        "a..b, EMPTY_LABEL",
        "'', EMPTY_LABEL",
        "me@example.org, USERINFO",
        "fe80::1%eth0, ZONE_ID"
    })
    void typed_thatIsNothing_isRefusedInWords(String typed, String reason) {
        assertThat(Holding.read(typed)).isEqualTo(new Holding.Unreadable(reason));
        assertThat(RefusalWords.text(reason, Locale.ENGLISH)).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, example.org",
        "203.0.113.7, 7.113.0.203.in-addr.arpa",
        "203.0.113.0/24, 113.0.203.in-addr.arpa",
        "203.0.113.128/25, 113.0.203.in-addr.arpa",
        "203.0.112.0/22, 0.203.in-addr.arpa",
        "2001:db8:7::/48, 7.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
        "2001:db8:6::/47, 0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
        "2001:db8::a7, 7.a.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"
    })
    void zone_holdsAllOfIt(String holding, String zone) {
        assertThat(TestOptOuts.holding(holding).zone()).isEqualTo(zone);
    }

    @Test
    void single_isOneAddress() {
        assertThat(((Holding.Range) TestOptOuts.holding("203.0.113.7")).single())
                .isEqualTo(IpAddress.read("203.0.113.7"));
        assertThat(((Holding.Range) TestOptOuts.holding("203.0.113.6/31")).single())
                .isEmpty();
    }
}
