package dev.redial.optout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProofLimitsTest {

    private long nanos;
    private final ProofLimits limits = new ProofLimits(new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    });

    @Test
    void oneRequest_isLookedUpTenTimesInTenMinutes() {
        UUID request = UUID.randomUUID();
        for (int i = 0; i < 10; i++) {
            assertThat(limits.lookUp(request)).isTrue();
        }
        assertThat(limits.lookUp(request)).isFalse();
        assertThat(limits.lookUp(UUID.randomUUID())).isTrue();
        nanos += Duration.ofMinutes(10).toNanos();
        assertThat(limits.lookUp(request)).isTrue();
    }

    @Test
    void allRequests_togetherHaveALimitToo() {
        for (int i = 0; i < 100; i++) {
            assertThat(limits.lookUp(UUID.randomUUID())).isTrue();
        }
        assertThat(limits.lookUp(UUID.randomUUID())).isFalse();
    }

    @Test
    void oneClient_makesTwentyRequestsInTenMinutes() {
        for (int i = 0; i < 20; i++) {
            assertThat(limits.open("192.0.2.1")).isTrue();
        }
        assertThat(limits.open("192.0.2.1")).isFalse();
        assertThat(limits.open("192.0.2.2")).isTrue();
    }
}
