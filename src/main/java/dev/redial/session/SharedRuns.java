package dev.redial.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.redial.admission.LimitConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runs that one more check can share: those under way, and those so fresh that the host is to be left alone. */
@ApplicationScoped
class SharedRuns {

    private static final int MOST_KEPT = 2_000;

    private final LimitConfig config;
    private final Clock clock;
    private final Map<RunKey, Run> underWay = new ConcurrentHashMap<>();
    private final Cache<RunKey, Run> fresh;

    SharedRuns(LimitConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.fresh = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(config.targetPause())
                .build();
    }

    Optional<Run> find(RunKey key) {
        if (!config.enabled() || key.places().isEmpty()) {
            return Optional.empty();
        }
        Instant oldest = clock.instant().minus(config.targetPause());
        return Optional.ofNullable(underWay.get(key))
                .or(() -> Optional.ofNullable(fresh.getIfPresent(key))
                        .filter(run -> run.startedAt().isAfter(oldest)));
    }

    void started(Run run) {
        underWay.put(run.key(), run);
    }

    /** Nobody shall join it any more: what it sees is erased. */
    void forget(Run run) {
        underWay.remove(run.key(), run);
    }

    void ended(Run run) {
        fresh.put(run.key(), run);
        underWay.remove(run.key(), run);
    }
}
