package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.redial.MovableClock;
import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.StepResult;
import dev.redial.figures.FigureLog;
import dev.redial.figures.Figures;
import dev.redial.figures.Kind;
import dev.redial.figures.Milestone;
import dev.redial.figures.Period;
import dev.redial.figures.Rate;
import dev.redial.knowledge.StepId;
import dev.redial.outcome.Outcome;
import dev.redial.target.TargetRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Sessions become counts, and counts outlive them. In a year before all other tests, whose sessions would count too. Runs on PostgreSQL as well, with {@code -Dredial.db.url}.
 */
@QuarkusTest
class BookkeepingTest {

    private static final Instant MORNING = Instant.parse("2020-03-04T08:00:00Z");
    private static final String HELPS = "unlock-account";
    private static final ErrorCode LOCKED = ErrorCode.of(0xd07);

    @Inject
    Sessions sessions;

    @Inject
    SessionStore store;

    @Inject
    Bookkeeping books;

    @Inject
    FigureLog figures;

    @Inject
    MovableClock clock;

    @Inject
    EntityManager database;

    @Inject
    Cases cases;

    @BeforeEach
    @AfterEach
    void clean() {
        clock.reset();
        QuarkusTransaction.requiringNew().run(() -> {
            store.delete("createdAt < ?1", Instant.parse("2021-01-01T00:00:00Z"));
            database.createNativeQuery("delete from figure_count where day_of < date '2021-01-01'")
                    .executeUpdate();
            database.createNativeQuery("delete from figure_day where day_of < date '2021-01-01'")
                    .executeUpdate();
        });
    }

    private SessionToken arrived(ErrorCode code, Optional<String> article, Optional<TargetRequest> target) {
        return sessions.open(new Arrival(Optional.of(code), target, article, target.isPresent(), "en"))
                .token();
    }

    private void ended(SessionToken token, Outcome.Result result) {
        boolean fixed = result == Outcome.Result.FIXED;
        sessions.tried(token, new StepId(HELPS), fixed ? StepResult.FIXED : StepResult.NOT_FIXED);
        sessions.end(
                token,
                new Outcome(
                        result,
                        Optional.of(HELPS).filter(s -> fixed),
                        Optional.of("account-locked"),
                        Optional.empty(),
                        clock.instant()));
    }

    /** Four on a morning: one only came, and an hour later one had a computer tested and was not helped, two were. */
    private SessionToken aMorning() {
        clock.moveTo(MORNING);
        SessionToken first = arrived(ErrorCode.of(0x904, 7), Optional.of("kb-12"), Optional.empty());
        clock.move(Duration.ofHours(1));
        Optional<TargetRequest> target =
                Optional.of(new TargetRequest("pc7.example.org", Optional.empty(), Optional.empty()));
        SessionToken tested = arrived(LOCKED, Optional.of("kb-12"), target);
        StoredChecks.add(tested, StoredChecks.saying("pc7.example.org"), "+1 ms end");
        SessionToken quick = arrived(LOCKED, Optional.of("kb-12"), Optional.empty());
        SessionToken slow = arrived(LOCKED, Optional.of("once-only"), Optional.empty());
        clock.move(Duration.ofMinutes(7));
        ended(quick, Outcome.Result.FIXED);
        ended(tested, Outcome.Result.NOT_FIXED);
        clock.move(Duration.ofMinutes(30));
        ended(slow, Outcome.Result.FIXED);
        return first;
    }

    private Figures counted() {
        books.count();
        return figures.read(Period.ALL);
    }

    @Test
    void sessions_becomeTheseFigures() {
        aMorning();
        Figures figures = counted();

        assertThat(Stream.of(Milestone.values()).map(figures.all()::reached))
                .containsExactly(4L, 1L, 1L, 1L, 3L, 3L, 2L);
        assertThat(figures.groups(Kind.CODE))
                .extracting(Figures.Group::subject, Figures.Group::ofTold, Figures.Group::ofAll)
                .containsExactly(
                        tuple("0xd07", new Rate(2, 3), new Rate(2, 3)),
                        tuple("0x904/0x7", new Rate(0, 0), new Rate(0, 1)));
        assertThat(figures.groups(Kind.CAUSE))
                .extracting(Figures.Group::subject, g -> g.reached(Milestone.ARRIVED))
                .contains(tuple("account-locked", 3L));
        assertThat(figures.groups(Kind.ARTICLE))
                .extracting(Figures.Group::subject, Figures.Group::ofTold)
                .containsExactly(tuple("kb-12", new Rate(1, 2)), tuple("(others)", new Rate(1, 1)));
        assertThat(figures.weeks())
                .extracting(Figures.Group::subject, Figures.Group::ofTold)
                .containsExactly(tuple("2020-03-02", new Rate(2, 3)));
        assertThat(figures.steps()).singleElement().satisfies(t -> {
            assertThat(t.step().value()).isEqualTo(HELPS);
            assertThat(t.success()).isEqualTo(new Rate(2, 3));
        });
        assertThat(figures.took()).containsExactly(new Figures.Took("0xd07", 2, 7));
        assertThat(figures.asOf()).isNotEmpty();
    }

    @Test
    void forecast_isWhatWasThoughtBeforeItWasHeardWhatHelped() {
        aMorning();
        Figures figures = counted();
        assertThat(figures.witnesses()).containsExactly("CLAIMED");
        assertThat(figures.calibration(figures.witnesses()).stream()
                        .mapToLong(bin -> bin.right().of())
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void outcomeThatIsTakenBack_leavesNoForecast() {
        clock.moveTo(MORNING);
        SessionToken token = arrived(LOCKED, Optional.empty(), Optional.empty());
        ended(token, Outcome.Result.FIXED);
        ended(token, Outcome.Result.FIXED);
        assertThat(sessions.export(token).orElseThrow().forecast()).isNotNull();
        ended(token, Outcome.Result.GAVE_UP);
        assertThat(sessions.export(token).orElseThrow().forecast()).isNull();
        assertThat(counted().witnesses()).isEmpty();
    }

    @Test
    void whatChanges_isCountedAnew() {
        SessionToken first = aMorning();
        assertThat(counted().all().ofTold()).isEqualTo(new Rate(2, 3));
        clock.move(Duration.ofDays(5));
        ended(first, Outcome.Result.FIXED);
        assertThat(counted().all().ofTold()).isEqualTo(new Rate(3, 4));
        assertThat(counted().all().ofTold()).as("and once").isEqualTo(new Rate(3, 4));
    }

    @Test
    void whatIsErasedWhileItsDayIsOpen_countsNoMore() {
        SessionToken first = aMorning();
        assertThat(counted().all().reached(Milestone.ARRIVED)).isEqualTo(4);
        sessions.erase(first);
        assertThat(counted().all().reached(Milestone.ARRIVED)).isEqualTo(3);
    }

    @Test
    void figures_outliveTheSessions() {
        aMorning();
        Figures before = counted();
        // The day's first sessions are old enough to go; it is counted for the last time.
        clock.moveTo(Instant.parse("2020-04-03T00:00:00Z"));
        assertThat(counted().sums()).isEqualTo(before.sums());
        eraseUpTo(MORNING.plus(Duration.ofMinutes(30)));
        assertThat(counted().sums()).as("some are gone").isEqualTo(before.sums());
        eraseUpTo(MORNING.plus(Duration.ofDays(1)));
        clock.move(Duration.ofDays(100));
        assertThat(counted().sums()).as("all are gone").isEqualTo(before.sums());
        assertThat(cases.of(MORNING.atZone(ZoneOffset.UTC).toLocalDate())).isEmpty();
    }

    @Test
    void sessionsThatWentBeforeTheLastCount_stayCounted() {
        aMorning();
        Figures before = counted();
        eraseUpTo(MORNING.plus(Duration.ofMinutes(30))); // as if somebody shortened the retention
        clock.moveTo(Instant.parse("2020-04-03T00:00:00Z"));
        assertThat(counted().sums()).isEqualTo(before.sums());
    }

    @Test
    void retentionThatGrows_doesNotOpenADayAgain() {
        aMorning();
        clock.moveTo(Instant.parse("2020-04-03T00:00:00Z"));
        Figures before = counted();
        eraseUpTo(MORNING.plus(Duration.ofDays(1)));
        new Bookkeeping(cases, figures, longer(), clock).count();
        assertThat(figures.read(Period.ALL).sums()).isEqualTo(before.sums());
    }

    private static RetentionConfig longer() {
        return new RetentionConfig() {
            @Override
            public int sessionDays() {
                return 365;
            }

            @Override
            public int recordDays() {
                return 365;
            }

            @Override
            public int auditDays() {
                return 365;
            }
        };
    }

    /** As the job does whose time has come. */
    private void eraseUpTo(Instant last) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.delete(
                        "createdAt <= ?1 and createdAt > ?2", last, Instant.parse("2020-01-01T00:00:00Z")));
    }

    @Test
    void time_isCutAtItsFirstDay() {
        aMorning();
        books.count();
        clock.moveTo(MORNING.plus(Duration.ofDays(6)));
        assertThat(figures.read(Period.WEEK).all().reached(Milestone.ARRIVED)).isEqualTo(4);
        clock.move(Duration.ofDays(1));
        assertThat(figures.read(Period.WEEK).all().reached(Milestone.ARRIVED)).isZero();
    }

    @Test
    void nobody_isNothing() {
        clock.moveTo(MORNING);
        assertThat(counted().all().reached()).isEmpty();
    }

    @Test
    void noHostName_isInTheFigures() {
        aMorning();
        books.count();
        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(new Schema(database).holding("pc7.example.org"))
                        .isNotEmpty()
                        .noneMatch(column -> column.startsWith("figure")));
    }
}
