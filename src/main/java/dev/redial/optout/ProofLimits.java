package dev.redial.optout;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.UUID;

/** Keeps strangers from having us ask name servers at their will, and from filling the table. */
final class ProofLimits {

    /** Enough for an impatient person whose DNS takes its time. */
    private static final int LOOKUPS = 10;

    private static final int LOOKUPS_OF_ALL = 100;
    private static final int REQUESTS = 20;
    private static final Duration SPAN = Duration.ofMinutes(10);
    private static final int MOST_KEYS = 20_000;

    private final TimeMeter time;
    private final Bucket all;
    private final Cache<UUID, Bucket> lookups = keyed();
    private final Cache<String, Bucket> requests = keyed();

    ProofLimits(TimeMeter time) {
        this.time = time;
        all = bucket(LOOKUPS_OF_ALL);
    }

    /** Whether name servers may be asked for this request once more. */
    boolean lookUp(UUID request) {
        return lookups.get(request, id -> bucket(LOOKUPS)).tryConsume(1) && all.tryConsume(1);
    }

    /** Whether this client may make one more request. */
    boolean open(String client) {
        return requests.get(client, c -> bucket(REQUESTS)).tryConsume(1);
    }

    private Bucket bucket(int capacity) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, SPAN))
                .build();
    }

    private static <K> Cache<K, Bucket> keyed() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(Duration.ofHours(1))
                .build();
    }
}
