package dev.redial.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.redial.admission.LimitConfig;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps one client from having us test the world, and all together from testing more than this node can carry. */
@ApplicationScoped
class RunLimits {

    private static final int MOST_CLIENTS = 100_000;

    private final LimitConfig config;
    private final AtomicInteger running = new AtomicInteger();
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    RunLimits(LimitConfig config) {
        this.config = config;
    }

    /** Why a check may not start now. @param after how long until it may */
    record Refusal(String reason, boolean ours, Duration after) {}

    /** Takes a place for one check, or says why there is none. A place that was taken must be given back. */
    Optional<Refusal> enter(String client) {
        if (!config.enabled()) {
            running.incrementAndGet();
            return Optional.empty();
        }
        if (running.incrementAndGet() > config.atOnce()) {
            leave();
            return Optional.of(new Refusal("BUSY", true, Duration.ofSeconds(10)));
        }
        ConsumptionProbe probe = buckets.get(client, c -> bucket()).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        leave();
        return Optional.of(new Refusal(
                "CLIENT_LIMIT",
                false,
                Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1)));
    }

    void leave() {
        running.decrementAndGet();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(config.clientPerTenMinutes())
                        .refillGreedy(config.clientPerTenMinutes(), Duration.ofMinutes(10)))
                .addLimit(limit -> limit.capacity(config.clientPerHour())
                        .refillGreedy(config.clientPerHour(), Duration.ofHours(1)))
                .build();
    }
}
