package dev.redial.session;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Erases sessions that have been kept long enough. */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** How long things are kept. */
    @ConfigMapping(prefix = "redial.retention")
    interface Config {
        /** Days that a session is kept, 1 to 365. */
        @WithDefault("30")
        int sessionDays();
    }

    private final SessionStore sessions;
    private final Config config;
    private final Clock clock;

    Retention(SessionStore sessions, Config config, Clock clock) {
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m")
    @Transactional
    void eraseOld() {
        long count = sessions.delete("createdAt < ?1", clock.instant().minus(Duration.ofDays(config.sessionDays())));
        if (count > 0) {
            LOG.infof("erased %d sessions older than %d days", count, config.sessionDays());
        }
    }
}
