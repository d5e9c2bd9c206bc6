package dev.redial.admission;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Clients that may not ask for now. A block holds a name of one day; the client is still known by it for as long as that day's key is
 * kept, which is a week, and so no block is longer.
 */
@ApplicationScoped
public class Blocks {

    /** The longest that staff can ask for. */
    public static final int MOST_HOURS = 7 * 24;

    private static final Duration AUTOMATIC = Duration.ofHours(24);

    /** Staff who lift a block trust the client; what it did before that does not block it at once again. */
    private static final Duration TRUSTED = Duration.ofHours(1);

    /** How late a block of another node may begin or end here. */
    private static final Duration STALE = Duration.ofSeconds(3);

    private static final int MOST_LISTED = 200;

    private final Store store;
    private final Pseudonyms pseudonyms;
    private final LimitConfig limits;
    private final RecordConfig config;
    private final Clock clock;
    private volatile Holding latest = new Holding(Instant.EPOCH, Map.of());

    Blocks(Store store, Pseudonyms pseudonyms, LimitConfig limits, RecordConfig config, Clock clock) {
        this.store = store;
        this.pseudonyms = pseudonyms;
        this.limits = limits;
        this.config = config;
        this.clock = clock;
    }

    /** The table of blocks. */
    @ApplicationScoped
    static class Store implements PanacheRepositoryBase<BlockEntity, UUID> {}

    /** What holds, as read at that moment. @param until by pseudonym */
    private record Holding(Instant readAt, Map<String, Instant> until) {}

    /** Until when this client may not ask, if it may not. */
    public Optional<Instant> until(Client client) {
        Instant now = clock.instant();
        Map<String, Instant> holding = holding(now);
        if (holding.isEmpty()) {
            return Optional.empty();
        }
        return pseudonyms.allOf(client).stream()
                .flatMap(name -> Optional.ofNullable(holding.get(name.value())).stream())
                .filter(until -> until.isAfter(now))
                .max(Instant::compareTo);
    }

    private Map<String, Instant> holding(Instant now) {
        Holding known = latest;
        boolean fresh = Duration.between(known.readAt(), now).abs().compareTo(STALE) < 0;
        return fresh ? known.until() : read().until();
    }

    /** One after the other, so that nobody puts back what was read before a change. */
    private synchronized Holding read() {
        Instant now = clock.instant();
        Map<String, Instant> until = QuarkusTransaction.requiringNew()
                .call(() -> store.stream("untilAt > ?1 and liftedAt is null", now)
                        .collect(Collectors.toMap(b -> b.client, b -> b.untilAt, (a, b) -> a.isAfter(b) ? a : b)));
        Holding read = new Holding(now, until);
        latest = read;
        return read;
    }

    /** Shuts a client out because of what it asked for, unless limits are off. */
    void automatic(Pseudonym client, BlockReason why) {
        if (!limits.enabled()) {
            return;
        }
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            long spoken = store.count(
                    "client = ?1 and untilAt > ?2 and (liftedAt is null or liftedAt > ?3)",
                    client.value(),
                    now,
                    now.minus(TRUSTED));
            if (spoken == 0) {
                persist(client, why, now, AUTOMATIC, null);
            }
        });
        Holding unused = read();
    }

    /** Shuts a client out because staff wants it. @param hours at most {@link #MOST_HOURS} */
    public void block(Pseudonym client, int hours, String staffName) {
        if (hours < 1 || hours > MOST_HOURS) {
            throw new IllegalArgumentException("a block of " + hours + " hours");
        }
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew()
                .run(() -> persist(client, BlockReason.STAFF, now, Duration.ofHours(hours), staffName));
        Holding unused = read();
    }

    private void persist(Pseudonym client, BlockReason why, Instant now, Duration time, @Nullable String by) {
        BlockEntity block = new BlockEntity();
        block.id = UUID.randomUUID();
        block.client = client.value();
        block.why = why.name();
        block.blockedAt = now;
        block.untilAt = now.plus(time);
        block.blockedBy = by;
        store.persist(block);
    }

    /** Ends a block before its time. @return whether there was one that could be ended */
    public boolean lift(UUID id, String staffName) {
        Instant now = clock.instant();
        int lifted = QuarkusTransaction.requiringNew()
                .call(() -> store.update(
                        "liftedBy = ?1, liftedAt = ?2 where id = ?3 and liftedAt is null and untilAt > ?2",
                        staffName,
                        now,
                        id));
        Holding unused = read();
        return lifted > 0;
    }

    /** The latest ones, those that are over included. */
    @Transactional
    public List<Block> list() {
        return store.find("order by blockedAt desc, id").page(0, MOST_LISTED).stream()
                .map(Blocks::block)
                .toList();
    }

    private static Block block(BlockEntity e) {
        return new Block(
                e.id,
                new Pseudonym(e.client),
                BlockReason.valueOf(e.why),
                e.blockedAt,
                e.untilAt,
                Optional.ofNullable(e.blockedBy),
                e.liftedAt == null ? Optional.empty() : Optional.of(new Block.Lifted(e.liftedBy, e.liftedAt)));
    }

    @Scheduled(every = "1h", delayed = "3m")
    @Transactional
    void eraseOld() {
        store.delete("untilAt < ?1", clock.instant().minus(Duration.ofDays(config.recordDays())));
    }
}
