package dev.redial.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** REQUIREMENTS W-08: ten tries a minute. */
class PaceTest {

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private final Pace pace = new Pace(
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            },
            10,
            Duration.ofMinutes(1));

    private long admitted(String name, int tries) {
        return IntStream.range(0, tries).filter(i -> pace.admit(name)).count();
    }

    @Test
    void tenTries_areAllInAMinute() {
        assertThat(admitted("ann", 15)).isEqualTo(10);
        assertThat(admitted("ben", 3)).isEqualTo(3);
    }

    @Test
    void minute_movesOnWithTheTries() {
        admitted("ann", 6);
        now = now.plusSeconds(30);
        assertThat(admitted("ann", 15)).isEqualTo(4);
        now = now.plusSeconds(30);
        assertThat(admitted("ann", 15)).isEqualTo(6);
    }
}
