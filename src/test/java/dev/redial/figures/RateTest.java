package dev.redial.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    /** The score intervals without continuity correction of R. G. Newcombe, Statistics in Medicine 17 (1998), table I. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void interval_isThePublishedOne(long hits, long of, double low, double high) {
        Rate rate = new Rate(hits, of);
        assertThat(rate.low()).isCloseTo(low, within(0.00005));
        assertThat(rate.high()).isCloseTo(high, within(0.00005));
        Rate misses = new Rate(of - hits, of);
        assertThat(misses.low()).isCloseTo(1 - high, within(0.00005));
        assertThat(misses.high()).isCloseTo(1 - low, within(0.00005));
    }

    @Test
    void interval_holdsTheShareAndShrinks() {
        for (long of = 1; of < 200; of++) {
            for (long hits = 0; hits <= of; hits++) {
                Rate rate = new Rate(hits, of);
                assertThat(rate.share()).isBetween(rate.low(), rate.high());
                assertThat(rate.low()).isBetween(0.0, 1.0);
                assertThat(rate.high()).isBetween(0.0, 1.0);
            }
        }
        assertThat(new Rate(500, 1000).high()).isLessThan(new Rate(50, 100).high());
    }

    @Test
    void nothing_isUnknown() {
        Rate nothing = new Rate(0, 0);
        assertThat(nothing.known()).isFalse();
        assertThat(nothing.share()).isZero();
        assertThat(nothing.low()).isZero();
        assertThat(nothing.high()).isEqualTo(1);
    }

    @Test
    void moreThanAll_isRefused() {
        assertThatThrownBy(() -> new Rate(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
