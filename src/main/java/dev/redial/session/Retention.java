package dev.redial.session;

import dev.redial.admission.RunRecords;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Erases sessions that have been kept long enough, with all that belongs to them. */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final SessionStore sessions;
    private final RunRecords records;
    private final RetentionConfig config;
    private final Clock clock;

    Retention(SessionStore sessions, RunRecords records, RetentionConfig config, Clock clock) {
        this.sessions = sessions;
        this.records = records;
        this.config = config;
        this.clock = clock;
    }

    /** Twice an hour: nothing may be older than the limit and one hour (G-02), and erasing takes its time too. */
    @Scheduled(every = "30m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void eraseOld() {
        Instant limit = clock.instant().minus(Duration.ofDays(config.sessionDays()));
        // The record of runs may be kept longer; it must not tell then what the session would no longer tell.
        sessions.idsUpTo(limit).forEach(records::erased);
        long count = sessions.delete("createdAt <= ?1", limit);
        if (count > 0) {
            LOG.infof("erased %d sessions older than %d days", count, config.sessionDays());
        }
    }
}
