package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunLimitsTest {

    private record Config(boolean enabled, int clientPerTenMinutes, int clientPerHour, int atOnce)
            implements LimitConfig {}

    @Test
    void clientThatAsksTooOften_waits() {
        RunLimits limits = new RunLimits(new Config(true, 2, 30, 50));
        assertThat(limits.enter("a")).isEmpty();
        assertThat(limits.enter("a")).isEmpty();
        assertThat(limits.enter("a")).hasValueSatisfying(refusal -> {
            assertThat(refusal.reason()).isEqualTo("CLIENT_LIMIT");
            assertThat(refusal.ours()).isFalse();
            assertThat(refusal.after()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(6));
        });
        assertThat(limits.enter("b")).isEmpty();
    }

    @Test
    void hour_countsToo() {
        RunLimits limits = new RunLimits(new Config(true, 10, 2, 50));
        limits.enter("a");
        limits.enter("a");
        assertThat(limits.enter("a")).isPresent();
    }

    @Test
    void fullNode_asksToComeBack() {
        RunLimits limits = new RunLimits(new Config(true, 10, 30, 1));
        assertThat(limits.enter("a")).isEmpty();
        assertThat(limits.enter("b")).hasValueSatisfying(refusal -> {
            assertThat(refusal.reason()).isEqualTo("BUSY");
            assertThat(refusal.ours()).isTrue();
        });
        limits.leave();
        assertThat(limits.enter("b")).isEmpty();
    }

    /** Whoever is turned away must not take a place with him. */
    @Test
    void refusedClient_leavesItsPlace() {
        RunLimits limits = new RunLimits(new Config(true, 1, 30, 2));
        limits.enter("a");
        for (int i = 0; i < 5; i++) {
            assertThat(limits.enter("a").orElseThrow().reason()).isEqualTo("CLIENT_LIMIT");
        }
        assertThat(limits.enter("b")).isEmpty();
    }

    @Test
    void limits_canBeSwitchedOff() {
        RunLimits limits = new RunLimits(new Config(false, 1, 1, 1));
        for (int i = 0; i < 5; i++) {
            assertThat(limits.enter("a")).isEmpty();
        }
    }
}
