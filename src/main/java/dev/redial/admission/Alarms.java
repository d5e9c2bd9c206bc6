package dev.redial.admission;

import dev.redial.rdp.PeerText;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Raises alarms from the records as they come in, and shuts out the client whom one is about. It looks once a record is stored for
 * good: an alarm that fails then loses no record, and of two records stored at the same moment the later one sees both.
 */
@ApplicationScoped
public class Alarms {

    private static final Logger LOG = Logger.getLogger(Alarms.class);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final int MOST_REFUSED = 50;
    private static final int MOST_CLIENTS = 30;

    /** One in so many. */
    private static final int REFUSED_SHARE = 5;

    /** Fewer say nothing: on a quiet morning one mistyped name would be a share of 100 %. */
    private static final int ENOUGH = 50;

    private static final String EVERYBODY = "everybody";
    private static final int MOST_LISTED = 200;

    private final Store store;
    private final RunRecords records;
    private final Blocks blocks;
    private final RecordConfig config;
    private final Clock clock;

    Alarms(Store store, RunRecords records, Blocks blocks, RecordConfig config, Clock clock) {
        this.store = store;
        this.records = records;
        this.blocks = blocks;
        this.config = config;
        this.clock = clock;
    }

    /** The table of alarms. */
    @ApplicationScoped
    static class Store implements PanacheRepositoryBase<AlarmEntity, UUID> {}

    void watch(@Observes(during = TransactionPhase.AFTER_SUCCESS) RunRecord record) {
        try {
            // The record's transaction is over and still stands in the way. Each look has one of its own, so that
            // nobody waits with one open.
            QuarkusTransaction.suspendingExisting().run(() -> judge(record));
        } catch (RuntimeException e) {
            LOG.errorf(e, "alarms could not be looked for");
        }
    }

    private void judge(RunRecord record) {
        Instant now = record.askedAt();
        popular(record, now.minus(HOUR));
        if (record.verdict() != Verdict.REFUSED) {
            return;
        }
        if (Metadata.asked(record)) {
            raise(
                    AlarmKind.METADATA_ASKED,
                    record.client().value(),
                    record.host().orElse(""));
            blocks.automatic(record.client(), BlockReason.METADATA_ASKED);
        }
        long refused = records.count(List.of(record.client()), now.minus(HOUR), Verdict.REFUSED);
        if (refused > MOST_REFUSED) {
            raise(AlarmKind.CLIENT_REFUSED, record.client().value(), Long.toString(refused));
            blocks.automatic(record.client(), BlockReason.CLIENT_REFUSED);
        }
        long all = records.count(now.minus(LATELY));
        long no = records.count(now.minus(LATELY), Verdict.REFUSED);
        if (all >= ENOUGH && no * REFUSED_SHARE > all) {
            raise(AlarmKind.REFUSED_SHARE, EVERYBODY, no * 100 / all + " %");
        }
    }

    /** An address where one was found, as names are many; what was typed otherwise. */
    private void popular(RunRecord record, Instant since) {
        boolean told = false;
        for (String address : record.addresses().stream().distinct().toList()) {
            told |= popular(address, records.clients(address, since));
        }
        if (!told) {
            boolean unused =
                    popular(record.host().orElse(record.target().value()), records.clients(record.target(), since));
        }
    }

    private boolean popular(String target, long clients) {
        if (clients <= MOST_CLIENTS) {
            return false;
        }
        raise(AlarmKind.TARGET_POPULAR, target, Long.toString(clients));
        return true;
    }

    /** Somebody at the desk has tried too many support codes that do not exist. */
    public void guessedCodes(String staffName) {
        raise(AlarmKind.GUESSED_CODES, staffName, "");
    }

    /** One alarm for each kind and subject within an hour; a repeat only counts up. */
    private synchronized void raise(AlarmKind kind, String subject, String detail) {
        String about = PeerText.clean(subject);
        Instant now = clock.instant();
        // In a transaction of its own, which has ended before the next thread looks whether there is one.
        QuarkusTransaction.requiringNew().run(() -> {
            int repeats = store.update(
                    "times = times + 1, lastAt = ?1 where kind = ?2 and subject = ?3 and raisedAt > ?4",
                    now,
                    kind.name(),
                    about,
                    now.minus(HOUR));
            if (repeats == 0) {
                persist(kind, about, PeerText.clean(detail), now);
                LOG.warnf("alarm %s: %s", kind, about);
            }
        });
    }

    private void persist(AlarmKind kind, String subject, String detail, Instant now) {
        AlarmEntity alarm = new AlarmEntity();
        alarm.id = UUID.randomUUID();
        alarm.kind = kind.name();
        alarm.subject = subject;
        alarm.detail = detail;
        alarm.raisedAt = now;
        alarm.lastAt = now;
        alarm.times = 1;
        store.persist(alarm);
    }

    /** How many nobody has looked at. */
    @Transactional
    public long unseen() {
        return store.count("seenAt is null");
    }

    /** The latest ones, those that nobody has looked at first. */
    @Transactional
    public List<Alarm> list() {
        return store
                .find("order by case when seenAt is null then 0 else 1 end, lastAt desc, id")
                .page(0, MOST_LISTED)
                .stream()
                .map(Alarms::alarm)
                .toList();
    }

    /** Notes that somebody has looked at it. @return whether that is news */
    @Transactional
    public boolean seen(UUID id, String staffName) {
        return store.update("seenBy = ?1, seenAt = ?2 where id = ?3 and seenAt is null", staffName, clock.instant(), id)
                > 0;
    }

    private static Alarm alarm(AlarmEntity e) {
        return new Alarm(
                e.id,
                AlarmKind.valueOf(e.kind),
                e.subject,
                e.detail,
                e.raisedAt,
                e.lastAt,
                e.times,
                e.seenAt == null ? Optional.empty() : Optional.of(new Alarm.Seen(e.seenBy, e.seenAt)));
    }

    @Scheduled(every = "1h", delayed = "4m")
    @Transactional
    void eraseOld() {
        store.delete("lastAt < ?1", clock.instant().minus(Duration.ofDays(config.recordDays())));
    }
}
