package dev.redial.figures;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Counts what people looked for and we did not have. Of what they typed, a number alone is kept, and only where it was asked for several times on a day: words
 * could be a name, and a rare number a telephone's. As with arrivals, a crash loses a minute.
 */
@ApplicationScoped
public class Searches {

    /** Anybody can make up numbers; beyond so many on a day they are one. */
    static final int MOST_A_DAY = 500;
    /** What is asked for less often on a day is not kept by its number. */
    static final long OFTEN = 3;

    private static final Logger LOG = Logger.getLogger(Searches.class);
    private static final String TIMES = "TIMES";

    private final FigureLog.Counts counts;
    private final Clock clock;
    private final Map<Asked, Long> waiting = new HashMap<>();
    private final Set<Asked> today = new HashSet<>();

    Searches(FigureLog.Counts counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    private record Asked(LocalDate day, Key key) {}

    /** Somebody opened the page of a code that no list has. */
    public void unknownCode(String code) {
        came(Kind.UNKNOWN_CODE, code);
    }

    /** A search found nothing. @param code what could be read in it as a code; nothing else of it is handed over */
    public void nothingFound(Optional<String> code) {
        came(Kind.EMPTY_SEARCH, code.orElse(""));
    }

    private synchronized void came(Kind kind, String subject) {
        LocalDate day = today();
        Asked named = new Asked(day, new Key(kind, subject, TIMES));
        today.removeIf(asked -> !asked.day().equals(day));
        Asked asked = subject.isEmpty() || today.contains(named) || today.size() < MOST_A_DAY
                ? named
                : new Asked(day, new Key(kind, Key.OTHERS, TIMES));
        today.add(asked);
        waiting.merge(asked, 1L, Long::sum);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private synchronized Map<Asked, Long> taken() {
        Map<Asked, Long> taken = Map.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    private synchronized void putBack(Map<Asked, Long> taken) {
        taken.forEach((asked, times) -> waiting.merge(asked, times, Long::sum));
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        Map<Asked, Long> taken = taken();
        if (taken.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> taken.forEach((asked, times) -> counts.add(asked.day(), asked.key(), times)));
        } catch (RuntimeException away) {
            LOG.warnf("searches can't be written now: %s", away);
            putBack(taken);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        write();
    }

    /** When a day is over, numbers that were asked for once or twice lose their name. */
    @Scheduled(every = "1h", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetRare() {
        QuarkusTransaction.requiringNew().run(() -> {
            List<FigureCountEntity> rare = counts.list(
                    "dayOf < ?1 and kind in ?2 and amount < ?3 and subject not in ?4",
                    today(),
                    FigureLog.Counts.names(Kind.UNANSWERED),
                    OFTEN,
                    List.of("", Key.OTHERS));
            rare.forEach(row -> {
                counts.add(row.dayOf, new Key(Kind.valueOf(row.kind), Key.OTHERS, TIMES), row.amount);
                counts.delete(row);
            });
        });
    }
}
