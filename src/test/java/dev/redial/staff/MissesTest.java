package dev.redial.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MissesTest {

    private final SetClock clock = new SetClock();
    private final Misses misses = new Misses(clock, 5, Duration.ofMinutes(15));

    @Test
    void name_isAdmittedFiveTimes() {
        assertThat(admitted(7)).isEqualTo(5);
    }

    @Test
    void fifthMiss_locks() {
        admitted(4);
        assertThat(misses.locked("admin")).isFalse();
        admitted(1);
        assertThat(misses.locked("admin")).isTrue();
    }

    @Test
    void lock_endsAfterItsTime() {
        admitted(5);
        clock.pass(Duration.ofMinutes(15));
        assertThat(misses.admit("admin")).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(admitted(7)).isEqualTo(5);
    }

    @Test
    void refusedTry_doesNotLengthenTheLock() {
        admitted(5);
        clock.pass(Duration.ofMinutes(14));
        assertThat(misses.admit("admin")).isFalse();
        clock.pass(Duration.ofMinutes(2));
        assertThat(misses.admit("admin")).isTrue();
    }

    @Test
    void hit_forgetsTheMissesBefore() {
        admitted(4);
        misses.hit("admin");
        assertThat(admitted(7)).isEqualTo(5);
    }

    @Test
    void lock_isForOneName() {
        admitted(5);
        assertThat(misses.admit("other")).isTrue();
    }

    @Test
    void guessedNames_pushOutTheOldestOnly() {
        IntStream.range(0, 20_000).forEach(i -> misses.admit("guessed" + i));
        admitted(5);
        assertThat(misses.admit("admin")).isFalse();
    }

    private long admitted(int tries) {
        return IntStream.range(0, tries).filter(i -> misses.admit("admin")).count();
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

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
    }
}
