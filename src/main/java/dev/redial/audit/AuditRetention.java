package dev.redial.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Removes entries that were kept long enough, and tells the log where the chain ends: a log kept elsewhere shows when somebody rewrote all of it. */
@ApplicationScoped
class AuditRetention {

    private static final Logger LOG = Logger.getLogger(AuditRetention.class);

    private final AuditTrail trail;
    private final Clock clock;
    private final int days;

    AuditRetention(AuditTrail trail, Clock clock, @ConfigProperty(name = "redial.retention.audit-days") int days) {
        this.trail = trail;
        this.clock = clock;
        this.days = days;
    }

    @Scheduled(every = "30m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void shorten() {
        trail.shorten(clock.instant().minus(Duration.ofDays(days)));
        AuditChain.Mark end = trail.end();
        LOG.infof("the audit trail ends at %d with %s", end.number(), end.hash());
    }
}
