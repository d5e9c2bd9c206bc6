package dev.redial.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.redial.admission.Alarms;
import dev.redial.session.SessionState;
import dev.redial.session.Sessions;
import dev.redial.session.SupportCode;
import dev.redial.staff.Misses;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Finds the session whose code was read out on the telephone; whoever guesses is stopped (REQUIREMENTS W-08). */
@ApplicationScoped
public class SupportLookup {

    private static final int MISSES = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);

    private static final int TRIES = 10;
    private static final Duration TRIES_IN = Duration.ofMinutes(1);
    private static final int MOST_NAMES = 10_000;

    private final Sessions sessions;
    private final Misses misses;
    private final Alarms alarms;
    private final Cache<String, Bucket> tries = Caffeine.newBuilder()
            .maximumSize(MOST_NAMES)
            .expireAfterAccess(TRIES_IN)
            .build();

    SupportLookup(Sessions sessions, Alarms alarms, Clock clock) {
        this.alarms = alarms;
        this.sessions = sessions;
        this.misses = new Misses(clock, MISSES, LOCK);
    }

    /** What came of it. */
    public sealed interface Lookup {}

    /** There it is. */
    record Found(UUID session) implements Lookup {}

    /** Nothing to show. */
    record Missed(Miss why) implements Lookup {}

    /** Why there is nothing to show. */
    public enum Miss {
        UNREADABLE,
        UNKNOWN,
        LOCKED,
        /** Right or wrong, too many within a minute. */
        HASTY
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(TRIES).refillIntervally(TRIES, TRIES_IN))
                .build();
    }

    /** @param who the member of staff, as the key of the limit */
    Lookup find(String who, String heard) {
        Optional<SupportCode> code = SupportCode.read(heard);
        if (code.isEmpty()) {
            return new Missed(Miss.UNREADABLE);
        }
        if (!tries.get(who, name -> bucket()).tryConsume(1)) {
            return new Missed(Miss.HASTY);
        }
        if (!misses.admit(who)) {
            return new Missed(Miss.LOCKED);
        }
        Optional<SessionState> session = code.flatMap(sessions::find);
        session.ifPresent(s -> misses.hit(who));
        if (misses.locked(who)) {
            alarms.guessedCodes(who);
        }
        return session.<Lookup>map(s -> new Found(s.id())).orElseGet(() -> new Missed(Miss.UNKNOWN));
    }
}
