package dev.redial.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinutesTest {

    @ParameterizedTest
    @CsvSource({"PT59S, 0", "PT7M, 7", "PT59M, 59", "PT1H19M, 70", "PT23H59M, 1430", "PT25H30M, 1500", "PT-5M, 0"})
    void length_isAsExactAsItMatters(Duration took, String measure) {
        assertThat(Minutes.measure(took)).isEqualTo(measure);
    }

    @Test
    void median_isTheMiddleOne() {
        assertThat(Minutes.median(Map.of("5", 1L, "10", 1L, "100", 1L))).hasValue(10);
        assertThat(Minutes.median(Map.of("5", 10L, "1000", 9L))).hasValue(5);
        assertThat(Minutes.median(Map.of("9", 1L, "10", 1L))).hasValue(9);
        assertThat(Minutes.median(Map.of())).isEmpty();
    }
}
