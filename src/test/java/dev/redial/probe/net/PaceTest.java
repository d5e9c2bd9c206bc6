package dev.redial.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.probe.ConnectionRate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Deadline NOW = Deadline.in(Duration.ZERO);

    @Test
    void thirdTurn_waitsForOneGivenBack() {
        Pace pace = new Pace(Duration.ZERO, ConnectionRate.UNLIMITED);
        assertThat(pace.enter(NOW)).isTrue();
        assertThat(pace.enter(NOW)).isTrue();
        assertThat(pace.enter(NOW)).isFalse();
        pace.leave();
        assertThat(pace.enter(NOW)).isTrue();
    }

    @Test
    void connections_beginWithAPauseBetween() {
        Duration pause = Duration.ofMillis(30);
        Pace pace = new Pace(pause, ConnectionRate.UNLIMITED);
        long begun = System.nanoTime();
        pace.await();
        pace.await();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(pause);
    }
}
