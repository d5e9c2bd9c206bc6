package dev.redial.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.MovableClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people look for in vain, without what they typed. In a year before all other tests. */
@QuarkusTest
class SearchesTest {

    @Inject
    FigureLog figures;

    @Inject
    FigureLog.Counts counts;

    @Inject
    MovableClock clock;

    private Searches searches;

    @BeforeEach
    void begin() {
        searches = new Searches(counts, clock);
        clean();
        clock.moveTo(Instant.parse("2019-03-04T08:00:00Z"));
    }

    @AfterEach
    void clean() {
        searches.write();
        clock.reset();
        QuarkusTransaction.requiringNew().run(() -> counts.delete("dayOf < ?1", LocalDate.of(2020, 1, 1)));
    }

    private Figures written() {
        searches.write();
        return figures.read(Period.WEEK);
    }

    @Test
    void searches_areCountedByTheirCode() {
        searches.nothingFound(Optional.empty());
        searches.nothingFound(Optional.of("0x123"));
        written();
        searches.nothingFound(Optional.of("0x123"));
        assertThat(written().unanswered(Kind.EMPTY_SEARCH))
                .containsExactly(new Figures.Unanswered("0x123", 2), new Figures.Unanswered("", 1));
    }

    @Test
    void numbersBeyondTheMost_areOne() {
        for (int code = 0; code < Searches.MOST_A_DAY + 7; code++) {
            searches.unknownCode("0x" + Integer.toHexString(code));
        }
        assertThat(written().unanswered(Kind.UNKNOWN_CODE))
                .hasSize(Searches.MOST_A_DAY + 1)
                .contains(new Figures.Unanswered(Key.OTHERS, 7));
    }

    @Test
    void rareNumber_losesItsNameWhenItsDayIsOver() {
        for (int time = 0; time < Searches.OFTEN; time++) {
            searches.unknownCode("0x777");
        }
        searches.unknownCode("0x4917");
        searches.nothingFound(Optional.empty());
        searches.write();
        searches.forgetRare();
        assertThat(written().unanswered(Kind.UNKNOWN_CODE))
                .extracting(Figures.Unanswered::subject)
                .containsExactly("0x777", "0x4917");

        clock.move(Duration.ofDays(1));
        searches.forgetRare();
        assertThat(written().unanswered(Kind.UNKNOWN_CODE))
                .containsExactly(new Figures.Unanswered("0x777", 3), new Figures.Unanswered(Key.OTHERS, 1));
        assertThat(written().unanswered(Kind.EMPTY_SEARCH)).containsExactly(new Figures.Unanswered("", 1));
    }
}
