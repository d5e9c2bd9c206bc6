package dev.redial.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "example.org, example.org",
        "pc7.example.org, example.org",
        "pc7.office.example.co.uk, example.co.uk",
        "mine.dyndns.org, mine.dyndns.org",
        "a.mine.dyndns.org, mine.dyndns.org",
        "host_1.example.org, example.org",
        "xn--bcher-kva.example.de, example.de",
        "co.uk, co.uk",
        "localhost, localhost"
    })
    void owner_beginsBelowThePublicSuffix(String host, String owner) {
        assertThat(TargetLimits.registrable(host)).isEqualTo(owner);
    }
}
