package dev.redial.admission;

import dev.redial.admission.Buckets.Rate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much one client may ask for. Its name changes at midnight (UTC), so what counts within ten minutes and an hour begins anew then; the
 * day is counted over both names.
 */
@ApplicationScoped
class ClientLimits {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** Most checks have ended by then, and so will one of those that are in the way. */
    private static final Duration A_CHECK = Duration.ofSeconds(5);

    private final LimitConfig config;
    private final Blocks blocks;
    private final Buckets buckets;
    private final RunRecords records;
    private final Pseudonyms pseudonyms;
    private final Clock clock;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    ClientLimits(
            LimitConfig config,
            Blocks blocks,
            Buckets buckets,
            RunRecords records,
            Pseudonyms pseudonyms,
            Clock clock) {
        this.config = config;
        this.blocks = blocks;
        this.buckets = buckets;
        this.records = records;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** Takes one of the client's places, or says why it gets none. A place that was taken must be given back. */
    Optional<Turned> enter(Client client) {
        Optional<Turned> blocked = blocked(client);
        if (blocked.isPresent()) {
            return blocked;
        }
        if (underWay.merge(client.network(), 1, Integer::sum) > config.clientAtOnce()) {
            leave(client);
            return Optional.of(new Turned(Limit.CLIENT_BUSY, A_CHECK));
        }
        Optional<Turned> tooMany = tooMany(client);
        if (tooMany.isPresent()) {
            leave(client);
        }
        return tooMany;
    }

    void leave(Client client) {
        underWay.computeIfPresent(client.network(), (network, count) -> count > 1 ? count - 1 : null);
    }

    private Optional<Turned> blocked(Client client) {
        Instant now = clock.instant();
        return blocks.until(client).map(until -> new Turned(Limit.CLIENT_BLOCKED, Duration.between(now, until)));
    }

    private Optional<Turned> tooMany(Client client) {
        List<Rate> rates =
                List.of(new Rate(config.clientPerTenMinutes(), TEN_MINUTES), new Rate(config.clientPerHour(), HOUR));
        return take("client:" + pseudonyms.of(client), rates)
                .or(() -> ofTheDay(client))
                .or(() -> client.site().flatMap(site -> take("site:" + pseudonyms.ofNetwork(site), forSite(rates))));
    }

    private List<Rate> forSite(List<Rate> rates) {
        return rates.stream().map(rate -> rate.times(config.siteFactor())).toList();
    }

    private Optional<Turned> take(String bucket, List<Rate> rates) {
        return buckets.take(bucket, rates).map(after -> new Turned(Limit.CLIENT_LIMIT, after));
    }

    private Optional<Turned> ofTheDay(Client client) {
        Instant now = clock.instant();
        List<Pseudonym> names = pseudonyms.lately(client);
        return records.admitted(names, now.minus(DAY)) < config.clientPerDay()
                ? Optional.empty()
                : Optional.of(new Turned(
                        Limit.CLIENT_LIMIT,
                        records.oldest(names, now.minus(DAY))
                                .map(oldest -> Duration.between(now, oldest.plus(DAY)))
                                .orElse(HOUR)));
    }
}
