package dev.redial.session;

import dev.redial.figures.CountedDay;
import dev.redial.figures.FigureLog;
import dev.redial.figures.RollUp;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Counts the sessions of each day that changed, so that pages of figures need not look at sessions, and figures outlive them. A day is counted until its first sessions are old
 * enough to be erased; from then on it stays as it was.
 */
@ApplicationScoped
public class Bookkeeping {

    /** An article fewer sessions came from may be a link between two people, and is not named for ever. */
    private static final long NAMED_ARTICLE = 3;

    private static final Logger LOG = Logger.getLogger(Bookkeeping.class);

    private final Cases cases;
    private final FigureLog figures;
    private final RetentionConfig retention;
    private final Clock clock;

    Bookkeeping(Cases cases, FigureLog figures, RetentionConfig retention, Clock clock) {
        this.cases = cases;
        this.figures = figures;
        this.retention = retention;
        this.clock = clock;
    }

    /** Soon after the start, which is before the first erasing, and every five minutes. */
    @Scheduled(every = "5m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTime() {
        try {
            count();
        } catch (RuntimeException away) {
            LOG.warnf("figures can't be counted now: %s", away);
        }
    }

    /** Counts what has changed since the last time. */
    public synchronized void count() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        // One day more than sessions can be old, for the day that is closed today.
        LocalDate oldest = today.minusDays(retention.sessionDays() + 1L);
        Map<LocalDate, CountedDay> counted = figures.counted(oldest);
        Set<String> articles = cases.articlesOf(NAMED_ARTICLE);
        for (LocalDate day = oldest; !day.isAfter(today); day = day.plusDays(1)) {
            count(day, today, Optional.ofNullable(counted.get(day)), articles);
        }
    }

    private void count(LocalDate day, LocalDate today, Optional<CountedDay> last, Set<String> articles) {
        CountedDay now = cases.state(day);
        boolean recent = !day.isBefore(today.minusDays(1));
        if (last.isEmpty() && now.sessions() == 0 && !recent) {
            return;
        }
        switch (CountedDay.due(last, now, recent, expiring(day))) {
            case NOTHING -> {}
            case COUNT -> figures.replace(now, RollUp.of(cases.of(day), articles));
            case COUNT_AND_CLOSE -> figures.replace(now.closing(), RollUp.of(cases.of(day), articles));
            case CLOSE -> figures.close(last.orElse(now).closing());
        }
    }

    private boolean expiring(LocalDate day) {
        Instant first = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return !first.plus(Duration.ofDays(retention.sessionDays())).isAfter(clock.instant());
    }
}
