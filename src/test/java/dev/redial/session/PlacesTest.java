package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.admission.LimitConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final CountDownLatch enough = new CountDownLatch(1);

    private static Places places(boolean enabled, int atOnce, int queue) {
        LimitConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(LimitConfig.class)
                .withDefaultValue("redial.limit.enabled", String.valueOf(enabled))
                .withDefaultValue("redial.limit.at-once", String.valueOf(atOnce))
                .withDefaultValue("redial.limit.queue", String.valueOf(queue))
                .build()
                .getConfigMapping(LimitConfig.class);
        return new Places(config);
    }

    private void work(String name) {
        begun.add(name);
        try {
            boolean ended = enough.await(60, TimeUnit.SECONDS);
            assertThat(ended).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String next() throws InterruptedException {
        return begun.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void soManyRunAndSoManyWaitInTheOrderOfTheirComing() throws Exception {
        Places places = places(true, 2, 3);
        List<String> runs = List.of("a", "b", "c", "d", "e");
        for (String run : runs) {
            assertThat(places.free()).isTrue();
            places.take(run, () -> work(run));
        }
        assertThat(places.free()).isFalse();
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder(runs.get(0), runs.get(1));
        assertThat(runs.stream().map(places::place).toList())
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(1), Optional.of(2), Optional.of(3));

        enough.countDown();
        List<String> later = new ArrayList<>(List.of(next(), next(), next()));
        assertThat(later).containsExactlyInAnyOrderElementsOf(runs.subList(2, 5));
        places.stop();
    }

    @Test
    void workThatBreaks_givesItsPlaceBack() throws Exception {
        Places places = places(true, 1, 1);
        places.take("first", () -> {
            begun.add("first");
            throw new IllegalStateException("on purpose");
        });
        next();
        enough.countDown();
        places.take("second", () -> work("second"));
        assertThat(next()).isEqualTo("second");
        places.stop();
    }

    @Test
    void withoutLimits_allRunAtOnce() throws Exception {
        Places places = places(false, 1, 1);
        List.of("a", "b", "c", "d", "e").forEach(run -> places.take(run, () -> work(run)));
        for (int i = 0; i < 5; i++) {
            assertThat(next()).isNotNull();
        }
        assertThat(places.free()).isTrue();
        enough.countDown();
        places.stop();
    }
}
