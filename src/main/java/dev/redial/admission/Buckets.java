package dev.redial.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Counts how often things happen: in the database, so that a restart forgives nothing, and while that is away in memory. */
@ApplicationScoped
class Buckets {

    private static final Logger LOG = Logger.getLogger(Buckets.class);

    private final BucketTable table;
    private final LimitConfig config;
    private final Clock clock;
    private final EntityManager database;
    private final Cache<String, Bucket> local = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofDays(1))
            .build();

    Buckets(DataSource dataSource, LimitConfig config, Clock clock, EntityManager database) {
        this.config = config;
        this.clock = clock;
        this.database = database;
        this.table = new BucketTable(dataSource, new Now(clock));
    }

    /** So many within so long, counted from the first; then all of them anew. */
    record Rate(long count, Duration within) {
        Rate times(int factor) {
            return new Rate(count * factor, within);
        }

        /** This node's part of it. */
        private Rate among(int nodes) {
            return new Rate(Math.max(1, count / nodes), within);
        }
    }

    private record Now(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(clock.millis()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /** Counts one, unless that is too many. @return how long until it would not be, if it is */
    Optional<Duration> take(String id, List<Rate> rates) {
        ConsumptionProbe probe = probe(id, rates);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private ConsumptionProbe probe(String id, List<Rate> rates) {
        try {
            return table.builder().build(id, () -> configuration(rates)).tryConsumeAndReturnRemaining(1);
        } catch (RuntimeException e) {
            LOG.warnf("limits are counted in memory, because their table can't be used: %s", e.getMessage());
            List<Rate> ours =
                    rates.stream().map(rate -> rate.among(config.nodes())).toList();
            return local.get(id, i -> inMemory(ours)).tryConsumeAndReturnRemaining(1);
        }
    }

    private static BucketConfiguration configuration(List<Rate> rates) {
        var configuration = BucketConfiguration.builder();
        rates.forEach(rate -> configuration.addLimit(
                limit -> limit.capacity(rate.count()).refillIntervally(rate.count(), rate.within())));
        return configuration.build();
    }

    private Bucket inMemory(List<Rate> rates) {
        var bucket = Bucket.builder().withCustomTimePrecision(new Now(clock));
        rates.forEach(rate ->
                bucket.addLimit(limit -> limit.capacity(rate.count()).refillIntervally(rate.count(), rate.within())));
        return bucket.build();
    }

    @Scheduled(every = "10m", delayed = "3m")
    void removeFull() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("delete from limit_bucket where expires_at < ?1")
                        .setParameter(1, clock.millis())
                        .executeUpdate());
    }
}
